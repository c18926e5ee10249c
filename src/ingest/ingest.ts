/** Brings what a source gives into the store, batch by batch, and tells how it went. */
import { messageOf, UnavailableError, UserError } from '../lib/errors.js';
import type { Paper } from '../paper/paper.js';
import { canBeWritten } from '../paper/record.js';
import type { PaperStore, PutCounts, Reading, SourceRecord } from './ports.js';

export interface Progress extends PutCounts {
  readonly skipped: number;
}

export interface IngestReport extends Progress {
  /** The first of those that were skipped. */
  readonly reasons: readonly { readonly where: string; readonly reason: string }[];
  /** Set where the reading ended early: all that is counted here came before and stays. */
  readonly failure?: {
    /** `wrong` is a `UserError`: the same again will not work. */
    readonly kind: 'away' | 'wrong' | 'stopped';
    readonly reason: string;
  };
}

export interface IngestOptions {
  readonly store: PaperStore;
  readonly now: () => Date;
  /** Whether the corpus files have a paper. */
  readonly known?: ((paper: Paper) => boolean) | undefined;
  /** Told after every batch. */
  readonly progress?: ((soFar: Progress) => void) | undefined;
  readonly stop?: AbortSignal | undefined;
}

const BATCH = 200;
/** Records come from memory in long rows: others get their turn after each few. */
const BREATH = 20;
const MOST_REASONS = 100;
const UNFIT = 'What its source tells of it cannot be kept.';

/** Rejects only for a fault that is neither the source's, the store's nor that of whoever asked; what came before stays then too. */
export async function ingest(reading: Reading, options: IngestOptions): Promise<IngestReport> {
  const { stop } = options;
  const intake = createIntake(options);
  const failures: unknown[] = [];
  try {
    let count = 0;
    for await (const record of reading) {
      if (stop?.aborted) break;
      await intake.take(record);
      count += 1;
      if (count % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    failures.push(error);
  }
  try {
    await intake.flush();
  } catch (error) {
    failures.push(error);
  }
  const failure = stop?.aborted
    ? { kind: 'stopped' as const, reason: 'It was stopped before it was done.' }
    : failures.map(failureOf)[0];
  return { ...intake.soFar(), reasons: intake.reasons, ...(failure ? { failure } : {}) };
}

function failureOf(error: unknown): NonNullable<IngestReport['failure']> {
  if (error instanceof UnavailableError) return { kind: 'away', reason: error.message };
  if (error instanceof UserError) return { kind: 'wrong', reason: messageOf(error) };
  throw error;
}

interface Intake {
  take(record: SourceRecord): Promise<void>;
  flush(): Promise<void>;
  soFar(): Progress;
  readonly reasons: readonly { readonly where: string; readonly reason: string }[];
}

/** A batch that the store refused is given up, so that it is refused once. */
function createIntake({ store, now, known, progress = () => undefined }: IngestOptions): Intake {
  let soFar: Progress = { added: 0, updated: 0, same: 0, skipped: 0 };
  let batch: Paper[] = [];
  const reasons: { readonly where: string; readonly reason: string }[] = [];
  const flush = async () => {
    const papers = batch;
    batch = [];
    if (papers.length === 0) return;
    soFar = plus(soFar, await store.put(papers, now(), known));
    progress(soFar);
  };
  const skip = (where: string, reason: string) => {
    soFar = { ...soFar, skipped: soFar.skipped + 1 };
    if (reasons.length < MOST_REASONS) reasons.push({ where, reason });
  };
  const takeBack = async (id: string) => {
    await flush();
    const [paper] = await store.find([id]);
    if (paper) batch.push({ ...paper, withdrawn: true });
    else skip(id, 'Its source took it back, and it never was here.');
  };
  return {
    take: async (record) => {
      if (record.kind === 'skipped') return skip(record.where, record.reason);
      if (record.kind === 'withdrawn') return takeBack(record.id);
      // One that the store would refuse must not cost those that came with it.
      if (!canBeWritten(record.paper)) return skip(record.paper.id, UNFIT);
      batch.push(record.paper);
      if (batch.length >= BATCH) await flush();
    },
    flush,
    soFar: () => soFar,
    reasons,
  };
}

function plus(one: Progress, { added, updated, same }: PutCounts): Progress {
  return {
    ...one,
    added: one.added + added,
    updated: one.updated + updated,
    same: one.same + same,
  };
}
