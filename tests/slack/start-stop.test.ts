import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { UserError } from '../../src/lib/errors.js';
import { createBot, startBot } from './bot.js';
import { openWebApi, type WebApi } from './web-api.js';

let slack: WebApi | undefined;
afterEach(() => slack?.close());

it.each([
  ['invalid_auth', /SLACK_BOT_TOKEN: Slack does not know this token.*\(invalid_auth\)/],
  ['token_revoked', /SLACK_BOT_TOKEN: the token was revoked.*\(token_revoked\)/],
  ['something_new', /SLACK_BOT_TOKEN: Slack refused it \(something_new\)/],
])('does not start with a token that is %s, and says which', async (error, words) => {
  slack = await openWebApi();
  slack.next('auth.test', { body: { ok: false, error } });
  const { app, log } = await createBot(slack);
  const refusal: unknown = await app.start().catch((thrown: unknown) => thrown);
  expect(refusal).toBeInstanceOf(UserError);
  expect(String(refusal)).toMatch(words);
  expect(String(refusal) + log()).not.toContain('very-secret');
});

it('says so when Slack cannot be reached', async () => {
  slack = await openWebApi();
  await slack.close();
  const { app } = await createBot(slack);
  await expect(app.start()).rejects.toThrow(/Slack cannot be reached/);
});

it('says so when its port is taken', async () => {
  const first = await startBot();
  slack = await openWebApi();
  const connection = {
    kind: 'http',
    host: '127.0.0.1',
    port: Number(new URL(first.url).port),
    signingSecret: 'x',
  } as const;
  const { app } = await createBot(slack, { connection });
  await expect(app.start()).rejects.toThrow(/cannot listen on 127\.0\.0\.1:\d+.*PORT/);
  await first.stop();
});

it('asks Slack nothing before it is started', async () => {
  slack = await openWebApi();
  await createBot(slack);
  await pause(50);
  expect(slack.calls).toEqual([]);
});

it('is alive but not ready while there is no corpus, and says why', async () => {
  const bot = await startBot({ ready: () => false });
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
  const readiness = await fetch(`${bot.url}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toEqual({ status: 'not ready', reasons: ['The corpus is not loaded.'] });
  await bot.stop();
});

it('finishes what it has acknowledged before it stops, and takes nothing new', async () => {
  const bot = await startBot();
  bot.slack.next('response_url', { afterMs: 300 });
  await bot.command('pruning');
  const answered = bot.slack.called('response_url');
  await answered;
  const stopping = bot.app.stop();
  await expect(bot.command('too late')).rejects.toThrow();
  await stopping;
  expect(bot.log()).toContain('"kind":"command"');
  expect(bot.log()).not.toContain('could not be answered');
  await bot.slack.close();
});

it('writes no token and no response url into its log', async () => {
  const bot = await startBot();
  bot.slack.next('response_url', { status: 404, body: 'used_url' });
  await bot.command('pruning');
  await bot.slack.called('chat.postEphemeral');
  await bot.stop();
  expect(bot.log()).toContain('"request":"ref-1"');
  expect(bot.log()).not.toMatch(/very-secret|secret-ticket/);
});
