/** From due to written down: composes what is due, and has it kept together with its papers and the next run. */

import { UnavailableError } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import { compose, type Material } from './compose.js';
import type { DigestStore, Plan } from './ports.js';
import { dueNow } from './schedule.js';
import type { Subscription } from './subscription.js';

/** What comes of a subscription that is due. */
export type Planned =
  | ({ readonly kind: 'digest' } & Plan)
  /** Its time was more than a day ago. */
  | { readonly kind: 'skip'; readonly nextDueAt: Date };

/** Composes the digest of the latest missed run; nothing is kept of it. */
export async function planFor(
  subscription: Subscription,
  now: Date,
  store: Pick<DigestStore, 'lastDelivery'>,
  material: Material,
): Promise<Planned> {
  const due = dueNow(subscription.timing, subscription.nextDueAt, now);
  if (due.kind === 'skip') return due;
  const last = await store.lastDelivery(subscription.id);
  const digest = await compose(
    subscription,
    {
      destination: subscription.destination,
      date: due.slot,
      now,
      userId: subscription.createdBy,
      ...(last ? { since: new Date(`${last.slot}T00:00:00Z`) } : {}),
    },
    material,
  );
  const { slot, nextDueAt } = due;
  return { kind: 'digest', subscription, slot, parcel: { kind: 'digest', digest }, nextDueAt };
}

export interface PlannerOptions {
  readonly store: DigestStore;
  readonly material: Material;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Notes what came since it was called last. */
  readonly noteArrivals: () => Promise<void>;
}

/** So many are read at once. */
const BATCH = 50;
/** Another replica or a change came first; by then it has most likely been planned. */
const TRIES = 3;

export interface Planner {
  /**
   * Plans what is due, as many as are read at once; calls `rest` after each, so that others get their turn. Gives how many were planned,
   * and how many could not be, which are logged. Rejects with an `UnavailableError` where the store is away.
   */
  planDue(rest: () => Promise<boolean>): Promise<{ readonly planned: number; readonly failed: number }>;
}

export function createPlanner(options: PlannerOptions): Planner {
  const { store, material, now, logger, noteArrivals } = options;
  const plan = async (subscription: Subscription): Promise<void> => {
    let current: Subscription | undefined = subscription;
    for (let tries = 0; current && isDue(current, now()) && tries < TRIES; tries += 1) {
      const planned = await planFor(current, now(), store, material);
      const kept =
        planned.kind === 'skip'
          ? await store.skip(current, planned.nextDueAt)
          : await store.plan(planned, now());
      if (kept) return;
      current = await store.subscription(subscription.id);
    }
  };
  /** Whether it could be; one that cannot must not hold up the others. */
  const attempt = async (subscription: Subscription): Promise<boolean> => {
    try {
      await plan(subscription);
      return true;
    } catch (error) {
      if (error instanceof UnavailableError) throw error;
      logger.error({ err: error, subscription: subscription.id }, 'a digest could not be composed');
      return false;
    }
  };
  // Those that cannot be planned stay due, before all others.
  let failing = 0;
  return {
    planDue: async (rest) => {
      await noteArrivals();
      const due = await store.dueSubscriptions(now(), BATCH + failing);
      let planned = 0;
      failing = 0;
      for (const subscription of due) {
        if (await attempt(subscription)) planned += 1;
        else failing += 1;
        if (!(await rest())) break;
      }
      return { planned, failed: failing };
    },
  };
}

function isDue({ state, nextDueAt }: Subscription, now: Date): boolean {
  return state.kind === 'active' && nextDueAt <= now;
}
