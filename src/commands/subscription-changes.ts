/** What buttons and dialogues do with subscriptions, for those who may: a channel's are changed from within it. */
import type { Destination, Subscription } from '../digest/subscription.js';
import { notice, problem } from './problem.js';
import { already } from './subscribe.js';
import type { ChangeReply, Draft, NoticeReply, ProblemReply, Reply, Speaker, TeamContext } from './types.js';

/** Subscribes, or changes the subscription that the draft is of. */
export async function confirm(draft: Draft, team: TeamContext, speaker: Speaker): Promise<Reply> {
  const { request, destination, id } = draft;
  if (id !== undefined) {
    return change(id, 'changed', team, speaker, ({ desk }) => desk.change(id, request));
  }
  const { kind, subscription } = await team.desk.subscribe(request, destination, speaker.userId);
  if (kind === 'already') return already(subscription);
  return { kind: 'change', change: 'subscribed', subscription, by: speaker.userId };
}

/** Stops for a while. */
export function pause(id: string, team: TeamContext, speaker: Speaker): Promise<Reply> {
  return change(id, 'paused', team, speaker, ({ desk }, { state }) =>
    state.kind === 'paused' ? ALREADY_PAUSED : desk.pause(id, speaker.userId),
  );
}

/** Goes on, also with one that Slack stopped. */
export function resume(id: string, team: TeamContext, speaker: Speaker): Promise<Reply> {
  return change(id, 'resumed', team, speaker, ({ desk }, { state }) =>
    state.kind === 'active' ? GOES_ON : desk.resume(id),
  );
}

/** Stops for good. */
export function remove(id: string, team: TeamContext, speaker: Speaker): Promise<Reply> {
  return change(id, 'removed', team, speaker, async ({ desk }, before) =>
    (await desk.remove(id)) ? before : undefined,
  );
}

/** Takes another topic, all else as it was. */
export function widen(
  { id, topic }: { readonly id: string; readonly topic: string },
  team: TeamContext,
  speaker: Speaker,
): Promise<Reply> {
  return change(id, 'changed', team, speaker, ({ desk }, { trending, timing, size, style }) =>
    desk.change(id, { topic, trending, timing, size, style }),
  );
}

/** The draft of a change, as it stands now. */
export async function draftOf(
  id: string,
  { desk }: TeamContext,
  speaker: Speaker,
): Promise<Draft | ProblemReply> {
  const subscription = await desk.subscription(id);
  if (!subscription) return GONE;
  if (!mayChange(subscription, speaker)) return NOT_YOURS;
  const { topic, trending, timing, size, style, destination } = subscription;
  const request = { ...(topic === undefined ? {} : { topic }), trending, timing, size, style };
  return { request, destination, here: speaker.here, id };
}

async function change(
  id: string,
  what: ChangeReply['change'],
  team: TeamContext,
  speaker: Speaker,
  act: (team: TeamContext, before: Subscription) => Promise<Subscription | undefined> | NoticeReply,
): Promise<Reply> {
  const before = await team.desk.subscription(id);
  if (!before) return GONE;
  if (!mayChange(before, speaker)) return NOT_YOURS;
  const after = await act(team, before);
  if (!after) return GONE;
  if ('kind' in after) return after;
  return { kind: 'change', change: what, subscription: after, by: speaker.userId };
}

/** Slack lets only its members act in a channel; whoever set a digest up may also answer for it elsewhere. */
function mayChange({ destination, createdBy }: Subscription, { userId, here }: Speaker): boolean {
  return createdBy === userId || (destination.kind === 'channel' && isSamePlace(destination, here));
}

function isSamePlace(one: Destination, other: Destination): boolean {
  return one.teamId === other.teamId && one.channelId === other.channelId;
}

const ALREADY_PAUSED = notice('It is paused already.', ['subscriptions']);
const GOES_ON = notice('It goes on already.', ['subscriptions']);
const GONE = problem('That digest was stopped before.', ['subscriptions']);
const NOT_YOURS = problem('Only members of its channel can change that digest, from within the channel.');
