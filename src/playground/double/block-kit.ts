/**
 * Refuses the blocks and views that Slack refuses. It knows Slack's long-standing blocks; a newer kind is refused until
 * somebody adds it here.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { accessory, anyText, image, inputElement, interactive, plain } from './block-elements.js';
import { richText } from './rich-text.js';

/** A block as it was sent, with the ids that Slack adds where there are none. */
export type Block = Readonly<Record<string, unknown>>;

export type Checked<T> =
  | { readonly value: T }
  /** Slack's error code, and what it says of each place. */
  | { readonly error: string; readonly messages: readonly string[] };

/** The blocks of a message. */
export function checkBlocks(sent: unknown): Checked<readonly Block[]> {
  const blocks = objects.safeParse(sent);
  if (!blocks.success) return { error: 'invalid_blocks_format', messages: [] };
  const whole = blocks.data.map(withIds);
  const problems = problemsOf(whole, MOST_IN_MESSAGE);
  if (problems.length > 0) return { error: 'invalid_blocks', messages: problems };
  if (JSON.stringify(sent).length > MOST_MESSAGE_JSON) return { error: 'msg_blocks_too_long', messages: [] };
  return { value: whole };
}

export type ViewPayload = z.infer<typeof viewSchema>;

/** A view of this kind, as `views.open`, `views.publish` and their like take it. */
export function checkView(sent: unknown, type: 'modal' | 'home'): Checked<ViewPayload> {
  const parsed = viewSchema.safeParse(sent);
  if (!parsed.success) return { error: 'invalid_arguments', messages: placesIn(parsed.error) };
  const view = { ...parsed.data, blocks: parsed.data.blocks.map(withIds) };
  const problems = problemsOf(view.blocks, MOST_IN_VIEW);
  if (view.type !== type) problems.push(`[ERROR] a view of type ${type} is needed [json-pointer:/view/type]`);
  if (type === 'modal' && !view.title) problems.push('[ERROR] missing required field: title');
  if (view.blocks.some((block) => block['type'] === 'input') && type === 'modal' && !view.submit) {
    problems.push('[ERROR] a modal with input blocks needs `submit`');
  }
  if (problems.length > 0) return { error: 'invalid_arguments', messages: problems };
  if (Buffer.byteLength(JSON.stringify(sent)) > MOST_VIEW_BYTES)
    return { error: 'view_too_large', messages: [] };
  return { value: view };
}

/** Limits: https://docs.slack.dev/reference/block-kit/blocks and …/surfaces; the JSON of one message is undocumented. */
const MOST_IN_MESSAGE = 50;
const MOST_IN_VIEW = 100;
const MOST_MESSAGE_JSON = 13_200;
const MOST_VIEW_BYTES = 250_000;

const objects = z.array(z.record(z.string(), z.unknown()));
const part = z.record(z.string(), z.unknown()).optional().catch(undefined);
const partsSchema = z.object({
  elements: objects.optional().catch(undefined),
  element: part,
  accessory: part,
});
const withActionIds = z.object({ elements: z.array(z.object({ action_id: z.string() })) });
const block_id = z.string().min(1).max(255);

const block = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: anyText(3_000).optional(),
      fields: z.array(anyText(2_000)).min(1).max(10).optional(),
      accessory: accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine(({ text, fields }) => text || fields, 'a section needs text or fields'),
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({
    type: z.literal('context'),
    block_id,
    elements: z
      .array(z.union([image, anyText(3_000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal('actions'), block_id, elements: z.array(interactive).min(1).max(25) }),
  image.extend({ block_id, title: plain(2_000).optional() }),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plain(2_000),
    element: inputElement,
    hint: plain(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('markdown'), block_id, text: z.string().min(1).max(12_000) }),
  richText,
]);

const viewSchema = z.strictObject({
  type: z.enum(['modal', 'home']),
  title: plain(24).optional(),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  blocks: objects,
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3_000).optional(),
  external_id: z.string().max(255).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

function problemsOf(blocks: readonly Block[], most: number): string[] {
  const parsed = z.array(block).max(most).safeParse(blocks);
  const problems = parsed.success ? [] : placesIn(parsed.error, '/blocks');
  const repeated = [
    ...repeats(blocks.map((each) => String(each['block_id']))).map((id) => `block_id "${id}" twice`),
    ...blocks.flatMap((each) => repeats(actionIds(each)).map((id) => `action_id "${id}" twice in one block`)),
  ];
  return [...problems, ...repeated.map((what) => `[ERROR] ${what}`)];
}

function placesIn(error: z.ZodError, within = ''): string[] {
  return error.issues.map(
    ({ message, path }) => `[ERROR] ${message} [json-pointer:${[within, ...path].join('/')}]`,
  );
}

/** What was sent without an id gets one, which is what Slack reports when it is pressed. */
function withIds(sent: Block): Block {
  const whole: Block = { block_id: newId(), ...sent };
  const { elements, element, accessory: beside } = partsSchema.parse(whole);
  if (whole['type'] === 'actions' && elements) return { ...whole, elements: elements.map(named) };
  if (element) return { ...whole, element: named(element) };
  return beside && beside['type'] !== 'image' ? { ...whole, accessory: named(beside) } : whole;
}

function named(element: Block): Block {
  return { action_id: newId(), ...element };
}

function newId(): string {
  return randomBytes(4).toString('base64url');
}

function actionIds(sent: Block): readonly string[] {
  return withActionIds.safeParse(sent).data?.elements.map(({ action_id }) => action_id) ?? [];
}

function repeats(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
