/** The verbs of digests: to subscribe, to see what comes and what would come today, and to stop it. */
import { isSameDigest } from '../digest/desk.js';
import type { Subscription, SubscriptionRequest } from '../digest/subscription.js';
import { searchFor } from './page.js';
import { readPosition } from './position.js';
import { NO_TEAM, notice, problem } from './problem.js';
import { plainRequest, readRequest } from './subscription-words.js';
import type {
  Command,
  CommandContext,
  Draft,
  Invocation,
  ProblemReply,
  Reply,
  Speaker,
  TeamContext,
} from './types.js';

/** What `run` gets where there is a team and somebody who speaks. */
type TeamRun = (argument: string, team: TeamContext, speaker: Speaker) => Promise<Reply>;

export const subscribe: Command = {
  name: 'subscribe',
  usage: 'subscribe [topic] [days] [at HH:MM] [in time zone] [top N] [trending] [with sentences]',
  summary: 'Get a digest of papers here. You see what it holds before it begins.',
  examples: ['subscribe pruning weekdays at 09:00', 'subscribe trending weekly monday top 10'],
  run: inTeam(async (argument, team, speaker) => {
    const { desk } = team;
    const { here } = speaker;
    if (!argument) {
      const draft = { request: plainRequest(zoneOf(team, speaker)), destination: here, here };
      return { kind: 'subscribe', draft, subscriptions: await desk.subscriptionsOf(here) };
    }
    const read = readRequest(argument, zoneOf(team, speaker));
    if (read.kind === 'problems') {
      return problem(`${read.problems.join(' ')} Nothing was subscribed to.`, ['help subscribe']);
    }
    return previewOf({ request: read.request, destination: here, here }, team, speaker.userId);
  }),
};

export const unsubscribe: Command = {
  name: 'unsubscribe',
  usage: 'unsubscribe <number>',
  summary: 'Stop a digest; “subscriptions” tells its number.',
  examples: ['unsubscribe 1'],
  run: inTeam(async (argument, { desk }, { userId, here }) => {
    const subscriptions = await desk.subscriptionsOf(here);
    if (subscriptions.length === 0) return noneHere();
    const chosen = numbered(argument, subscriptions);
    if ('problem' in chosen) {
      return {
        kind: 'subscriptions',
        destination: here,
        subscriptions,
        note: `${chosen.problem} Nothing was stopped.`,
      };
    }
    const { subscription } = chosen;
    if (!(await desk.remove(subscription.id))) return noneHere();
    return { kind: 'change', change: 'removed', subscription, by: userId };
  }),
};

export const subscriptions: Command = {
  name: 'subscriptions',
  usage: 'subscriptions',
  summary: 'See the digests that come here; change, pause or stop them.',
  examples: ['subscriptions'],
  run: unless(isText, async (_argument, { desk }, { here }) => {
    const found = await desk.subscriptionsOf(here);
    return found.length === 0
      ? noneHere()
      : { kind: 'subscriptions', destination: here, subscriptions: found };
  }),
};

export const digest: Command = {
  name: 'digest',
  usage: 'digest [number]',
  summary: 'See now what the next digest would hold.',
  examples: ['digest'],
  run: unless(isNoNumber, async (argument, team, speaker) => {
    const { desk } = team;
    const { here } = speaker;
    const found = await desk.subscriptionsOf(here);
    if (found.length === 0) return digestOf(plainRequest(zoneOf(team, speaker)), team, speaker);
    const [only] = found;
    if (only && found.length === 1 && readPosition(argument) === undefined) {
      return digestOf(only, team, speaker);
    }
    const chosen = numbered(argument, found);
    if ('subscription' in chosen) return digestOf(chosen.subscription, team, speaker);
    return { kind: 'subscriptions', destination: here, subscriptions: found, note: chosen.problem };
  }),
};

/** What a draft would bring today; the subscription itself where the place has it already. */
export async function previewOf(draft: Draft, { desk }: TeamContext, userId: string): Promise<Reply> {
  const { request, destination, id } = draft;
  const same = (await desk.subscriptionsOf(destination)).find(
    (each) => each.id !== id && isSameDigest(each, request),
  );
  if (same) return already(same);
  return { kind: 'preview', draft, digest: await desk.preview(request, destination, userId) };
}

/** "Already subscribed" is an answer. */
export function already({ number, destination }: Subscription): Reply {
  const where = destination.kind === 'channel' ? 'This channel has' : 'You have';
  return notice(`${where} that digest already: it is number ${number}.`, ['subscriptions']);
}

/** Nothing comes to the place where this is said. */
export function noneHere(): Reply {
  return notice('No digest comes here. Subscribe to one:', ['subscribe']);
}

async function digestOf(
  request: SubscriptionRequest,
  { desk }: TeamContext,
  { here, userId }: Speaker,
): Promise<Reply> {
  return { kind: 'digest', digest: await desk.preview(request, here, userId), request };
}

/** The subscription of that number, or why there is none: a wrong number names those there are. */
function numbered(
  argument: string,
  found: readonly Subscription[],
): { readonly subscription: Subscription } | { readonly problem: string } {
  const number = readPosition(argument);
  const subscription = found.find((each) => each.number === number);
  if (subscription) return { subscription };
  const numbers = found.map((each) => each.number);
  const there = numbers.length === 1 ? `there is only ${numbers[0]}` : `there are ${numbers.join(', ')}`;
  return {
    problem:
      argument === ''
        ? `Which one? By its number: ${there}.`
        : `“${argument}” is none of the numbers: ${there}.`,
  };
}

/** Whether a text may rest on when it is morning for the speaker, so that it is worth finding out. */
export function needsTimeZone(text: string): boolean {
  return /^(?:\/papers\s+)?(?:subscribe|digest)\b/i.test(text.trim());
}

function zoneOf(team: TeamContext, { timeZone }: Speaker): string {
  return timeZone ?? team.timeZone;
}

function inTeam(run: TeamRun): Command['run'] {
  return async (argument, { speaker }, { team }) =>
    team && speaker ? run(argument, team, speaker) : NO_TEAM;
}

/** A verb that is also the first word of a search, when what follows is not for the verb. */
function unless(isSearch: (argument: string) => boolean, run: TeamRun): Command['run'] {
  const verb = inTeam(run);
  return (
    argument: string,
    invocation: Invocation,
    context: CommandContext,
  ): Promise<Reply | ProblemReply> =>
    isSearch(argument) ? searchFor(invocation.text, context) : verb(argument, invocation, context);
}

function isText(argument: string): boolean {
  return argument !== '';
}

function isNoNumber(argument: string): boolean {
  return !/^(?:now|today|)$/i.test(argument) && readPosition(argument) === undefined;
}
