import { afterEach, describe, expect, it } from 'vitest';
import type { LookedUp } from '../../src/ingest/ports.js';
import { aPaper } from '../support/papers.js';
import type { Person } from '../support/person.js';
import { createSharings } from '../support/sharings.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

const papers = [
  aPaper({ id: '2401.00001', title: 'Pruning Networks', abstract: 'We prune. It helps.', year: 2024 }),
  aPaper({ id: '2401.00002', title: 'Growing Networks' }),
];
const ONE = 'https://arxiv.org/abs/2401.00001';
const TWO = 'https://huggingface.co/papers/2401.00002';
const ELSEWHERE = 'https://www.alphaxiv.org/abs/2609.00001';
const HALF_AN_HOUR_MS = 30 * 60_000;

let slack: TestWorkspace;
let ada: Person;
let at = new Date('2026-11-25T08:00:00Z');
afterEach(() => slack.close());

async function open(options: Parameters<typeof openWorkspace>[0] = {}): Promise<void> {
  at = new Date('2026-11-25T08:00:00Z');
  slack = await openWorkspace({ papers, showsPreviews: true, now: () => at, ...options });
  ada = slack.as('Ada');
}

/** Says it, and then asks Paperboy something; gives what was shown under the first by the time of the answer. */
async function said(text: string, channel = 'papers'): Promise<string> {
  const message = await ada.say(text, channel);
  await (await ada.say('@paperboy hello', channel)).reply();
  return message.surface.shown;
}

describe('a link to a paper', () => {
  it('is previewed under the message, with its abstract a click away', async () => {
    await open();
    const message = await ada.say(`Read this: ${ONE}`);
    await message.comesToShow('Pruning Networks');
    expect(message.shown).toMatch(/We prune\. It helps\..*2024/s);
    await message.press('Abstract');
    expect(ada.modal().shown).toContain('We prune. It helps.');
  });

  it('says who had it before, but not who says it now', async () => {
    const sharings = createSharings();
    await open({ sharings });
    await ada.say(`the list: ${ONE}, ${TWO} and ${ELSEWHERE}`);
    await sharings.reach(3);
    at = new Date(at.getTime() + 1_000);
    const message = await slack.as('Grace').say(ONE);
    await message.comesToShow('Shared here');
    expect(message.shown).toContain(`Shared here by @${ada.id}`);
    expect(message.shown).not.toContain(`by @${slack.as('Grace').id}`);
  });

  it('is looked up where the corpus does not hold it', async () => {
    const paper = aPaper({ id: '2609.00001', title: 'Networks Once More' });
    await open({ fetch: async () => ({ kind: 'found', paper }) });
    await (await ada.say(ELSEWHERE)).comesToShow('Networks Once More');
  });

  it('may stand in a thread, and in a channel that Paperboy is not in', async () => {
    await open();
    const talk = await ada.say('What was it called?');
    await (await talk.say(ONE)).comesToShow('Pruning Networks');
    await (await ada.say(ONE, 'reviews')).comesToShow('Pruning Networks');
  });
});

describe('manners', () => {
  it('two links get a line each', async () => {
    await open();
    const message = await ada.say(`${ONE} or ${TWO}`);
    await message.comesToShow('Growing Networks');
    expect(message.shown).toContain('Pruning Networks');
    expect(message.shown).not.toContain('We prune');
    expect(message.surface.buttons).toEqual([]);
  });

  it('three get none', async () => {
    await open();
    expect(await said(`${ONE} ${TWO} https://doi.org/10.1145/abc.1`)).toBe('');
  });

  it('the same paper is not shown again within half an hour in its channel', async () => {
    await open();
    await (await ada.say(ONE)).comesToShow('Pruning Networks');
    expect(await said('https://arxiv.org/pdf/2401.00001v2')).toBe('');
    await (await ada.say(ONE, 'general')).comesToShow('Pruning Networks');
    at = new Date(at.getTime() + HALF_AN_HOUR_MS + 1);
    await (await ada.say(ONE)).comesToShow('Pruning Networks');
  });

  it.each([
    ['it leads to no paper', 'https://huggingface.co/models', undefined],
    ['there is no such paper', ELSEWHERE, { kind: 'unknown' }],
    ['its source is away', ELSEWHERE, { kind: 'away', reason: 'arXiv does not answer' }],
  ] satisfies [string, string, LookedUp | undefined][])(
    'nothing is shown where %s',
    async (_why, url, found) => {
      await open(found ? { fetch: async () => found } : {});
      expect(await said(url)).toBe('');
      expect(slack.calls('chat.unfurl')).toEqual([]);
    },
  );

  it('a direct message is answered instead', async () => {
    await open();
    expect((await ada.direct(ONE)).shown).toContain('Pruning Networks');
    expect(slack.calls('chat.unfurl')).toEqual([]);
  });

  it('nobody is told where Slack does not take it', async () => {
    await open();
    slack.fail('chat.unfurl', 'cannot_unfurl_url');
    expect(await said(ONE)).toBe('');
    expect(ada.channel('papers').map(({ by }) => by)).toEqual(['Ada', 'Ada']);
    expect(slack.log()).toContain('could not be previewed');
  });

  it('none are shown where they are not wanted', async () => {
    await open({ showsPreviews: false });
    expect(await said(ONE)).toBe('');
  });
});
