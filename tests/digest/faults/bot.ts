/** The bot as `npm start` composes it, over a few papers, a database and a stand-in for Slack. */
import { randomUUID } from 'node:crypto';
import { type Bot, connect } from '../../../src/compose.js';
import type { Logger } from '../../../src/lib/logger.js';
import { createEngine } from '../../../src/search/engine.js';
import type { Store } from '../../../src/store/sql/store.js';
import { aRequest } from '../../support/digests.js';
import { aPaper } from '../../support/papers.js';
import { quiet } from '../../support/quiet.js';

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
  return connect(() => context, store, logger, {
    botToken: 'xoxb-1',
    connection: { kind: 'http', host: '127.0.0.1', port: 0, signingSecret: 'secret' },
    timeZone: 'UTC',
    sendsDigests: true,
    unreadable: 'repeat',
    now: () => new Date(),
    ...told,
  });
}

/** Subscriptions that are due now, each of a channel of its own: `C1`, `C2` and so on. */
export async function subscribeAll(
  { digests }: Store,
  channels: readonly string[],
  at = new Date(),
): Promise<void> {
  for (const channelId of channels) {
    // As many minutes before as the clock can be read in.
    const timing = { hour: at.getUTCHours(), minute: at.getUTCMinutes(), timeZone: 'UTC' };
    await digests.createSubscription(
      aRequest({ topic: 'pruning', size: 2, timing: { ...timing, days: [1, 2, 3, 4, 5, 6, 7] } }),
      { teamId: 'T1', channelId, kind: 'channel' },
      { userId: 'UADA', now: at, nextDueAt: new Date(Math.floor(at.getTime() / 60_000) * 60_000) },
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
