/** The bot as `npm start` composes it, over a few papers, a database and a stand-in for Slack. */
import { randomUUID } from 'node:crypto';
import { type Bot, connect } from '../../../src/compose.js';
import type { Logger } from '../../../src/lib/logger.js';
import { createEngine } from '../../../src/search/engine.js';
import type { Store } from '../../../src/store/sql/store.js';
import { aRequest } from '../../support/digests.js';
import { aPaper } from '../../support/papers.js';
import { quiet } from '../../support/quiet.js';
import { steadySupply } from '../../support/supply.js';

export interface BotTold {
  readonly store: Store;
  readonly apiUrl: string;
  readonly leaseMs: number;
  readonly botToken?: string;
  readonly now?: () => Date;
  readonly unreadable?: 'repeat' | 'miss';
  readonly logger?: Logger;
}

/** Not yet started. */
export async function aBot({ store, logger = quiet, ...told }: BotTold): Promise<Bot> {
  const engine = createEngine(
    Array.from({ length: 12 }, (_, at) => aPaper({ title: `Pruning networks, part ${at}` })),
  );
  const context = { engine, version: '0.0.0', loadedAt: new Date(0), skippedLines: 0 };
  return connect(
    steadySupply(() => context),
    store,
    logger,
    {
      botToken: 'xoxb-1',
      connection: { kind: 'http', host: '127.0.0.1', port: 0, signingSecret: 'secret' },
      timeZone: 'UTC',
      sendsDigests: true,
      unreadable: 'repeat',
      showsPreviews: false,
      now: () => new Date(),
      ...told,
    },
  );
}

/** One subscription for each of the channels, all due in the minute of `at`. */
export async function subscribeAll(
  { digests }: Store,
  channels: readonly string[],
  at = new Date(),
  topics: readonly string[] = ['pruning'],
): Promise<void> {
  const timing = { hour: at.getUTCHours(), minute: at.getUTCMinutes(), timeZone: 'UTC' };
  const nextDueAt = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
  for (const [index, channelId] of channels.entries()) {
    await digests.createSubscription(
      aRequest({
        topic: topics[index % topics.length] ?? '',
        size: 2,
        timing: { ...timing, days: [1, 2, 3, 4, 5, 6, 7] },
      }),
      { teamId: 'T1', channelId, kind: 'channel' },
      { userId: 'UADA', now: at, nextDueAt },
    );
  }
}

export function channelsNamed(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `C${prefix}${at + 1}`);
}

/** Asks until it is so; rejects after `ms`. */
export async function until(isSo: () => boolean | Promise<boolean>, ms: number, what: string): Promise<void> {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const newId = () => randomUUID();
