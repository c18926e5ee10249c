import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/store/corpus-files.js';
import type { Person } from '../support/person.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

let slack: TestWorkspace;
let ada: Person;
let grace: Person;
beforeAll(async () => {
  const { papers } = await loadCorpus([new URL('../../corpus', import.meta.url).pathname]);
  slack = await openWorkspace({ papers });
  ada = slack.as('Ada');
  grace = slack.as('Grace');
});
afterAll(() => slack.close());

const titlesOf = ({ shown }: { readonly shown: string }) =>
  [...shown.matchAll(/^\d+\. (.+)$/gm)].map(([, title = '']) => title);

describe('someone with ten minutes', () => {
  it('asks for papers, and only they see the answer', async () => {
    const answer = await ada.command('/papers mixture of experts');
    expect(answer.shown).toMatch(/\d+ papers for mixture of experts/);
    expect(answer.isPrivate).toBe(true);
    expect(grace.channel('papers')).toEqual([]);
  });

  it('pages through the results, in place', async () => {
    const answer = await ada.command('/papers mixture of experts');
    await answer.press('Next');
    expect(answer.shown).toMatch(/6–10 of \d+/);
    await answer.press('Previous');
    expect(answer.shown).toMatch(/1–5 of \d+/);
    expect(answer.surface.buttons).not.toContain('Previous');
  });

  it('opens an abstract, and from it what is similar, and closes one after the other', async () => {
    const answer = await ada.command('/papers mixture of experts');
    await answer.press('Abstract', { nth: 2 });
    const abstract = ada.modal();
    expect(abstract.shown).toContain(titlesOf(answer)[1]);
    await abstract.press('Similar papers');
    const similar = ada.modal();
    expect(similar.shown).toMatch(/similar|like/i);
    await similar.close();
    expect(ada.modal().shown).toBe(abstract.shown);
    await abstract.close();
    expect(ada.state.modals).toEqual([]);
  });

  it('asks for similar papers beside the list, as privately as before', async () => {
    const answer = await ada.command('/papers mixture of experts');
    await answer.press('Similar');
    const [last] = ada.channel('papers').slice(-1);
    expect(last?.shown).toContain(titlesOf(answer)[0]);
    expect(last?.isPrivate).toBe(true);
  });

  it('shares one to a channel with a comment, and everyone sees who did', async () => {
    const answer = await ada.command('/papers mixture of experts');
    await answer.press('Share');
    const dialogue = ada.modal();
    dialogue.fill({ 'Where to': '#reading-group', Comment: 'For <Thursday> & after' });
    expect(await dialogue.submit()).toEqual({ ok: true });
    expect(ada.modal().title).toBe('Shared');
    const [shared] = grace.channel('reading-group');
    expect(shared?.shown).toContain(`@${ada.id}`);
    expect(shared?.shown).toContain('For <Thursday> & after');
    expect(shared?.shown).toContain(titlesOf(answer)[0]);
  });

  it('mentions Paperboy and is answered in the thread, where "show 2" needs no second mention', async () => {
    const question = await ada.say('@paperboy what do we know about pruning LLMs?', 'general');
    const list = await question.reply();
    expect(list.shown).toMatch(/papers for .*pruning LLMs/);
    expect(grace.channel('general')).toHaveLength(1);
    await question.say('show 2');
    expect((await question.reply()).shown).toContain('Similar papers');
  });

  it('finds the same list in the thread after Paperboy was restarted', async () => {
    const question = await ada.say('@paperboy neural architecture search', 'general');
    await question.reply();
    await slack.restartApp();
    await question.say('more');
    expect((await question.reply()).shown).toContain('6–10 of');
  });

  it('talks to it alone, and without a thread', async () => {
    const list = await ada.direct('graph neural networks');
    expect(list.thread()).toEqual([]);
    expect((await ada.direct('cite 1')).shown).toContain('@misc{');
    expect(grace.channel('paperboy')).toEqual([]);
  });

  it('searches in the Home tab', async () => {
    const home = await ada.home();
    await home.enter('Search 270 papers', 'diffusion');
    expect(home.shown).toMatch(/papers for diffusion/);
    await home.press('Next');
    expect(home.shown).toMatch(/6–\d+ of \d+/);
  });
});

describe('in a private channel that Paperboy is not in', () => {
  it('a command is answered all the same', async () => {
    expect((await ada.command('/papers pruning', 'reviews')).isPrivate).toBe(true);
  });

  it('sharing says what to do, and the dialogue keeps what was entered', async () => {
    const answer = await ada.command('/papers pruning', 'reviews');
    await answer.press('Share');
    const dialogue = ada.modal();
    dialogue.fill({ 'Where to': 'reviews', Comment: 'for the second round' });
    const { ok, errors } = await dialogue.submit();
    expect(ok).toBe(false);
    expect(Object.values(errors ?? {})).toEqual([expect.stringContaining('/invite @paperboy')]);
    await dialogue.close();
  });

  it('a mention is not heard until somebody lets it in', async () => {
    const unheard = await ada.say('@paperboy pruning', 'reviews');
    expect(ada.channel('reviews').at(-1)?.by).toBe('Slackbot');
    expect(unheard.thread()).toEqual([]);
    await ada.invite('reviews');
    const heard = await ada.say('@paperboy pruning', 'reviews');
    expect((await heard.reply()).shown).toMatch(/papers for pruning/);
  });
});

describe('when Slack says no', () => {
  it('an answer finds another way than an expired address', async () => {
    slack.fail('response_url', 'expired_url');
    const answer = await ada.command('/papers pruning');
    expect(answer.isPrivate).toBe(true);
    expect(slack.calls('chat.postEphemeral')).toHaveLength(1);
  });
});

describe('a request that is not from Slack', () => {
  const mention = JSON.stringify({
    type: 'event_callback',
    event: { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1.1', text: 'pruning' },
  });

  it.each([
    ['is signed by somebody else', { secret: 'another' }],
    ['is of ten minutes ago', { timestamp: Math.floor(Date.now() / 1000) - 600 }],
    ['is of tomorrow', { timestamp: Math.floor(Date.now() / 1000) + 86_400 }],
  ])('is refused when it %s', async (_why, how) => {
    expect((await slack.deliver(mention, how)).status).toBe(401);
  });
});
