/** Posts what the outbox has ready, a few at a time, and writes down what became of each. */

import { backoffMs } from '../lib/backoff.js';
import { UnavailableError } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import { attempt, type DeliverOptions } from './deliver.js';
import type { Delivery, Outcome } from './delivery.js';
import { createPace } from './pace.js';
import type { DigestStore } from './ports.js';

export interface PosterOptions extends Omit<DeliverOptions, 'turn'> {
  readonly store: DigestStore;
  readonly logger: Logger;
  /** Names this replica in leases. */
  readonly owner: string;
}

export interface Poster {
  /**
   * Leases what may be posted and begins with it. Where nothing was begun and this alone says when to come again, `waitMs` is set.
   * Rejects as the store does.
   */
  begin(): Promise<{ readonly begun: number; readonly waitMs?: number }>;
  isBusy(): boolean;
  /** Resolves when all that was begun is done; what still waits for its turn is left to others. Settling is not tried again. */
  finish(): Promise<void>;
}

/** So many are posted at the same time. */
const AT_ONCE = 4;
const LONG_MS = 30_000;
/** A message is begun in the first part of its lease, so that it has arrived before the end. */
const LEASE_SHARE = 0.75;
/** Whoever waits for a turn looks so often whether it is to stop. */
const SLICE_MS = 250;
/** What was posted should be settled while the lease lasts; after that it is looked up. */
const SETTLE_AGAIN = { tries: 8, firstMs: 250, mostMs: 20_000 };

/** @param onDone called after each delivery, when there is room for another */
export function createPoster(options: PosterOptions, onDone: () => void): Poster {
  const { store, now, owner, leaseMs, logger } = options;
  const pace = createPace();
  const underWay = new Set<Promise<void>>();
  let finishing = false;
  const takeTurn = async (channelId: string, claimedMs: number) => {
    let waitMs = pace.takeTurn(channelId, now().getTime());
    for (; waitMs > 0 && !finishing; waitMs -= SLICE_MS) await sleep(Math.min(waitMs, SLICE_MS));
    // A machine may have slept: whoever has the lease by now may be posting the same.
    return waitMs <= 0 && now().getTime() - claimedMs < leaseMs * LEASE_SHARE;
  };
  const settle = async (delivery: Delivery, outcome: Outcome) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await store.settle(delivery.key, owner, outcome, now());
      } catch (error) {
        if (!(error instanceof UnavailableError) || finishing || tries >= SETTLE_AGAIN.tries) throw error;
        await sleep(backoffMs(tries, options.chance(), SETTLE_AGAIN.firstMs, SETTLE_AGAIN.mostMs));
      }
    }
  };
  const deliver = async (delivery: Delivery, claimedMs: number): Promise<void> => {
    try {
      const turn = ({ channelId }: Delivery) => takeTurn(channelId, claimedMs);
      const outcome = await attempt(delivery, { ...options, turn });
      if (outcome.kind === 'refused') pace.refused(outcome.word, now().getTime(), outcome.at.getTime());
      const isMine = await settle(delivery, outcome);
      tell(delivery, outcome, isMine, logger);
    } catch (error) {
      logger.error({ err: error, delivery: delivery.key }, 'a digest is left to be looked up');
    }
  };
  return {
    begin: async () => {
      const heldMs = pace.heldForMs(now().getTime());
      if (heldMs > 0) return { begun: 0, waitMs: heldMs };
      const free = AT_ONCE - underWay.size;
      if (free === 0) return { begun: 0, waitMs: LONG_MS };
      const claimedAt = now();
      const claimed = await store.claim(claimedAt, { owner, ms: leaseMs }, free);
      for (const delivery of claimed) {
        const work = deliver(delivery, claimedAt.getTime()).finally(() => {
          underWay.delete(work);
          onDone();
        });
        underWay.add(work);
      }
      return { begun: claimed.length };
    },
    isBusy: () => underWay.size > 0,
    finish: async () => {
      finishing = true;
      await Promise.all(underWay);
    },
  };
}

function sleep(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}

function tell(
  { key, channelId, slot, subscription }: Delivery,
  outcome: Outcome,
  isMine: boolean,
  logger: Logger,
) {
  const what = { delivery: key, subscription: subscription.id, channelId, slot, ...outcome };
  if (!isMine) logger.warn(what, 'a digest was settled by another replica meanwhile');
  else if (outcome.kind === 'sent' && !outcome.perhapsRepeated) logger.info(what, 'digest sent');
  else if (outcome.kind === 'refused' || outcome.kind === 'stale') logger.info(what, 'digest not sent');
  else logger.warn(what, 'digest not sent as usual');
}
