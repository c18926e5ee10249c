/** What people click, fill in and open. */
import { z } from 'zod';
import type { Answer, InputValues, Requests } from '../protocol.js';
import type { Desk } from './desk.js';
import { tellHomeOpened } from './events.js';
import { messagePress, type Ticket, viewClosed, viewPress, viewSubmission } from './payloads.js';
import { submissionAnswer } from './submission.js';
import type { View } from './view-stacks.js';
import { viewForApp } from './views.js';

/** A click, or a choice. Only what is there can be pressed. */
export async function press(request: Requests['press'], desk: Desk): Promise<Answer> {
  const { as, where, action, values = {} } = request;
  const { world, waiting, app, triggers } = desk;
  const stamped = { ...action, action_ts: world.newTs() };
  if ('viewId' in where) {
    const view = openView(as, where.viewId, desk);
    if (!view || !holds(view.payload.blocks, action)) return GONE;
    const triggerId = triggers.issue({ userId: as, viewId: view.id });
    waiting.ask(as, labelOf(action), [`trigger ${triggerId}`, `person ${as}`]);
    send(as, app.interaction(viewPress(view, stamped, values, { userId: as, triggerId }, desk)), desk);
    return { ok: true };
  }
  const { channelId, ts } = where;
  const message = world.message(channelId, ts);
  const isSeen = !message?.ephemeralTo || message.ephemeralTo === as;
  if (!message || !isSeen || !holds(message.blocks ?? [], action)) return GONE;
  const ticket = ticketFor(as, channelId, ts, desk);
  const inThread = `thread ${channelId} ${message.threadTs ?? ts}`;
  const keys = [`trigger ${ticket.triggerId}`, `response ${ticket.responseId}`, `message ${channelId} ${ts}`];
  waiting.ask(as, labelOf(action), [...keys, `person ${as}`, `channel ${channelId}`, inThread]);
  send(as, app.interaction(messagePress(message, stamped, values, ticket, desk)), desk);
  return { ok: true };
}

/** Sends a filled-in modal. Slack itself holds back what lacks something required, and so does this. */
export async function submit({ as, viewId, values }: Requests['submit'], desk: Desk): Promise<Answer> {
  const view = desk.stacks.stackOf(as).at(-1);
  if (view?.id !== viewId || !view.payload.submit) return GONE;
  const missing = missingIn(view, values);
  if (Object.keys(missing).length > 0) return { ok: false, errors: missing };
  const ticket = { userId: as, triggerId: desk.triggers.issue({ userId: as, viewId }) };
  const delivered = await desk.app.interaction(viewSubmission(view, values, ticket, desk));
  if ('failure' in delivered)
    return { ok: false, error: `The app did not answer (${delivered.failure}). Try again.` };
  return submissionAnswer(view, delivered.body, desk);
}

/** Closes a modal, and whatever lies on it. */
export async function close({ as, viewId }: Requests['close'], desk: Desk): Promise<Answer> {
  const { stacks, triggers, app } = desk;
  while (stacks.stackOf(as).some(({ id }) => id === viewId)) {
    const top = stacks.stackOf(as).at(-1);
    stacks.pop(as);
    if (!top?.payload.notify_on_close) continue;
    const ticket = { userId: as, triggerId: triggers.issue({ userId: as }) };
    send(as, app.interaction(viewClosed(top, ticket, desk)), desk);
  }
  return { ok: true };
}

/** Opens the Home tab, which the app may fill or refresh. */
export async function home({ as }: Requests['home'], desk: Desk): Promise<Answer> {
  const view = desk.stacks.homeOf(as);
  tellHomeOpened(as, view && viewForApp(view, desk.team), desk);
  return { ok: true };
}

const GONE: Answer = { ok: false, error: 'That is not there any more.' };

function openView(userId: string, viewId: string, { stacks }: Desk): View | undefined {
  const views = [...stacks.stackOf(userId), stacks.homeOf(userId)];
  return views.find((view) => view?.id === viewId);
}

function ticketFor(
  userId: string,
  channelId: string,
  ts: string,
  desk: Desk,
): Required<Ticket> & { readonly responseId: string } {
  const { triggers, responseUrls, responseBase } = desk;
  const responseId = responseUrls.issue({ channelId, userId, ts });
  return {
    userId,
    triggerId: triggers.issue({ userId }),
    responseUrl: responseBase + responseId,
    responseId,
  };
}

function send(userId: string, delivery: ReturnType<Desk['app']['interaction']>, { waiting }: Desk): void {
  delivery.then((delivered) => {
    if ('failure' in delivered) waiting.fail(userId, `The app did not answer: ${delivered.failure}.`);
  });
}

function holds(blocks: readonly unknown[], action: Readonly<Record<string, unknown>>): boolean {
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
  return Object.values(held).every((value) => value === null || value === undefined || value === '');
}

function labelOf(action: Readonly<Record<string, unknown>>): string {
  return labelled.safeParse(action).data?.text.text ?? '';
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
const labelled = z.object({ text: z.object({ text: z.string() }) });
const stateSchema = z.record(z.string(), z.unknown()).catch({});
