/** The bot in the playground's workspace, with digests over the real store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCourier } from '../../src/slack/courier.js';
import { openStore } from '../../src/store/sql/store.js';
import { createTestDesk, digestFor } from '../support/desk.js';
import { aDelivery } from '../support/digests.js';
import { aPaper, contextOf } from '../support/papers.js';
import { countedIds, quiet } from '../support/quiet.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

const NOW = new Date('2026-11-25T08:00:00Z');
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
  /** The courier brings its digest. */
  bring(): Promise<void>;
}

export async function openDigestWorkspace(): Promise<DigestWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-digests-'));
  const store = await openStore({ dataDir: folder }, quiet, countedIds('id'));
  const now = () => NOW;
  const desk = createTestDesk(store, engine, now);
  const team = { desk, library: store.library, now, timeZone: 'UTC' };
  const slack = await openWorkspace({ papers, team });
  return {
    ...slack,
    subscribed: async () => {
      const preview = await slack.as('Ada').command(SUBSCRIBE);
      await preview.press('Confirm');
      await preview.comesToShow('Done');
    },
    bring: async () => {
      const subscription = await desk.subscription('id000001');
      if (!subscription) throw new Error('nothing is subscribed to');
      const digest = await digestFor(subscription, engine, NOW);
      const courier = createCourier({ ...slack.slack, logger: quiet });
      const { channelId } = subscription.destination;
      const delivery = aDelivery({ subscription, channelId, parcel: { kind: 'digest', digest } });
      const answers = [await courier.post(delivery), await courier.find(delivery, NOW)];
      if (answers.map(({ kind }) => kind).join() !== 'posted,found') throw new Error(JSON.stringify(answers));
    },
    close: async () => {
      await slack.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
