/** Acknowledges, counts and logs every delivery, and stops repeats, before a listener sees it. */
import type { AllMiddlewareArgs, AnyMiddlewareArgs, Context } from '@slack/bolt';
import type { Logger } from '../lib/logger.js';
import type { DeliveryOutcome, Meters } from '../lib/meters.js';
import { decodeDelivery } from './decode.js';
import type { Once } from './once.js';

/** What a receiver adds to a delivery's context: the reference by which the log and people name it, and its signature. */
export interface Description {
  readonly reference: string;
  readonly signature?: string;
}

export interface Deliveries {
  /** Bolt's outermost middleware. */
  readonly middleware: (args: AnyMiddlewareArgs & AllMiddlewareArgs) => Promise<void>;
  /** How many are not finished. */
  underWay(): number;
  /** Resolves when none is under way, those that come meanwhile included. */
  finished(): Promise<void>;
}

/**
 * Acknowledges every delivery at once, except the submission of a view, whose acknowledgement carries the answer. A
 * repeat is acknowledged and goes no further.
 */
export function createDeliveries(once: Once, logger: Logger, meters?: Pick<Meters, 'delivered'>): Deliveries {
  const underWay = new Set<Promise<void>>();

  return {
    middleware: async ({ ack, body, context, next }) => {
      const { kind, keys } = decodeDelivery(body);
      const isSubmission = body.type === 'view_submission';
      if (ack && !isSubmission) await ack();
      const { signature } = describedBy(context);
      const log = logFor(context, logger);
      if (!once.claim(signature ? [...keys, signature] : keys)) {
        if (ack && isSubmission) await ack();
        meters?.delivered(kind, 'repeated', 0);
        log.info({ kind, retry: context.retryNum }, 'delivered again; acknowledged and left');
        return;
      }
      const work = timed(next, (ms, outcome) => {
        meters?.delivered(kind, outcome, ms / 1_000);
        log.info({ kind, ms: Math.round(ms) }, 'handled');
      });
      underWay.add(work);
      await work.finally(() => underWay.delete(work));
    },
    underWay: () => underWay.size,
    finished: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

/** A log whose lines carry the reference of the delivery. */
export function logFor(context: Context, logger: Logger): Logger {
  return logger.child({ request: describedBy(context).reference });
}

/** Reads back what the receiver added. */
export function describedBy({ reference, signature }: Context): Description {
  return { reference: String(reference), ...(signature ? { signature: String(signature) } : {}) };
}

async function timed(
  task: () => Promise<void>,
  report: (ms: number, outcome: DeliveryOutcome) => void,
): Promise<void> {
  const started = performance.now();
  let outcome: DeliveryOutcome = 'failed';
  try {
    await task();
    outcome = 'answered';
  } finally {
    report(performance.now() - started, outcome);
  }
}
