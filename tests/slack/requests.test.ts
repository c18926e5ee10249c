import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, encodePaper } from '../../src/slack/ids.js';
import { createServerFor } from '../../src/slack/server.js';
import { aCommand, aPress, type Bot, startBot } from './bot.js';
import { listen } from './web-api.js';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const now = () => Math.floor(Date.now() / 1000);
const MINUTE_S = 60;

describe('a request', () => {
  it('from Slack is acknowledged with nothing, and answered at its response url', async () => {
    const acknowledged = await bot.command('pruning');
    expect(acknowledged.status).toBe(200);
    expect(await acknowledged.text()).toBe('');
    const [answer] = await bot.slack.called('response_url');
    expect(answer?.args).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(answer?.args.text).toContain('Pruning Networks');
  });

  it.each([
    ['ten minutes old', { timestamp: now() - 10 * MINUTE_S }],
    ['from tomorrow', { timestamp: now() + 24 * 60 * MINUTE_S }],
    ['ten minutes ahead', { timestamp: now() + 10 * MINUTE_S }],
    ['signed with another secret', { secret: 'guessed' }],
    ['without a timestamp', { headers: { 'x-slack-request-timestamp': '' } }],
    ['with a signature of another version', { headers: { 'x-slack-signature': 'v1=0' } }],
    ['with no signature', { headers: { 'x-slack-signature': '' } }],
  ])('%s is refused and leads to nothing', async (_what, delivery) => {
    const refused = await bot.form(aCommand(bot.slack, 'pruning'), delivery);
    expect(refused.status).toBe(401);
    expect(bot.slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  it.each([-4, 4])('from a clock that is %i minutes off is taken', async (minutes) => {
    const taken = await bot.form(aCommand(bot.slack, 'pruning'), { timestamp: now() + minutes * MINUTE_S });
    expect(taken.status).toBe(200);
    await bot.slack.called('response_url');
  });

  it('replayed within its five minutes is acknowledged and not run again', async () => {
    const [command, timestamp] = [aCommand(bot.slack, 'pruning'), now()];
    const replies = [await bot.form(command, { timestamp }), await bot.form(command, { timestamp })];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    await bot.command('the next one');
    expect(await bot.slack.called('response_url', 2)).toHaveLength(2);
    expect(bot.log()).toContain('delivered again');
  });

  it('whose content type a proxy has added a charset to is read all the same', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await bot.form(aCommand(bot.slack, 'pruning'), { headers })).status).toBe(200);
    await bot.slack.called('response_url');
  });

  it('over four megabytes is refused', async () => {
    expect(await statusOfUpload(bot.url, 5 * 1024 * 1024)).toBe(413);
  });

  it('that makes no sense is refused', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await bot.form({ not: 'json' }, { headers })).status).toBe(400);
  });

  it.each(['null', '[]', '3', '"pruning"', '{', ''])(
    'whose payload is %s is refused, and the next one taken',
    async (payload) => {
      expect((await bot.form({ payload })).status).toBe(400);
      expect((await bot.command('pruning')).status).toBe(200);
      await bot.slack.called('response_url');
    },
  );

  it('that is never finished is given up', async () => {
    const server = createServerFor(
      () => [],
      (request) => request.resume(),
      60,
    );
    const url = new URL(await listen(server));
    const dawdler = connect(Number(url.port), url.hostname);
    dawdler.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf');
    const [answer] = await once(dawdler, 'data');
    expect(String(answer)).toContain('408');
    server.close();
  });

  it('that only checks the certificate needs no signature', async () => {
    const checked = await bot.form({ ssl_check: '1', token: 'x' }, { secret: 'none' });
    expect(checked.status).toBe(200);
  });

  it('does not come in by the certificate check’s door', async () => {
    const payload = JSON.stringify(aPress(bot.slack, ACTIONS.showPaper, encodePaper('t-0000000001')));
    await bot.form({ ssl_check: '1', payload }, { secret: 'none' });
    await bot.command('pruning');
    await bot.slack.called('response_url');
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('views.open');
  });
});

it('answers Slack’s question whether it is there', async () => {
  const body = { type: 'url_verification', challenge: 'hello' };
  expect(await (await bot.payload(body)).json()).toEqual({ challenge: 'hello' });
});

it.each([
  ['GET', '/', 404],
  ['GET', '/slack/events', 404],
  ['POST', '/slack/other', 404],
  ['POST', '/healthz', 404],
  ['GET', '/healthz', 200],
  ['HEAD', '/healthz', 200],
  ['GET', '/readyz?from=probe', 200],
])('%s %s is %i', async (method, path, status) => {
  const response = await fetch(bot.url + path, { method });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/json');
});

/** By hand, as `fetch` may see the connection closed before it reads the answer. */
function statusOfUpload(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const upload = httpRequest(`${url}/slack/events`, { method: 'POST' });
    upload.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
    upload.end(Buffer.alloc(bytes));
  });
}
