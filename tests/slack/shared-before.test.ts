import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPaper } from '../support/papers.js';
import type { Person } from '../support/person.js';
import { createSharings } from '../support/sharings.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

const papers = [
  aPaper({ id: '2401.00001', otherIds: ['10.1145/abc.1'], title: 'Pruning Networks' }),
  aPaper({ id: '2401.00002', title: 'Growing Networks' }),
];
const ADDRESS = 'https://arxiv.org/abs/2401.00001';

let slack: TestWorkspace;
let sharings: ReturnType<typeof createSharings>;
let ada: Person;
let grace: Person;
beforeEach(async () => {
  sharings = createSharings();
  slack = await openWorkspace({ papers, sharings });
  ada = slack.as('Ada');
  grace = slack.as('Grace');
});
afterEach(() => slack.close());

/** Says something that names a paper, and waits until that was heard. */
async function name(who: Person, text: string, channel = 'papers') {
  const before = sharings.size();
  await who.say(text, channel);
  await sharings.reach(before + 1);
}

/** Mentions Paperboy in a channel, which is answered after all that was said there was heard. */
async function mention(who: Person, text: string, channel = 'papers') {
  const asked = await who.say(`@paperboy ${text}`, channel);
  return (await asked.reply()).shown;
}

describe('a paper that was named in a channel', () => {
  it('is shown there with who named it, and where', async () => {
    await name(ada, `Worth a look: ${ADDRESS}`);
    const shown = await mention(grace, 'show Pruning Networks');
    expect(shown).toContain(`Shared here by @${ada.id} on `);
    const posts = slack.calls('chat.postMessage').map(({ blocks }) => JSON.stringify(blocks));
    expect(posts.at(-1)).toMatch(new RegExp(`"url":"http[^"]*${channelId('papers')}`));
  });

  it('is the same by whichever of its names', async () => {
    await name(ada, 'https://doi.org/10.1145/ABC.1');
    expect(await mention(grace, ADDRESS)).toContain(`Shared here by @${ada.id}`);
  });

  it('names each person once, the latest first, and not the question itself', async () => {
    await name(ada, ADDRESS);
    await name(ada, `again: ${ADDRESS}`);
    await name(grace, `I read ${ADDRESS} too`);
    const shown = await mention(grace, ADDRESS);
    expect(shown.indexOf(`Shared here by @${grace.id}`)).toBeGreaterThan(0);
    expect(shown.split(`by @${ada.id}`)).toHaveLength(2);
    expect(shown).not.toContain('and others');
  });

  it('is said to whoever asks privately there, and in the window behind a list', async () => {
    await name(ada, ADDRESS);
    const answer = await grace.command('/papers show Pruning Networks');
    expect(answer?.shown).toContain(`Shared here by @${ada.id}`);
    const list = await grace.command('/papers pruning');
    await list?.press('Abstract');
    expect(grace.modal().shown).toContain(`Shared here by @${ada.id}`);
  });

  it('is said in the channel where somebody shares it again', async () => {
    await name(ada, ADDRESS, 'reading-group');
    const list = await grace.command('/papers pruning');
    await list?.press('Share');
    const dialogue = grace.modal();
    dialogue?.fill({ 'Where to': '#reading-group' });
    await dialogue?.submit();
    expect(grace.channel('reading-group').at(-1)?.shown).toContain(`Shared here by @${ada.id}`);
  });
});

describe('what was named in one place', () => {
  it('is not told in another channel, nor in direct messages', async () => {
    await name(ada, ADDRESS);
    expect(await mention(ada, ADDRESS)).toContain('Shared here');
    expect(await mention(grace, 'show Pruning Networks', 'reading-group')).not.toContain('Shared here');
    expect((await grace.direct('show Pruning Networks'))?.shown).not.toContain('Shared here');
  });

  it('stays in its private channel, also from those who are in it', async () => {
    await ada.invite('reviews');
    await name(ada, ADDRESS, 'reviews');
    expect(await mention(ada, 'show Pruning Networks', 'reviews')).toContain(`Shared here by @${ada.id}`);
    expect(await mention(ada, 'show Pruning Networks', 'papers')).not.toContain('Shared here');
    const answer = await ada.command('/papers show Pruning Networks', 'papers');
    expect(answer?.shown).not.toContain('Shared here');
    expect((await ada.direct('show Pruning Networks'))?.shown).not.toContain('Shared here');
  });

  it('is not noted of direct messages', async () => {
    await ada.direct(ADDRESS);
    expect((await ada.direct(ADDRESS))?.shown).not.toContain('Shared here');
    expect(sharings.size()).toBe(0);
  });
});

describe('nothing is noted', () => {
  it('of what Paperboy posts, and nothing is asked of Slack for ordinary talk', async () => {
    await ada.say('What about the pruning paper?');
    await ada.say('It stands at `https://arxiv.org/abs/2401.00001`, as code');
    await mention(ada, 'show Pruning Networks');
    expect(sharings.size()).toBe(0);
    expect(slack.calls('chat.getPermalink')).toEqual([]);
  });
});

it('is noted without its address where Slack does not give one', async () => {
  slack.fail('chat.getPermalink', 'internal_error');
  await name(ada, ADDRESS);
  expect(await mention(grace, 'show Pruning Networks')).toContain(`Shared here by @${ada.id}`);
});

const channelId = (name: string) => ada.state.channels.find((each) => each.name === name)?.id ?? '';
