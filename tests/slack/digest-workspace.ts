/** The bot in the playground's workspace with its digests: a store, a desk, a runner, and a clock to move. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../src/digest/desk.js';
import { createArrivalsNote } from '../../src/digest/note-arrivals.js';
import { createRunner } from '../../src/digest/runner.js';
import { createCourier } from '../../src/slack/courier.js';
import { createMemberships, type Memberships } from '../../src/slack/memberships.js';
import { openStore } from '../../src/store/sql/store.js';
import { aPaper, contextOf } from '../support/papers.js';
import { countedIds, quiet } from '../support/quiet.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

/** A Wednesday, nine in Berlin. */
const START = new Date('2026-11-25T08:00:00Z');
const TITLES = [
  'Pruning Networks',
  'Pruning Without Data',
  'A Survey of Pruning',
  'Attention Is All You Need',
];
const papers = TITLES.map((title, at) => aPaper({ id: `2401.0000${at + 1}`, title }));
const { engine } = contextOf(papers);

export const SUBSCRIBE = '/papers subscribe pruning weekdays at 09:00 in Europe/Berlin';

export interface DigestWorkspace extends TestWorkspace {
  /** Ada subscribes #papers to pruning. */
  subscribed(): Promise<void>;
  /** Moves the clock to the next digest, and resolves when it was sent. */
  bring(): Promise<void>;
}

export async function openDigestWorkspace(): Promise<DigestWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-digests-'));
  const store = await openStore({ dataDir: folder }, quiet, countedIds('id'));
  const { digests, library, arrivals } = store;
  let at = START;
  const now = () => at;
  let memberships: Memberships = { channelsOf: async () => [], isPublic: async () => false };
  const material = {
    engine: () => engine,
    library,
    arrivals,
    feeds: async () => [],
    channelsOf: (userId: string) => memberships.channelsOf(userId),
    isPublic: (channelId: string) => memberships.isPublic(channelId),
  };
  const team = { desk: createDesk(digests, material, now), library, now, timeZone: 'UTC' };
  const slack = await openWorkspace({ papers, team, now });
  memberships = createMemberships({ ...slack.slack, logger: quiet, now });
  const runner = createRunner({
    store: digests,
    material,
    courier: createCourier({ ...slack.slack, logger: quiet }),
    noteArrivals: createArrivalsNote(material.engine, arrivals, now),
    owner: 'the only one',
    chance: () => 0.5,
    leaseMs: 60_000,
    unreadable: 'repeat',
    logger: quiet,
    now,
  });
  runner.start();
  return {
    ...slack,
    subscribed: async () => {
      const preview = await slack.as('Ada').command(SUBSCRIBE);
      await preview.press('Confirm');
      await preview.comesToShow('Done');
    },
    bring: async () => {
      at = (await digests.nextWakeAt()) ?? at;
      await runner.caughtUp();
    },
    close: async () => {
      await runner.stop();
      await slack.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
