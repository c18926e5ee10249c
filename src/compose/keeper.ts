/** Keeps an engine up with the store, and calm: what comes while it is brought up waits for the next time. */
import { createAlarm } from '../lib/alarm.js';
import { messageOf, UnavailableError } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import type { PaperFolder } from '../store/paper-folder.js';
import type { Serving } from '../store/serving.js';

export interface Keeper {
  start(): void;
  /** Looks now, as something came. */
  look(): void;
  /** Resolves when the store is asked no more; the engine may still be at it. To be called once `stop` has come. */
  stop(): Promise<void>;
}

export interface KeeperOptions {
  readonly folder: PaperFolder;
  readonly serving: Pick<Serving, 'refresh'>;
  readonly logger: Logger;
  readonly stop: AbortSignal;
  /** Resolves after so long; rejects once the signal says that nobody waits any more. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Milliseconds since any time. */
  readonly elapsedMs: () => number;
}

/** What another process brings in is found so much later at most, and the time that the engine needs. */
const LOOK_EVERY_MS = 3_000;
/** An engine takes in everything anew: during a long import it works a quarter of the time, and the one before is gone by then. */
const REST = { times: 3, mostMs: 10 * 60_000 };

/** Brings the folder up to the store again and again, and the engine up to the folder. */
export function createKeeper(options: KeeperOptions): Keeper {
  const { logger, stop } = options;
  const alarm = createAlarm();
  const over = new Promise<void>((resolve) => {
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  let running: Promise<void> | undefined;
  const keepUp = async () => {
    let isFailing = false;
    while (!stop.aborted) {
      try {
        await round(options, over);
        isFailing = false;
      } catch (error) {
        if (!isFailing) tell(error, logger);
        isFailing = true;
      }
      if (!stop.aborted) await alarm.wait(LOOK_EVERY_MS);
    }
  };
  return {
    start: () => {
      running ??= keepUp();
    },
    look: alarm.ring,
    stop: async () => {
      alarm.ring();
      await running;
    },
  };
}

async function round(
  { folder, serving, stop, pause, elapsedMs }: KeeperOptions,
  over: Promise<void>,
): Promise<void> {
  if (!(await folder.pull()) || stop.aborted) return;
  const begun = elapsedMs();
  await Promise.race([serving.refresh(), over]);
  const rest = Math.min(REST.mostMs, REST.times * (elapsedMs() - begun));
  if (!stop.aborted) await pause(rest, stop).catch(() => undefined);
}

/** Nobody waits for it, so that nothing may end it: it is tried again. */
export function tell(error: unknown, logger: Logger): void {
  const reason = messageOf(error);
  if (error instanceof UnavailableError) {
    logger.warn({ reason }, 'papers that were brought in cannot be read at the moment');
  } else logger.error({ err: error }, 'papers that were brought in cannot be read for a fault of ours');
}
