/** Keeps the newest index open: what is there serves while another is built, by this process or by another replica. */

import type { Connection } from '@lancedb/lancedb';
import { messageOf } from '../../lib/errors.js';
import type { Logger } from '../../lib/logger.js';
import type { SearchEngine } from '../../search/types.js';
import { runBuilder } from './builder.js';
import { type Build, readBuild } from './builds.js';
import { keepVectors } from './keep-vectors.js';
import { type Meaning, type OpenEngine, openBuild } from './open.js';
import { requireLanceDb } from './package.js';
import { filesOf, planOf } from './plan.js';

export interface ServeOptions {
  /** A folder, or an `s3://` address. */
  readonly url: string;
  /** Of the corpus. */
  readonly dirs: readonly string[];
  readonly logger: Logger;
  /** Whether an index that lacks something of the corpus may serve while it is brought up to date. */
  readonly mayBeOld: boolean;
  /** How often another replica's work is looked for, in milliseconds; 10 s unless told. */
  readonly everyMs?: number;
  /** Absent where words alone find papers. */
  readonly meaning?: Meaning | undefined;
  /** After how long vectors that could not be made are tried again, in milliseconds; a minute at first unless told. */
  readonly retryMs?: number;
  /** Called with the engine that serves from now on; the one before is closed a while later. */
  readonly onEngine: (engine: SearchEngine, skippedLines: number) => void;
}

const EVERY_MS = 10_000;
const RETRY_MS = 60_000;
/** So long an engine that was replaced may still answer what it was asked. */
const GRACE_MS = 60_000;

/**
 * Resolves when an engine serves; builds the index first where there is none, and where it may not be old tries once to
 * give it the vectors that it lacks. Rejects with a `UserError` where LanceDB is not installed or nothing can be built.
 * Gives a function that ends the watching.
 */
export async function serveLance(options: ServeOptions): Promise<() => void> {
  const { url, dirs, logger, mayBeOld, meaning } = options;
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(url);
  let open: OpenEngine | undefined;
  const show = async (build: Build | undefined): Promise<void> => {
    if (!build || build.build === open?.build) return;
    const before = open;
    open = await openBuild(lancedb, connection, build, meaning);
    options.onEngine(open.engine, build.skipped);
    logger.info({ build: build.build, papers: open.engine.facts.papers }, 'search index opened');
    logMeaning(logger, open.byMeaning);
    if (before) setTimeout(() => before.close(), GRACE_MS).unref();
  };
  const current = await readBuild(connection).catch(damaged(logger));
  const plan = await planOf(current, dirs, await filesOf(dirs));
  const bringUpToDate = async () => {
    const report = await runBuilder(url, dirs, !open, progressLog(logger, 'building the search index'));
    logger.info({ ...report }, 'search index brought up to date');
    await show(await readBuild(connection));
  };
  if (current && (plan.kind === 'nothing' || mayBeOld)) await show(current).catch(damaged(logger));
  let words: Promise<unknown> = Promise.resolve();
  if (!open) await bringUpToDate();
  else if (plan.kind !== 'nothing')
    words = bringUpToDate().catch(logged(logger, 'the search index stays as it was'));
  const ending = new AbortController();
  const onVectors = async () => show(await readBuild(connection));
  const vectors = words.then(() => open && giveVectors(options, open, connection, ending.signal, onVectors));
  if (!mayBeOld) await vectors;
  const timer = setInterval(() => {
    readBuild(connection).then(show).catch(logged(logger, 'the search index cannot be looked at'));
  }, options.everyMs ?? EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    ending.abort();
  };
}

/** Resolves after the first try. */
async function giveVectors(
  { url, logger, meaning, retryMs: firstMs = RETRY_MS }: ServeOptions,
  { byMeaning }: OpenEngine,
  connection: Connection,
  signal: AbortSignal,
  onVectors: () => Promise<void>,
): Promise<void> {
  if (!meaning) return;
  const anew = byMeaning.kind === 'damaged';
  const onProgress = progressLog(logger, 'reading the papers with the sentence model');
  const options = { url, connection, meaning, anew, firstMs, logger, signal, onProgress, onVectors };
  await keepVectors(options).catch(logged(logger, 'the papers cannot be given vectors'));
}

function logMeaning(logger: Logger, byMeaning: OpenEngine['byMeaning']): void {
  if (byMeaning.kind === 'yes') logger.info(byMeaning.cost, 'the vectors of the papers are in LanceDB');
  if (byMeaning.kind === 'damaged')
    logger.warn({ reason: byMeaning.reason }, 'the vectors of the papers are damaged and will be made anew');
}

/** An index that cannot be read is built anew. */
function damaged(logger: Logger): (error: unknown) => undefined {
  return logged(logger, 'the search index is damaged and will be built anew');
}

function logged(logger: Logger, what: string): (error: unknown) => undefined {
  return (error) => {
    logger.warn({ reason: messageOf(error) }, what);
    return undefined;
  };
}

function progressLog(logger: Logger, what: string): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told) logger.info({ done, total }, what);
    told = tenth;
  };
}
