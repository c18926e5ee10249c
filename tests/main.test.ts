import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signatureHeaders } from '../src/playground/double/signing.js';
import { openWebApi, type WebApi } from './slack/web-api.js';

const root = new URL('..', import.meta.url).pathname;
const SECRET = 'a-signing-secret';

let slack: WebApi;
let dataDir: string;
const started: ChildProcess[] = [];
beforeEach(async () => {
  slack = await openWebApi();
  dataDir = mkdtempSync(join(tmpdir(), 'paperboy-data-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await slack.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** `npm start`, in a folder without an `.env` of its own. */
function start(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), `${root}src/main.ts`], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

function settings() {
  return {
    SLACK_BOT_TOKEN: 'xoxb-very-private',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    HOST: '127.0.0.1',
    PORT: '0',
    CORPUS_DIR: `${root}corpus`,
    DATA_DIR: dataDir,
  };
}

describe('npm start', () => {
  it('names all that is missing, points to the playground, and ends with 1', async () => {
    const { code, err } = await ended(start({ PORT: 'eighty' }));
    expect(code).toBe(1);
    expect(err).toMatch(
      /PORT.*SLACK_BOT_TOKEN.*SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.*npm run playground/s,
    );
  });

  it('says that Slack refuses the token, without repeating it, and ends with 1', async () => {
    slack.always('auth.test', { body: { ok: false, error: 'invalid_auth' } });
    const { code, out, err } = await ended(start(settings()));
    expect(code).toBe(1);
    expect(err).toMatch(/SLACK_BOT_TOKEN.*invalid_auth/);
    expect(out + err).not.toContain('very-private');
  });

  it('says that there is no corpus where it was told to look, and ends with 1', async () => {
    const { code, err } = await ended(start({ ...settings(), CORPUS_DIR: '/nowhere/at/all' }));
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/CORPUS_DIR: there is no folder \/nowhere\/at\/all/),
    });
  });

  it('is ready with the corpus loaded, answers what it acknowledged after SIGTERM, and ends with 0', async () => {
    const bot = start(settings());
    const url = `http://127.0.0.1:${await portOf(bot.stdout)}`;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    slack.next('response_url', { afterMs: 300 });
    expect((await ask(url, 'mixture of experts')).status).toBe(200);
    bot.kill('SIGTERM');
    const [code] = await once(bot, 'exit');
    expect(code).toBe(0);
    expect(slack.calls.at(-1)?.args.text).toContain('Mixture of Experts');
  });
});

async function ended(child: ChildProcess & { readonly stdout: Readable; readonly stderr: Readable }) {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}

async function portOf(log: Readable): Promise<number> {
  for await (const line of createInterface(log)) {
    const { msg, port } = JSON.parse(line);
    if (msg === 'Paperboy is ready') return port;
  }
  throw new Error('The bot ended before it was ready.');
}

function ask(url: string, text: string): Promise<Response> {
  const body = new URLSearchParams({
    command: '/papers',
    text,
    user_id: 'U1',
    channel_id: 'C1',
    team_id: 'T1',
    trigger_id: '1.2',
    response_url: slack.responseUrl,
  }).toString();
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signatureHeaders(body, SECRET, Math.floor(Date.now() / 1000)),
    },
    body,
  });
}
