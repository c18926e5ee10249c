/** Keeps digests going: plans what is due and posts what is written down, until it is stopped. */

import { type Alarm, createAlarm } from '../lib/alarm.js';
import { backoffMs } from '../lib/backoff.js';
import { messageOf, UnavailableError } from '../lib/errors.js';
import { createPlanner, type PlannerOptions } from './plan.js';
import { createPoster, type Poster, type PosterOptions } from './post.js';

export type RunnerOptions = PlannerOptions & PosterOptions;

export interface Runner {
  start(): void;
  /** Resolves when what is due by now was planned, and posted as far as Slack takes it: for a clock that was moved. */
  caughtUp(): Promise<void>;
  /** Begins nothing new, and finishes what is being posted. */
  stop(): Promise<void>;
}

const LONGEST_SLEEP_MS = 30_000;
const SHORTEST_SLEEP_MS = 250;
const LOOK_AGAIN_MS = 50;
const LATER = new Date(8.64e15);
const STORE_AWAY = { firstMs: 1_000, mostMs: 60_000 };

/** Nothing runs before `start`. */
export function createRunner(options: RunnerOptions): Runner {
  const planning = createAlarm();
  const posting = createAlarm();
  const poster = createPoster(options, posting.ring);
  let running: Promise<unknown> | undefined;
  let stopped = false;
  const isStopped = () => stopped;
  const wake = () => {
    planning.ring();
    posting.ring();
  };
  return {
    start: () => {
      running ??= Promise.all([
        keepOn('plan', planning, planRound(options, posting, isStopped), options, isStopped),
        keepOn('post', posting, postRound(options, poster), options, isStopped),
      ]);
    },
    caughtUp: async () => {
      const isBehind = async () =>
        poster.isBusy() || ((await options.store.nextWakeAt()) ?? LATER) <= options.now();
      do {
        wake();
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      } while (!stopped && (await isBehind()));
    },
    stop: async () => {
      stopped = true;
      wake();
      await running;
      await poster.finish();
    },
  };
}

/** Gives how long to sleep before the next. */
type Round = () => Promise<number>;

/** Again and again. A store that is away is said once, and once that it is back. */
async function keepOn(
  what: 'plan' | 'post',
  alarm: Alarm,
  round: Round,
  { logger, chance }: RunnerOptions,
  isStopped: () => boolean,
): Promise<void> {
  let failures = 0;
  let isAway = false;
  while (!isStopped()) {
    let sleepMs: number;
    try {
      sleepMs = await round();
      if (isAway) logger.info({ what }, 'the store of digests is back');
      isAway = false;
      failures = 0;
    } catch (error) {
      if (!(error instanceof UnavailableError)) logger.error({ err: error, what }, 'digests: a fault');
      else if (!isAway) logger.warn({ what, reason: messageOf(error) }, 'the store of digests is away');
      isAway = error instanceof UnavailableError;
      sleepMs = backoffMs(failures, chance(), STORE_AWAY.firstMs, STORE_AWAY.mostMs);
      failures += 1;
    }
    if (sleepMs > 0 && !isStopped()) await alarm.wait(sleepMs);
  }
}

function planRound(options: RunnerOptions, posting: Alarm, isStopped: () => boolean): Round {
  const planner = createPlanner(options);
  const { store, now } = options;
  return async () => {
    let begun = performance.now();
    const { planned, failed } = await planner.planDue(async () => {
      posting.ring();
      // Composing takes the processor: whoever asks something meanwhile has as much of it.
      await new Promise((resolve) => setTimeout(resolve, performance.now() - begun));
      begun = performance.now();
      return !isStopped();
    });
    if (planned > 0) return 0;
    return failed > 0 ? LONGEST_SLEEP_MS : untilNext(await store.nextWakeAt(), now());
  };
}

function untilNext(at: Date | undefined, now: Date): number {
  const ms = at ? at.getTime() - now.getTime() : LONGEST_SLEEP_MS;
  return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, ms));
}

function postRound({ store, now }: RunnerOptions, poster: Poster): Round {
  return async () => {
    const { begun, waitMs } = await poster.begin();
    if (begun > 0) return 0;
    return waitMs ?? untilNext(await store.nextWakeAt(), now());
  };
}
