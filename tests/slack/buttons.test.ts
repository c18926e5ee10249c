import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, encodePage, encodePaper, encodeText } from '../../src/slack/ids.js';
import { aPress, type Bot, startBot } from './bot.js';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const paper = encodePaper('t-0000000001');
const secondPage = encodePage({ by: 'query', text: 'pruning' }, 5);
const inMessage = {
  container: { type: 'message', channel_id: 'CPAPERS', message_ts: '2.2', thread_ts: '1.1' },
};
const inDirect = { container: { type: 'message', channel_id: 'DADA', message_ts: '2.2' } };
const modal = (previous: string | null) => ({
  id: 'V9',
  type: 'modal',
  root_view_id: 'V1',
  previous_view_id: previous,
});
const inModal = { container: { type: 'view', view_id: 'V1' }, view: { ...modal(null), id: 'V1' } };
const inThirdModal = { container: { type: 'view', view_id: 'V9' }, view: modal('V2') };
const inHome = {
  container: { type: 'view', view_id: 'V1' },
  view: { ...modal(null), id: 'V1', type: 'home' },
};

const press = (action: string, value?: string, over: object = {}) =>
  bot.payload(aPress(bot.slack, action, value, over));
const told = async (method: string) => (await bot.slack.called(method)).at(-1)?.args;

describe('the next page', () => {
  it('of a private list takes its place', async () => {
    await press(ACTIONS.nextPage, secondPage);
    expect(await told('response_url')).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
  });

  it('of a public list takes its place, with what it shows now', async () => {
    await press(ACTIONS.nextPage, secondPage, inMessage);
    expect(await told('chat.update')).toMatchObject({
      channel: 'CPAPERS',
      ts: '2.2',
      text: expect.stringContaining('6'),
      metadata: { event_type: 'paperboy_results' },
    });
  });

  it('in a modal takes its place', async () => {
    await press(ACTIONS.nextPage, secondPage, inModal);
    expect(await told('views.update')).toMatchObject({ view_id: 'V1', view: { type: 'modal' } });
  });

  it('in the Home tab takes its place', async () => {
    await press(ACTIONS.nextPage, secondPage, inHome);
    expect(await told('views.publish')).toMatchObject({ user_id: 'UADA', view: { type: 'home' } });
  });

  it('of a list whose paper is gone leaves the list, and says so', async () => {
    await press(ACTIONS.nextPage, encodePage({ by: 'similar', id: 't-ffffffffff' }, 5), inMessage);
    expect(JSON.stringify(await told('views.open'))).toContain('no longer in the corpus');
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('chat.update');
  });
});

describe('an abstract', () => {
  it('opens over a message at once', async () => {
    await press(ACTIONS.showPaper, paper);
    const { view, trigger_id: trigger } = await told('views.open');
    expect(JSON.stringify(view)).toContain('Pruning Networks, Part 1');
    expect(trigger).toBeTruthy();
  });

  it('opens on top of a modal', async () => {
    await press(ACTIONS.showPaper, paper, inModal);
    expect(await told('views.push')).toMatchObject({ view: { type: 'modal' } });
  });

  it('takes the place of a third modal, as Slack stacks no fourth', async () => {
    await press(ACTIONS.cite, paper, inThirdModal);
    expect(await told('views.update')).toMatchObject({ view_id: 'V9' });
  });

  it.each([ACTIONS.showPaper, ACTIONS.cite, ACTIONS.share])(
    'that is gone from the corpus is said to be, whatever its id reads like (%s)',
    async (action) => {
      for (const id of ['t-ffffffffff', 'part', '3', 'more', 'constructor']) {
        await press(action, encodePaper(id));
      }
      const opened = await bot.slack.called('views.open', 5);
      for (const { args } of opened) expect(JSON.stringify(args.view)).toContain('no longer in the corpus');
    },
  );
});

