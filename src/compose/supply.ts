/** Where papers come from while a bot runs: sources that are watched, papers that are looked up, and an engine that keeps up with both. */
import { randomUUID } from 'node:crypto';
import type { CommandPorts } from '../commands/ports.js';
import type { CliConfig } from '../config.js';
import { type FeedState, feedStates } from '../ingest/feed-state.js';
import type { Intake } from '../ingest/intake.js';
import type { WatchedSource } from '../ingest/ports.js';
import { createWatcher } from '../ingest/watch.js';
import { createAlarm } from '../lib/alarm.js';
import { messageOf, UnavailableError } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import { watchArxiv } from '../sources/arxiv-watch.js';
import { watchHuggingFace } from '../sources/huggingface.js';
import { createPaperFolder, type PaperFolder } from '../store/paper-folder.js';
import type { Serving } from '../store/serving.js';
import type { Store } from '../store/sql/store.js';
import { type Context, keptPapersDir, readVersion, serveContext } from './context.js';
import { createFetch } from './fetch.js';
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

/** What another process brings in is found so much later at most, and the time that the engine needs. */
const LOOK_EVERY_MS = 3_000;

/** Resolves when papers can be searched; nothing is fetched before `start`. Rejects as `serveContext` does. */
export async function openSupply({ config, store, logger, now, onSwap }: SupplyOptions): Promise<Supply> {
  const { papers, turns } = store;
  const stopping = new AbortController();
  const dir = keptPapersDir(config.dataDir);
  const folder = createPaperFolder({ store: papers, dir, now: () => new Date(), newId: randomUUID });
  await folder.pull().catch(warned(logger));
  const [serving, version] = await Promise.all([serveContext(config, logger, onSwap), readVersion()]);
  const open = (isAwaited: boolean) =>
    openSources(config.sources, { turns, version, stop: stopping.signal, isAwaited });
  const watched = watchedBy(config, open(false));
  const keeper = createKeeper(folder, serving, logger, stopping.signal);
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
      await Promise.all([watching, keeper.stop()]);
      await serving.close();
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

interface Keeper {
  start(): void;
  /** Looks now, as something came. */
  look(): void;
  stop(): Promise<void>;
}

/** Brings the folder up to the store again and again, and the engine up to the folder. */
function createKeeper(folder: PaperFolder, serving: Serving, logger: Logger, stop: AbortSignal): Keeper {
  const alarm = createAlarm();
  let running: Promise<void> | undefined;
  const keepUp = async () => {
    let isAway = false;
    while (!stop.aborted) {
      try {
        if (await folder.pull()) await serving.refresh();
        isAway = false;
      } catch (error) {
        // Whatever it is, the bot goes on answering, and looks again.
        if (!(error instanceof UnavailableError)) logger.error({ err: error }, 'papers: a fault');
        else if (!isAway) warned(logger)(error);
        isAway = error instanceof UnavailableError;
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

function warned(logger: Logger): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof UnavailableError)) throw error;
    logger.warn({ reason: messageOf(error) }, 'papers that were brought in cannot be read at the moment');
  };
}
