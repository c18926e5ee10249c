/** Where papers come from while a bot runs: sources that are watched, papers that are looked up, and an engine that keeps up with both. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { CommandPorts } from '../commands/ports.js';
import type { CliConfig } from '../config.js';
import { type FeedState, feedStates } from '../ingest/feed-state.js';
import type { Intake } from '../ingest/intake.js';
import type { WatchedSource } from '../ingest/ports.js';
import { createWatcher } from '../ingest/watch.js';
import type { Logger } from '../lib/logger.js';
import { watchArxiv } from '../sources/arxiv-watch.js';
import { watchHuggingFace } from '../sources/huggingface.js';
import { createPaperFolder } from '../store/paper-folder.js';
import type { Store } from '../store/sql/store.js';
import { type Context, keptPapersDir, readVersion, serveContext } from './context.js';
import { createFetch } from './fetch.js';
import { createKeeper, tell } from './keeper.js';
import { openSources, type Sources } from './sources.js';

export interface Supply {
  /** With an engine that takes in what comes, some seconds later. */
  readonly context: Context;
  readonly ports: Pick<CommandPorts, 'fetch' | 'sources'>;
  /** How the watched sources fare, for digests. */
  feeds(): Promise<readonly FeedState[]>;
  start(): void;
  /** Ends what is under way; the store stays open. */
  stop(): Promise<void>;
}

export interface SupplyOptions {
  readonly config: CliConfig;
  /** Its papers, sources and turns are used. */
  readonly store: Pick<Store, 'papers' | 'sources' | 'turns'>;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly onSwap?: (() => void) | undefined;
}

/** Resolves when papers can be searched; nothing is fetched before `start`. Rejects as `serveContext` does. */
export async function openSupply({ config, store, logger, now, onSwap }: SupplyOptions): Promise<Supply> {
  const { papers, turns } = store;
  const stopping = new AbortController();
  const dir = keptPapersDir(config.dataDir);
  const folder = createPaperFolder({ store: papers, dir, now: () => new Date(), newId: randomUUID });
  await folder.pull().catch((error: unknown) => tell(error, logger));
  const [serving, version] = await Promise.all([serveContext(config, logger, onSwap), readVersion()]);
  const open = (isAwaited: boolean) =>
    openSources(config.sources, { turns, version, stop: stopping.signal, isAwaited });
  const watched = watchedBy(config, open(false));
  const keeper = createKeeper({
    folder,
    serving,
    logger,
    stop: stopping.signal,
    pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
    elapsedMs: () => performance.now(),
  });
  const watcher = createWatcher({
    sources: watched,
    states: store.sources,
    store: papers,
    brought: keeper.look,
    owner: randomUUID(),
    now,
    chance: Math.random,
    logger,
  });
  return {
    context: serving.context,
    ports: {
      fetch: createFetch(papers, open(true), { now, brought: keeper.look }),
      sources: () => intakeOf(watched, store, now()),
    },
    feeds: async () => (watched.length === 0 ? [] : feedStates(watched, await store.sources.states(), now())),
    start: () => {
      keeper.start();
      watcher.start();
    },
    stop: async () => {
      const watching = watcher.stop();
      stopping.abort();
      await Promise.all([watching, keeper.stop(), serving.close()]);
    },
  };
}

function watchedBy({ sources }: CliConfig, { arxivDoors, huggingFace }: Sources): readonly WatchedSource[] {
  const { arxivCategories, huggingFaceDaily } = sources;
  return [
    ...(arxivCategories.length > 0 ? [watchArxiv(arxivDoors, arxivCategories)] : []),
    ...(huggingFaceDaily ? [watchHuggingFace(huggingFace)] : []),
  ];
}

/** How sources fare, for one who only asks. */
export async function readIntake(
  config: CliConfig,
  store: SupplyOptions['store'],
  at: Date,
): Promise<Intake> {
  const { signal: stop } = new AbortController();
  const sources = openSources(config.sources, { turns: store.turns, version: await readVersion(), stop });
  return intakeOf(watchedBy(config, sources), store, at);
}

async function intakeOf(
  watched: readonly WatchedSource[],
  { sources, papers }: SupplyOptions['store'],
  at: Date,
): Promise<Intake> {
  const [states, broughtIn] = await Promise.all([sources.states(), papers.count()]);
  const known = new Map(states.map((state) => [state.name, state]));
  return { at, broughtIn, watched: watched.map(({ name, title }) => ({ name, ...known.get(name), title })) };
}
