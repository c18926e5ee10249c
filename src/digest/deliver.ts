/** One attempt at a delivery: what may have been posted is looked up before it is posted again. */
import { backoffMs } from '../lib/backoff.js';
import type { Delivery, Outcome } from './delivery.js';
import type { Courier, FindAnswer } from './ports.js';
import { isStale, timeOfSlot } from './schedule.js';

export interface DeliverOptions {
  readonly courier: Courier;
  readonly now: () => Date;
  /** From 0 to 1, another each time. */
  readonly chance: () => number;
  /** How long a worker has a delivery to itself, far above the time that a call to Slack may take. */
  readonly leaseMs: number;
  /** Where a channel's history cannot be read, what may have been posted is sent again, or left. */
  readonly unreadable: 'repeat' | 'miss';
  /** Waits until a message may be posted there; false where it is not to be posted by this replica under this lease. */
  readonly turn: (delivery: Delivery) => Promise<boolean>;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Never rejects for anything that Slack says. */
export async function attempt(delivery: Delivery, options: DeliverOptions): Promise<Outcome> {
  const { courier, now, unreadable } = options;
  const old = isTooOld(delivery, now());
  if (delivery.doubtfulSince === undefined) return old ? { kind: 'stale' } : post(delivery, false, options);
  const found = await courier.find(delivery, delivery.doubtfulSince);
  switch (found.kind) {
    case 'found':
      return {
        kind: 'sent',
        channelId: found.channelId,
        ts: found.ts,
        found: true,
        perhapsRepeated: false,
      };
    case 'absent':
      return old ? { kind: 'stale' } : post(delivery, false, options);
    case 'unknown':
      if (ageMs(delivery, now()) > WEEK_MS) return { kind: 'perhaps-missed', word: found.word };
      return lookAgain(delivery, found, options);
    case 'unreadable':
      if (unreadable === 'miss' || old) return { kind: 'perhaps-missed', word: found.word };
      return post(delivery, true, options);
  }
}

async function post(delivery: Delivery, perhapsRepeated: boolean, options: DeliverOptions): Promise<Outcome> {
  const { courier, now, chance, leaseMs, turn } = options;
  if (!(await turn(delivery))) return { kind: 'refused', word: 'not_its_turn', at: now() };
  const answer = await courier.post(delivery);
  const later = (ms: number) => new Date(now().getTime() + ms);
  switch (answer.kind) {
    case 'posted':
      return { kind: 'sent', channelId: answer.channelId, ts: answer.ts, found: false, perhapsRepeated };
    case 'doubtful':
      // What was on its way may still arrive: it is not looked for before the lease would have ended.
      return { kind: 'doubtful', word: answer.word, at: later(leaseMs) };
    case 'permanent':
      if (delivery.parcel.kind === 'digest') return { kind: 'dead', word: answer.word };
      // Of a notice nobody else is told: the token or the person may be back some day.
      return isTooOld(delivery, now())
        ? { kind: 'dead', word: answer.word }
        : { kind: 'refused', word: answer.word, at: later(NOTICE_AGAIN_MS) };
    case 'refused': {
      const waitMs = Math.max(answer.retryAfterMs ?? 0, backoffMs(delivery.attempts, chance()));
      return { kind: 'refused', word: answer.word, at: later(waitMs) };
    }
  }
}

const NOTICE_AGAIN_MS = 6 * 60 * 60_000;

function lookAgain(
  delivery: Delivery,
  { word, retryAfterMs = 0 }: FindAnswer & { readonly kind: 'unknown' },
  { now, chance }: DeliverOptions,
): Outcome {
  const waitMs = Math.max(retryAfterMs, backoffMs(delivery.attempts, chance()));
  return { kind: 'doubtful', word, at: new Date(now().getTime() + waitMs) };
}

/** A notice is worth telling for a week, a digest for a day. */
function isTooOld(delivery: Delivery, now: Date): boolean {
  if (delivery.parcel.kind === 'notice') return ageMs(delivery, now) > WEEK_MS;
  return isStale(dueAt(delivery), now);
}

function ageMs(delivery: Delivery, now: Date): number {
  return now.getTime() - dueAt(delivery).getTime();
}

function dueAt({ subscription, slot }: Delivery): Date {
  return timeOfSlot(subscription.timing, slot);
}
