/** Keeps the newest index open: what is there serves while another is built, by this process or by another replica. */

import type { Connection } from '@lancedb/lancedb';
import { messageOf } from '../../lib/errors.js';
import { joined } from '../../lib/joined.js';
import type { Logger } from '../../lib/logger.js';
import { GRACE_MS, type OnEngine, type Serving } from '../serving.js';
import { runBuilder } from './builder.js';
import { type Build, readBuild } from './builds.js';
import { keepVectors } from './keep-vectors.js';
import { type Meaning, type OpenEngine, openBuild } from './open.js';
import { type LanceDb, requireLanceDb } from './package.js';
import { filesOf, isLegible, planOf } from './plan.js';

export interface ServeOptions {
  /** A folder, or an `s3://` address. */
  readonly url: string;
  /** Of the corpus. */
  readonly dirs: readonly string[];
  readonly logger: Logger;
  /** Whether an index that lacks something of the corpus may serve while it is brought up to date; one of other tables never may. */
  readonly mayBeOld: boolean;
  /** How often another replica's work is looked for, in milliseconds; 10 s unless told. */
  readonly everyMs?: number;
  /** Absent where words alone find papers. */
  readonly meaning?: Meaning | undefined;
  /** After how long vectors that could not be made are tried again, in milliseconds; a minute at first unless told. */
  readonly retryMs?: number;
  readonly onEngine: OnEngine;
}

const EVERY_MS = 10_000;
const RETRY_MS = 60_000;

/**
 * Resolves when an engine serves; builds the index first where there is none, and where it may not be old tries once to
 * give it the vectors that it lacks. Rejects with a `UserError` where LanceDB is not installed or nothing can be built.
 */
export async function serveLance(options: ServeOptions): Promise<Serving> {
  const { url, dirs, logger, mayBeOld } = options;
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(url);
  const ending = new AbortController();
  const { show, showNewest, open } = createShow(options, lancedb, connection, ending.signal);
  const planNow = async (current: Build | undefined) => planOf(current, dirs, await filesOf(dirs));
  const bringUpToDate = async () => {
    const report = await runBuilder(url, dirs, !open(), progressLog(logger, 'building the search index'));
    logger.info({ ...report }, 'search index brought up to date');
    await showNewest();
  };
  const current = await readBuild(connection).catch(damaged(logger));
  const plan = await planNow(current);
  if (current && (mayBeOld || plan.kind === 'nothing')) await show(current).catch(damaged(logger));
  if (!open()) await bringUpToDate();
  const vectors = createVectorsRound(async (signal) => {
    const opened = open();
    if (opened) await giveVectors(options, opened, connection, signal, showNewest);
  });
  const refresh = joined(async () => {
    /** Two builders must not write at a time. */
    await vectors.stop();
    if (ending.signal.aborted) return;
    const catchUp = async () =>
      (await planNow(await readBuild(connection))).kind === 'nothing' ? showNewest() : bringUpToDate();
    await catchUp().catch(logged(logger, 'the search index stays as it was'));
    if (!ending.signal.aborted) vectors.start();
  });
  const upToDate = refresh();
  if (!mayBeOld) await upToDate.then(vectors.firstTry);
  const timer = setInterval(() => {
    showNewest().catch(logged(logger, 'the search index cannot be looked at'));
  }, options.everyMs ?? EVERY_MS);
  timer.unref();
  const close = async () => {
    clearInterval(timer);
    ending.abort();
    await vectors.stop();
    open()?.close();
  };
  return { refresh, close };
}

/** What opens builds, and has them serve. */
function createShow(
  { logger, meaning, onEngine }: ServeOptions,
  lancedb: LanceDb,
  connection: Connection,
  ending: AbortSignal,
) {
  let open: OpenEngine | undefined;
  const showOne = async (build: Build | undefined): Promise<void> => {
    if (!build || !isLegible(build) || build.build === open?.build || ending.aborted) return;
    const before = open;
    open = await openBuild(lancedb, connection, build, meaning);
    onEngine(open.engine, build.skipped);
    logger.info({ build: build.build, papers: open.engine.facts.papers }, 'search index opened');
    logMeaning(logger, open.byMeaning);
    before?.dropRows();
    open.keepRows().catch(logged(logger, 'papers are looked up in the index one by one'));
    if (before) setTimeout(() => before.close(), GRACE_MS).unref();
  };
  /** One after the other: who watches and who refreshes may find the same build. */
  let turn: Promise<void> = Promise.resolve();
  const show = (build: Build | undefined): Promise<void> => {
    turn = turn.catch(() => {}).then(() => showOne(build));
    return turn;
  };
  return { show, showNewest: async () => show(await readBuild(connection)), open: () => open };
}

/** The making of vectors, which begins anew when there are other papers: what a model gave is not asked for again. */
function createVectorsRound(give: (signal: AbortSignal) => Promise<void>) {
  let ending = new AbortController();
  let trying: Promise<void> = Promise.resolve();
  return {
    start: () => {
      ending = new AbortController();
      trying = give(ending.signal);
    },
    /** Resolves when no process works at it any more. */
    stop: async () => {
      ending.abort();
      await trying;
    },
    firstTry: () => trying,
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
