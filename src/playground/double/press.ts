/** What people click, fill in and open. */
import { z } from 'zod';
import type { Answer, InputValues, PlaygroundMessage, Requests } from '../protocol.js';
import type { Backend } from './backend.js';
import { tellHomeOpened } from './events.js';
import { messagePress, viewClosed, viewPress, viewSubmission } from './payloads.js';
import { submissionAnswer } from './submission.js';
import type { View } from './view-stacks.js';
import { viewForApp } from './views.js';

/** A click, or a choice. Only what is there, and can be seen, can be pressed. */
export async function press(request: Requests['press'], backend: Backend): Promise<Answer> {
  const action = { ...request.action, action_ts: backend.world.newTs() };
  const { as, where, values = {} } = request;
  if ('viewId' in where) {
    const view = openView(as, where.viewId, backend);
    return view && holds(view.payload.blocks, action) ? pressView(as, view, action, values, backend) : GONE;
  }
  const message = seenBy(as, where, backend);
  return message && holds(allBlocks(message), action)
    ? pressMessage(as, message, action, values, backend)
    : GONE;
}

/** Sends a filled-in modal. Slack itself holds back what lacks something required, and so does this. */
export async function submit({ as, viewId, values }: Requests['submit'], backend: Backend): Promise<Answer> {
  const view = backend.stacks.stackOf(as).at(-1);
  if (view?.id !== viewId || !view.payload.submit) return GONE;
  const missing = missingIn(view, values);
  if (Object.keys(missing).length > 0) return { ok: false, errors: missing };
  const ticket = { userId: as, triggerId: backend.triggers.issue({ userId: as, viewId }) };
  const delivered = await backend.app.interaction(viewSubmission(view, values, ticket, backend));
  if ('failure' in delivered)
    return { ok: false, error: `The app did not answer (${delivered.failure}). Try again.` };
  return submissionAnswer(view, delivered.body, backend);
}

/** Closes a modal, and whatever lies on it. */
export async function close({ as, viewId }: Requests['close'], backend: Backend): Promise<Answer> {
  const { stacks, triggers, app } = backend;
  while (stacks.stackOf(as).some(({ id }) => id === viewId)) {
    const top = stacks.stackOf(as).at(-1);
    stacks.pop(as);
    if (!top?.payload.notify_on_close) continue;
    const ticket = { userId: as, triggerId: triggers.issue({ userId: as }) };
    send(as, app.interaction(viewClosed(top, ticket, backend)), backend);
  }
  return { ok: true };
}

/** Opens the Home tab, which the app may fill or refresh. */
export async function home({ as }: Requests['home'], backend: Backend): Promise<Answer> {
  const view = backend.stacks.homeOf(as);
  tellHomeOpened(as, view && viewForApp(view, backend.team), backend);
  return { ok: true };
}

const GONE: Answer = { ok: false, error: 'That is not there any more.' };

function openView(userId: string, viewId: string, { stacks }: Backend): View | undefined {
  const views = [...stacks.stackOf(userId), stacks.homeOf(userId)];
  return views.find((view) => view?.id === viewId);
}

function seenBy(
  userId: string,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
  { world }: Backend,
): PlaygroundMessage | undefined {
  const message = world.message(channelId, ts);
  const isIn = world.channel(channelId)?.members.has(userId);
  return isIn && (message?.ephemeralTo ?? userId) === userId ? message : undefined;
}

function allBlocks({ blocks = [], unfurls = [] }: PlaygroundMessage): readonly unknown[] {
  return [...blocks, ...unfurls.flatMap((each) => each.blocks)];
}

type Action = Readonly<Record<string, unknown>>;

function pressView(
  userId: string,
  view: View,
  action: Action,
  values: InputValues,
  backend: Backend,
): Answer {
  const ticket = { userId, triggerId: backend.triggers.issue({ userId, viewId: view.id }) };
  wait(userId, action, [`trigger ${ticket.triggerId}`], backend);
  send(userId, backend.app.interaction(viewPress(view, action, values, ticket, backend)), backend);
  return { ok: true };
}

function pressMessage(
  userId: string,
  message: PlaygroundMessage,
  action: Action,
  values: InputValues,
  backend: Backend,
): Answer {
  const { channelId, ts, threadTs = ts } = message;
  const { triggers, responseUrls, responseBase, app } = backend;
  const triggerId = triggers.issue({ userId });
  const responseId = responseUrls.issue({ channelId, userId, ts });
  const places = [`message ${channelId} ${ts}`, `thread ${channelId} ${threadTs}`];
  wait(userId, action, [`trigger ${triggerId}`, `response ${responseId}`, ...places], backend);
  const ticket = { userId, triggerId, responseUrl: responseBase + responseId };
  send(userId, app.interaction(messagePress(message, action, values, ticket, backend)), backend);
  return { ok: true };
}

/** The answer may come anywhere; a link is followed, and nobody waits for one. */
function wait(userId: string, action: Action, keys: readonly string[], { waiting, world }: Backend): void {
  const { text, value, url, type } = labelled.parse(action);
  const label = type === 'plain_text_input' ? value : text?.text;
  const direct = world.directWith(userId)?.id;
  if (label && !url) waiting.ask(userId, label, [...keys, `person ${userId}`, `channel ${direct}`]);
}

function send(
  userId: string,
  delivery: ReturnType<Backend['app']['interaction']>,
  { waiting }: Backend,
): void {
  delivery.then((delivered) => {
    if ('failure' in delivered) waiting.fail(userId, `The app did not answer: ${delivered.failure}.`);
  });
}

function holds(blocks: readonly unknown[], action: Action): boolean {
  return blocks
    .map((block) => blockSchema.parse(block))
    .filter(({ block_id }) => block_id === action['block_id'])
    .flatMap(({ elements = [], element, accessory }) => [...elements, element, accessory])
    .some((each) => each?.action_id !== undefined && each.action_id === action['action_id']);
}

function missingIn({ payload }: View, values: InputValues): Readonly<Record<string, string>> {
  const required = payload.blocks
    .map((block) => blockSchema.parse(block))
    .filter(({ type, optional }) => type === 'input' && !optional)
    .filter(({ block_id = '' }) => Object.values(values[block_id] ?? {}).every(isEmpty));
  return Object.fromEntries(required.map(({ block_id }) => [block_id, 'Please fill in this field.']));
}

/** The state of an element holds its type, and what was filled in or null. */
function isEmpty(state: unknown): boolean {
  const { type: _type, ...held } = stateSchema.parse(state);
  return Object.values(held).every(
    (value) =>
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

const element = z.object({ action_id: z.string().optional() }).optional().catch(undefined);
const blockSchema = z.object({
  type: z.string(),
  block_id: z.string().optional(),
  optional: z.boolean().optional(),
  elements: z.array(element).optional(),
  element,
  accessory: element,
});
const labelled = z.object({
  type: z.string().optional().catch(undefined),
  text: z.object({ text: z.string() }).optional().catch(undefined),
  value: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
});
const stateSchema = z.record(z.string(), z.unknown()).catch({});