describe('a paper whose id reads like a number or a word', () => {
  const ids = ['3', '4983', 'more', 'me', 'to', '__proto__', '"quoted"', 'please'];
  const corpus = ids.map((id) => ({ id, title: `The paper ${id}`, abstract: 'On pruning.', source: 'test' }));

  it.each(ids)('is the one that its buttons open: %s', async (id) => {
    await bot.stop();
    bot = await startBot({ corpus });
    for (const action of [ACTIONS.showPaper, ACTIONS.cite, ACTIONS.share])
      await press(action, encodePaper(id));
    const opened = await bot.slack.called('views.open', 3);
    const title = JSON.stringify(`The paper ${id}`).slice(1, -1);
    for (const { args } of opened) expect(JSON.stringify(args.view)).toContain(title);
  });
});

describe('similar papers', () => {
  it('stay private in a private list', async () => {
    await press(ACTIONS.similar, paper);
    expect(await told('response_url')).toMatchObject({ replace_original: false, response_type: 'ephemeral' });
  });

  it('go into the thread of a public list', async () => {
    await press(ACTIONS.similar, paper, inMessage);
    expect(await told('chat.postMessage')).toMatchObject({ channel: 'CPAPERS', thread_ts: '1.1' });
  });

  it('stay at the top level of direct messages', async () => {
    await press(ACTIONS.similar, paper, inDirect);
    expect(await told('chat.postMessage')).not.toHaveProperty('thread_ts');
  });

  it('open over the Home tab', async () => {
    await press(ACTIONS.similar, paper, inHome);
    expect(await told('views.open')).toMatchObject({ view: { type: 'modal' } });
  });
});

describe('the Home tab', () => {
  it('shows what its search box found in itself', async () => {
    const box = { type: 'plain_text_input', action_id: ACTIONS.homeSearch, block_id: 'b', value: 'pruning' };
    await press(ACTIONS.homeSearch, undefined, { ...inHome, actions: [box] });
    expect(JSON.stringify(await told('views.publish'))).toContain('Pruning Networks');
  });

  it('is as it was first when the search box is cleared', async () => {
    const box = { type: 'plain_text_input', action_id: ACTIONS.homeSearch, block_id: 'b', value: null };
    await press(ACTIONS.homeSearch, undefined, { ...inHome, actions: [box] });
    expect(JSON.stringify(await told('views.publish'))).not.toContain('Pruning Networks');
  });

  it('shows help over itself', async () => {
    await press(ACTIONS.run, encodeText('help'), inHome);
    expect(await told('views.open')).toMatchObject({ view: { type: 'modal' } });
  });
});

describe('a button from a former version', () => {
  it.each([
    ['whose action is unknown', 'paper.vote', paper],
    ['whose action is a word of JavaScript', 'constructor', paper],
    ['whose value cannot be read', ACTIONS.nextPage, '0|pruning|5'],
    ['without a value', ACTIONS.similar, undefined],
  ])('%s is answered kindly', async (_what, action, value) => {
    await press(action, value);
    expect((await told('response_url')).text).toMatch(/older message/);
  });

  it('in a modal is answered in a modal', async () => {
    await press('paper.vote', paper, inModal);
    expect(JSON.stringify(await told('views.push'))).toMatch(/older message/);
  });
});

it('leaves links to Slack', async () => {
  const link = { type: 'button', action_id: 'aB3', block_id: 'b', url: 'https://arxiv.org/' };
  await press('aB3', undefined, { actions: [link] });
  await press(ACTIONS.similar, paper);
  await told('response_url');
  expect(bot.slack.calls.map(({ method }) => method)).toEqual(['auth.test', 'response_url']);
});

it('runs a click once, however often it is delivered', async () => {
  const click = aPress(bot.slack, ACTIONS.similar, paper, inMessage);
  await bot.payload(click);
  await bot.payload(click);
  await press(ACTIONS.similar, paper, inMessage);
  expect(await bot.slack.called('chat.postMessage', 2)).toHaveLength(2);
});
