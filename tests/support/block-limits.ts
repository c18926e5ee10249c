/** What Slack refuses, as a schema of everything Paperboy sends: unknown fields, empty texts and lengths. */
import type { View } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from '../../src/slack/limits.js';
import type { MessageContent } from '../../src/slack/views/content.js';

/** Throws with every place at which Slack would refuse this message or view. */
export function assertWithinLimits(surface: MessageContent | View): void {
  const parsed = ('text' in surface ? message : view).safeParse(JSON.parse(JSON.stringify(surface)));
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...repeats(surface.blocks.map(blockId), 'block_id'));
  for (const block of surface.blocks) problems.push(...repeats(actionIds(block), 'action_id'));
  if (problems.length > 0) throw new Error(`Slack would refuse this:\n${problems.join('\n')}`);
}

const id = z.string().min(1).max(LIMITS.id);
const url = z.url({ protocol: /^https?$/ }).max(LIMITS.url);
const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const style = z
  .strictObject({ bold: z.literal(true).optional(), code: z.literal(true).optional() })
  .optional();
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('link'), url, text: z.string().min(1), style }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/) }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().min(1),
    fallback: z.string(),
  }),
]);
const elements = z.array(richElement).min(1);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements });
const richText = z.strictObject({
  type: z.literal('rich_text'),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.literal('bullet'),
          elements: z.array(section).min(1),
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements }),
        z.strictObject({ type: z.literal('rich_text_preformatted'), elements }),
      ]),
    )
    .min(1),
});

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(LIMITS.buttonText),
  action_id: id,
  value: z.string().min(1).max(LIMITS.buttonValue),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
});

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id,
  multiline: z.boolean().optional(),
  max_length: z.number().max(LIMITS.inputText).optional(),
  placeholder: plain(LIMITS.placeholder).optional(),
  dispatch_action_config: z.strictObject({ trigger_actions_on: z.array(z.string()) }).optional(),
});
const channelSelect = z.strictObject({
  type: z.literal('conversations_select'),
  action_id: id,
  placeholder: plain(LIMITS.placeholder).optional(),
  default_to_current_conversation: z.boolean().optional(),
  initial_conversation: z.string().optional(),
  filter: z.strictObject({ include: z.array(z.string()).min(1), exclude_bot_users: z.boolean() }).optional(),
});

const block = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({
    type: z.literal('context'),
    elements: z.array(plain(LIMITS.sectionText)).min(1).max(LIMITS.contextElements),
  }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z.array(button).min(1).max(LIMITS.actionsElements),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: id,
    label: plain(LIMITS.inputLabel),
    hint: plain(LIMITS.inputHint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.discriminatedUnion('type', [textInput, channelSelect]),
  }),
]);

const message = z.strictObject({
  text: z.string().min(1).max(LIMITS.messageText),
  blocks: z
    .array(block)
    .min(1)
    .max(LIMITS.blocksInMessage)
    .refine(
      (blocks) => JSON.stringify(blocks).length <= LIMITS.messageJson,
      'over 12,000 units of JSON together',
    ),
  metadata: z
    .strictObject({ event_type: id, event_payload: z.record(z.string(), z.string()) })
    .refine((metadata) => Buffer.byteLength(JSON.stringify(metadata)) < LIMITS.metadataJson, 'over 2 kB')
    .optional(),
});

const viewBlocks = z.array(block).min(1).max(LIMITS.blocksInView);
const view = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('home'), blocks: viewBlocks }),
    z.strictObject({
      type: z.literal('modal'),
      callback_id: id,
      title: plain(LIMITS.viewTitle),
      submit: plain(LIMITS.viewTitle).optional(),
      close: plain(LIMITS.viewTitle).optional(),
      private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
      blocks: viewBlocks,
    }),
  ])
  .refine((whole) => Buffer.byteLength(JSON.stringify(whole)) <= LIMITS.viewJson, 'over 250 kB');

const withId = z.object({ block_id: z.string() });
const withElements = z.object({ elements: z.array(z.object({ action_id: z.string() })) });

function blockId(value: unknown): string | undefined {
  return withId.safeParse(value).data?.block_id;
}

function actionIds(value: unknown): readonly string[] {
  return withElements.safeParse(value).data?.elements.map((element) => element.action_id) ?? [];
}

function repeats(ids: readonly (string | undefined)[], what: string): string[] {
  const known = ids.filter((each) => each !== undefined);
  return known
    .filter((each, index) => known.indexOf(each) !== index)
    .map((each) => `${what} "${each}" twice`);
}
