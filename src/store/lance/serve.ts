/** Keeps the newest index open: what is there serves while another is built, by this process or by another replica. */

import { messageOf } from '../../lib/errors.js';
import type { Logger } from '../../lib/logger.js';
import type { SearchEngine } from '../../search/types.js';
import { runBuilder } from './builder.js';
import { type Build, readBuild } from './builds.js';
import { type OpenEngine, openBuild } from './open.js';
import { requireLanceDb } from './package.js';
import { filesOf, planOf } from './plan.js';

export interface ServeOptions {
  /** A folder, or an `s3://` address. */
  readonly url: string;
  readonly corpusDir: string;
  readonly logger: Logger;
  /** Whether an index that lacks something of the corpus may serve while it is brought up to date. */
  readonly mayBeOld: boolean;
  /** How often another replica's work is looked for, in milliseconds; 10 s unless told. */
  readonly everyMs?: number;
  /** Called with the engine that serves from now on; the one before is closed a while later. */
  readonly onEngine: (engine: SearchEngine, skippedLines: number) => void;
}

const EVERY_MS = 10_000;
/** So long an engine that was replaced may still answer what it was asked. */
const GRACE_MS = 60_000;

/**
 * Resolves when an engine serves; builds the index first where there is none. Rejects with a `UserError` where LanceDB is
 * not installed or nothing can be built. Gives a function that ends the watching.
 */
export async function serveLance(options: ServeOptions): Promise<() => void> {
  const { url, corpusDir, logger, mayBeOld } = options;
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(url);
  let open: OpenEngine | undefined;
  const show = async (build: Build | undefined): Promise<void> => {
    if (!build || build.build === open?.build) return;
    const before = open;
    open = await openBuild(lancedb, connection, build);
    options.onEngine(open.engine, build.skipped);
    logger.info({ build: build.build, papers: open.engine.facts.papers }, 'search index opened');
    if (before) setTimeout(() => before.close(), GRACE_MS).unref();
  };
  const current = await readBuild(connection).catch(damaged(logger));
  const plan = await planOf(current, corpusDir, await filesOf(corpusDir));
  const bringUpToDate = async () => {
    const report = await runBuilder(url, corpusDir, !open, progressLog(logger));
    logger.info({ ...report }, 'search index brought up to date');
    await show(await readBuild(connection));
  };
  if (current && (plan.kind === 'nothing' || mayBeOld)) await show(current).catch(damaged(logger));
  if (!open) await bringUpToDate();
  else if (plan.kind !== 'nothing') bringUpToDate().catch(logged(logger, 'the search index stays as it was'));
  const timer = setInterval(() => {
    readBuild(connection).then(show).catch(logged(logger, 'the search index cannot be looked at'));
  }, options.everyMs ?? EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
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

function progressLog(logger: Logger): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told) logger.info({ done, total }, 'building the search index');
    told = tenth;
  };
}
