/** Counts what Paperboy does, and tells it as Prometheus reads it. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DeliveryCounts } from '../digest/delivery.js';
import type { Intake } from '../ingest/intake.js';
import type { Meters } from '../lib/meters.js';

/** What is looked up when somebody reads the metrics; what is away then is left out. */
export interface Figures {
  readonly papers: number;
  readonly deliveries?: DeliveryCounts | undefined;
  readonly intake?: Intake | undefined;
}

export interface Metrics extends Meters {
  readonly contentType: string;
  /** All of them, with these figures of the moment. No names, texts or ids of people are among them. */
  text(figures: Figures): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Slack's own kinds; whatever else a payload says is no label. */
const KIND = /^[a-z_.]{1,40}$/;

/** With a registry of its own. */
export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const show = createGauges(register);
  return {
    ...createMeters(register),
    contentType: register.contentType,
    text: async (figures) => {
      show(figures);
      return register.metrics();
    },
  };
}

function createMeters(register: Registry): Meters {
  const registers = [register];
  const verbs = new Histogram({
    name: 'paperboy_command_seconds',
    help: 'Seconds that a verb took, also one that was not typed: a plain search, or "more".',
    labelNames: ['verb'],
    buckets: SECONDS,
    registers,
  });
  const requests = new Counter({
    name: 'paperboy_slack_requests_total',
    help: 'What Slack delivered, by kind, and what became of it.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const answers = new Histogram({
    name: 'paperboy_slack_answer_seconds',
    help: 'Seconds from a delivery to the end of its answer.',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  });
  const swaps = new Counter({
    name: 'paperboy_engine_swaps_total',
    help: 'How often another index took over.',
    registers,
  });
  return {
    timed: async (verb, work) => {
      const end = verbs.startTimer({ verb });
      try {
        return await work();
      } finally {
        end();
      }
    },
    delivered: (said, outcome, seconds) => {
      const kind = KIND.test(said) ? said : 'other';
      requests.inc({ kind, outcome });
      if (outcome !== 'repeated') answers.observe({ kind }, seconds);
    },
    engineSwapped: () => swaps.inc(),
  };
}

/** Gives how to set them: all anew, so that nothing old is told of what is away. */
function createGauges(register: Registry): (figures: Figures) => void {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `paperboy_${name}`, help, labelNames, registers: [register] });
  const papers = gauge('papers', 'Papers in the corpus.');
  const digests = gauge('digests', 'Digests: due, waiting, sent, and dead, which Slack refused.', 'state');
  const broughtIn = gauge('papers_brought_in', 'Papers that came from sources.');
  const success = gauge(
    'source_last_success_timestamp_seconds',
    'When a source was last read, in seconds since 1970.',
    'source',
  );
  const failures = gauge('source_failures', 'Failures since a source was last read.', 'source');
  const brought = gauge('source_brought_papers', 'What the last reading brought.', 'source', 'outcome');
  return (figures) => {
    for (const each of [papers, digests, broughtIn, success, failures, brought]) each.reset();
    papers.set(figures.papers);
    for (const state of ['due', 'waiting', 'sent', 'dead'] as const)
      if (figures.deliveries) digests.set({ state }, figures.deliveries[state]);
    broughtIn.set(figures.intake?.broughtIn ?? Number.NaN);
    for (const { name: source, lastSuccess, failing, ...state } of figures.intake?.watched ?? []) {
      if (lastSuccess) success.set({ source }, lastSuccess.getTime() / 1_000);
      failures.set({ source }, failing?.times ?? 0);
      for (const outcome of ['added', 'updated', 'same', 'skipped'] as const)
        if (state.brought) brought.set({ source, outcome }, state.brought[outcome]);
    }
  };
}
