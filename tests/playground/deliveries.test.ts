import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Received, type Stage } from './an-app.js';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const say = (text: string, channel = 'papers', over: object = {}) =>
  stage.slack.say({ as: stage.ada, channelId: stage.channel(channel), text, ...over });
const events = (received: readonly Received[]) =>
  received.map(({ body }) => body.event).map(({ type, subtype, text }) => [type, subtype ?? text]);
const commandFor = async (text: string): Promise<Received['body']> => {
  await say(text);
  const received = await stage.received(({ body }) => body.command !== undefined);
  return received.at(-1)?.body;
};
const respond = (url: string, message: object) =>
  fetch(url, { method: 'POST', body: JSON.stringify(message) });

describe('what people type', () => {
  it('arrives as a form with the exact content type, escaped, with a response url', async () => {
    await say('/papers “mixture of experts” year:>2020 & more');
    const [{ contentType, body } = { contentType: '', body: {} }] = await stage.received(() => true);
    expect(contentType).toBe('application/x-www-form-urlencoded');
    expect(body).toMatchObject({
      command: '/papers',
      text: '“mixture of experts” year:&gt;2020 &amp; more',
      user_id: stage.ada,
      channel_id: stage.channel('papers'),
      channel_name: 'papers',
    });
  });

  it('arrives twice when it mentions the app: as a mention, and as a message', async () => {
    await say('@paperboy pruning');
    const received = await stage.received(({ body }) => body.event.type === 'app_mention');
    await stage.received(({ body }) => body.event.type === 'message');
    expect(events(received)).toHaveLength(2);
    expect(received[0]?.body.event.text).toBe('<@U0PAPERBOY> pruning');
  });

  it('comes back to the app when it was the app that said it', async () => {
    await stage.call('chat.postMessage', { channel: stage.channel('papers'), text: 'hello' });
    const [own] = await stage.received(() => true);
    expect(own?.body.event).toMatchObject({ user: 'U0PAPERBOY', bot_id: 'B0PAPERBOY', text: 'hello' });
  });

  it('does not arrive from channels that the app is not in, and Slackbot says so to who mentioned it', async () => {
    await say('@paperboy pruning', 'reviews');
    await say('the end');
    expect(events(await stage.received(() => true))).toEqual([['message', 'the end']]);
    const last = stage.state().messages.find(({ ephemeralTo }) => ephemeralTo === stage.ada);
    expect(last?.text).toContain('/invite @paperboy');
  });

  it('arrives once the app was invited', async () => {
    await say('/invite @paperboy', 'reviews');
    await say('hello', 'reviews');
    const received = await stage.received(({ body }) => body.event.text === 'hello');
    expect(events(received)).toContainEqual(['message', 'channel_join']);
  });

  it.each([
    ['a command in a thread', '/papers x', { threadTs: '1.1' }],
    ['an unknown command', '/giphy x', {}],
    ['nothing', '   ', {}],
    ['a channel of others', 'x', { channelId: 'C1' }],
    ['somebody from another workspace', 'x', { as: 'U1' }],
  ])('is refused when it is %s', async (_what, text, over) => {
    expect((await say(text, 'papers', over)).ok).toBe(false);
  });

  it('shows as failed when the app does not take it', async () => {
    stage.answerWith({ status: 500 });
    await say('/papers x');
    await stage.received(() => true);
    await new Promise<void>((resolve) => stage.slack.onChange(resolve));
    expect(stage.state()).toMatchObject({
      failure: '/papers failed with the error “dispatch_failed”.',
      waiting: [],
    });
  });
});

describe('a response url', () => {
  it('takes five answers', async () => {
    const { response_url: url } = await commandFor('/papers x');
    for (let use = 1; use <= 5; use += 1) expect((await respond(url, { text: `${use}` })).status).toBe(200);
    const sixth = await respond(url, { text: '6' });
    expect([sixth.status, await sixth.text()]).toEqual([404, 'used_url']);
  });

  it('takes them for thirty minutes', async () => {
    const { response_url: url } = await commandFor('/papers x');
    stage.pass(30 * 60_000);
    expect((await respond(url, { text: 'in time' })).status).toBe(200);
    stage.pass(1_000);
    const late = await respond(url, { text: 'late' });
    expect([late.status, await late.text()]).toEqual([404, 'expired_url']);
  });

  it('whispers unless told otherwise, and then nobody waits any more', async () => {
    const { response_url: url } = await commandFor('/papers x');
    expect(stage.state().waiting).toEqual(['/papers x']);
    await respond(url, { text: 'for you' });
    expect(stage.state().messages.at(-1)).toMatchObject({ text: 'for you', ephemeralTo: stage.ada });
    expect(stage.state().waiting).toEqual([]);
    await respond(url, { text: 'for all', response_type: 'in_channel' });
    expect(stage.state(stage.grace).messages.at(-1)).toMatchObject({ text: 'for all' });
  });

  it('of a press puts the answer in the place of what was pressed', async () => {
    const { response_url: first } = await commandFor('/papers x');
    const button = { type: 'button', text: { type: 'plain_text', text: 'Next' }, action_id: 'next' };
    await respond(first, {
      text: 'page 1',
      blocks: [{ type: 'actions', block_id: 'b', elements: [button] }],
    });
    const { ts = '' } = stage.state().messages.at(-1) ?? {};
    const where = { channelId: stage.channel('papers'), ts };
    await stage.slack.press({ as: stage.ada, where, action: { ...button, block_id: 'b' } });
    const received = await stage.received(({ body }) => body.type === 'block_actions');
    const { response_url: url, container, message } = received.at(-1)?.body ?? {};
    expect([container.is_ephemeral, message]).toEqual([true, undefined]);
    await respond(url, { text: 'page 2', replace_original: true });
    expect(stage.state().messages.map(({ text }) => text)).toEqual(['page 2']);
    await respond(url, { delete_original: true });
    expect(stage.state().messages).toEqual([]);
  });
});

it('only what is there, and for one to see, can be pressed', async () => {
  const { response_url: url } = await commandFor('/papers x');
  const button = { type: 'button', text: { type: 'plain_text', text: 'Go' }, action_id: 'go' };
  await respond(url, { blocks: [{ type: 'actions', block_id: 'b', elements: [button] }] });
  const { ts = '' } = stage.state().messages.at(-1) ?? {};
  const where = { channelId: stage.channel('papers'), ts };
  const press = (as: string, action: object) =>
    stage.slack.press({ as, where, action: { ...button, ...action } });
  expect((await press(stage.grace, { block_id: 'b' })).ok).toBe(false);
  expect((await press(stage.ada, { block_id: 'c' })).ok).toBe(false);
  expect((await press(stage.ada, { block_id: 'b', action_id: 'gone' })).ok).toBe(false);
  expect((await press(stage.ada, { block_id: 'b' })).ok).toBe(true);
});
