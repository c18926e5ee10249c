import { expect, it } from 'vitest';
import { savedBy, savePaper, unsavePaper } from '../../src/commands/saved.js';
import type { TeamContext } from '../../src/commands/types.js';
import { voteOn } from '../../src/commands/votes.js';
import { createDesk } from '../../src/digest/desk.js';
import { openStore } from '../../src/store/sql/store.js';
import { aMaterial } from '../digest/material.js';
import { folderOf } from '../store/folder.js';
import { aPaper, contextOf } from '../support/papers.js';
import { countedIds, quiet } from '../support/quiet.js';

const bare = aPaper({ title: 'Attention Is All You Need' });
const twin = aPaper({ id: 'x-1', title: 'Attention' });
const full = aPaper({ id: '1706.03762', otherIds: [bare.id, twin.id] });
const before = contextOf([bare, twin]);
const after = contextOf([full]);

async function aTeam() {
  const { digests, library, close } = await openStore({ dataDir: folderOf({}) }, quiet, countedIds('id-'));
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 10, 25, 9, minute++));
  const team: TeamContext = { desk: createDesk(digests, aMaterial(), now), library, now, timeZone: 'UTC' };
  return { team, close };
}

const ada = { userId: 'U1', here: { teamId: 'T1', channelId: 'C1', kind: 'channel' } } as const;
const ben = { ...ada, userId: 'U2' };

it('shows a paper that was saved under two names once, and takes it off the list whole', async () => {
  const { team, close } = await aTeam();
  await savePaper(bare.id, before, team, ada);
  await savePaper(twin.id, before, team, ada);
  expect(await savedBy(after, team, ada)).toEqual({ kind: 'saved', papers: [full], gone: 0 });
  expect(await savePaper(full.id, after, team, ada)).toMatchObject({
    message: expect.stringMatching(/already/),
  });
  await unsavePaper(full.id, after, team, ada);
  expect(await savedBy(after, team, ada)).toMatchObject({ kind: 'notice' });
  await close();
});

it('counts votes under all names of a paper, one a person, and tells them under each', async () => {
  const { team, close } = await aTeam();
  await voteOn(bare.id, 'interested', before, team, ada);
  await voteOn(twin.id, 'interested', before, team, ada);
  const tallies = await voteOn(bare.id, 'interested', after, team, ben);
  const both = { interested: 2, notForUs: 0 };
  expect([full.id, bare.id, twin.id].map((name) => tallies.get(name))).toEqual([both, both, both]);
  const back = await voteOn(twin.id, 'interested', after, team, ada);
  expect(back.get(bare.id)).toEqual({ interested: 1, notForUs: 0 });
  await close();
});
