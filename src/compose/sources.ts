/** The sources that the settings name, all behind one polite client. */
import { setTimeout } from 'node:timers/promises';
import type { SourcesConfig } from '../config/sources.js';
import type { Turns } from '../ingest/ports.js';
import type { ArxivApi } from '../sources/arxiv-api.js';
import type { ArxivDoors } from '../sources/arxiv-watch.js';
import { type Client, createClient, type Patience, userAgent } from '../sources/client.js';
import type { HuggingFace } from '../sources/huggingface.js';
import type { SemanticScholar } from '../sources/semantic-scholar.js';

export interface Sources {
  readonly arxiv: ArxivApi;
  readonly arxivDoors: ArxivDoors;
  readonly huggingFace: HuggingFace;
  readonly semanticScholar: SemanticScholar;
}

/** For those that nobody waits for at this moment. */
const PATIENCE: Patience = { tries: 4, firstMs: 2_000, longestMs: 60_000, timeoutMs: 60_000 };

/** For those that somebody waits for in a conversation. */
const AWAITED: Patience = { tries: 2, firstMs: 500, longestMs: 5_000, timeoutMs: 10_000 };

interface Manner {
  readonly turns: Turns;
  /** Of this Paperboy, which the sources are told. */
  readonly version: string;
  /** Ends whatever is under way. */
  readonly stop: AbortSignal;
  /** Whether somebody waits for the answers in a conversation. */
  readonly isAwaited?: boolean;
}

export function openSources(
  config: SourcesConfig,
  { turns, version, stop, isAwaited = false }: Manner,
): Sources {
  const now = () => new Date();
  const client: Client = createClient({
    turns,
    userAgent: userAgent(version, config.contact),
    patience: isAwaited ? AWAITED : PATIENCE,
    stop,
    pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
    deadline: (ms) => AbortSignal.timeout(ms),
    now,
    chance: Math.random,
  });
  return {
    arxiv: { client, url: config.arxivApiUrl, now },
    arxivDoors: { client, url: config.arxivOaiUrl, feedUrl: config.arxivFeedUrl, now },
    huggingFace: { client, url: config.huggingFaceUrl, now },
    semanticScholar: { client, url: config.semanticScholarUrl, key: config.semanticScholarKey, now },
  };
}
