import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlaygroundState } from '../../src/playground/protocol.js';
import { READING_GROUP, withPreviews } from '../../src/playground/reading-group.js';
import { startPlayground } from '../../src/playground/start.js';
import { manifest } from '../../src/slack/manifest.js';

type Playground = Awaited<ReturnType<typeof startPlayground>>;

let folder: string;
let playground: Playground;
const options = () => ({
  startApp: async () => ({ port: 1, stop: async () => undefined }),
  pageDir: join(folder, 'page'),
  now: () => new Date(),
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<h1>The page</h1>');
  await writeFile(join(folder, 'page', 'assets', 'main.js'), 'start();');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  playground = await startPlayground({ ...options(), port: 0 });
});
afterAll(async () => {
  await playground.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit) => fetch(playground.url + path, init);
const post = (name: string, body: unknown, headers: Record<string, string> = {}) =>
  get(`/playground/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** By hand, as `fetch` puts the path and the host in order first. */
function statusOf(how: { readonly path: string; readonly headers?: OutgoingHttpHeaders }) {
  const { hostname, port } = new URL(playground.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, ...how }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

/** The states as they come, until one fits. */
async function stateWhen(fits: (state: PlaygroundState) => boolean, as = ''): Promise<PlaygroundState> {
  const response = await get(`/playground/events?as=${as}`);
  let buffer = '';
  for await (const chunk of response.body ?? []) {
    buffer += Buffer.from(chunk).toString();
    const events = buffer.split('\n\n');
    buffer = events.pop() ?? '';
    for (const event of events.filter((each) => each.startsWith('data: '))) {
      const state: PlaygroundState = JSON.parse(event.slice('data: '.length));
      if (fits(state)) return state;
    }
  }
  throw new Error('the stream ended');
}

describe('the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<h1>The page</h1>'],
    ['/assets/main.js', 'text/javascript; charset=utf-8', 'start();'],
  ])('%s is handed out as it is', async (path, type, content) => {
    const response = await get(path);
    expect([response.headers.get('content-type'), await response.text()]).toEqual([type, content]);
  });

  it.each(['/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/assets'])(
    'nothing else is: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('the stream', () => {
  it('starts with all that the first person may see', async () => {
    const state = await stateWhen(() => true);
    expect(state).toMatchObject({ workspace: 'Reading Group', me: { name: 'Ada' }, modals: [], waiting: [] });
    expect(state.channels.map(({ name }) => name)).toEqual([
      'general',
      'papers',
      'reading-group',
      'reviews',
      'paperboy',
    ]);
    expect(state.messages.length).toBeGreaterThan(5);
    expect(state.failure).toBeUndefined();
    expect(state.verbs?.map(({ name }) => name)).toContain('similar');
  });

  it('goes on with every change, for others too', async () => {
    const { me, users, channels } = await stateWhen(() => true);
    const [channel] = channels;
    const grace = users.find(({ name }) => name === 'Grace')?.id;
    const seen = stateWhen(({ messages }) => messages.at(-1)?.text === 'good morning', grace);
    const said = await post('say', { as: me.id, channelId: channel?.id, text: 'good morning' });
    expect(await said.json()).toEqual({ ok: true });
    expect((await seen).me.name).toBe('Grace');
  });

  it('takes a person of a former playground for the first one', async () => {
    expect((await stateWhen(() => true, 'UGONE')).me.name).toBe('Ada');
  });
});

describe('a request', () => {
  it.each([
    ['of another site', 403, { origin: 'https://example.org' }, '{}'],
    ['of a sandboxed page', 403, { origin: 'null' }, '{}'],
    ['that is a form', 415, { 'content-type': 'text/plain' }, '{}'],
    ['that is no JSON', 400, {}, '{'],
    ['that lacks something', 400, {}, '{"as":"U1"}'],
    ['that is too long', 413, {}, JSON.stringify({ text: 'x'.repeat(300_000) })],
  ])('%s is refused with %i', async (_what, status, headers, body) => {
    expect((await post('say', body, headers)).status).toBe(status);
  });

  it('to another name for this machine is refused', async () => {
    expect(await statusOf({ path: '/', headers: { host: 'example.org' } })).toBe(403);
  });

  it.each(['//', '//[', 'http://', '/%', '*'])(
    'for %s finds nothing, and the playground stays open',
    async (path) => {
      expect(await statusOf({ path })).toBe(404);
      expect((await get('/')).status).toBe(200);
    },
  );

  it.each(['shout', 'constructor', 'events'])('called %s is none', async (name) => {
    expect((await post(name, {})).status).toBe(404);
  });
});

describe('starting', () => {
  it('takes the next port when the one asked for is taken', async () => {
    const taken = Number(new URL(playground.url).port);
    const second = await startPlayground({ ...options(), port: taken });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    await second.stop();
  });

  it('leaves nothing open when the app does not start', async () => {
    let api = '';
    const startApp = async ({ apiUrl }: { readonly apiUrl: string }) => {
      api = apiUrl;
      throw new Error('no corpus');
    };
    await expect(startPlayground({ ...options(), startApp, port: 0 })).rejects.toThrow('no corpus');
    await expect(fetch(`${api}auth.test`)).rejects.toThrow();
  });

  it('installs the app as its manifest asks', () => {
    const { features, oauth_config, settings } = manifest({ socketMode: false });
    expect(READING_GROUP.app).toEqual({
      name: features.bot_user.display_name,
      scopes: oauth_config.scopes.bot,
      events: settings.event_subscriptions.bot_events,
      commands: features.slash_commands.map(({ command }) => command),
    });
  });

  it('installs it with link previews as the manifest for those asks', () => {
    const { features, oauth_config, settings } = manifest({ socketMode: false, linkPreviews: true });
    expect(withPreviews(READING_GROUP).app).toMatchObject({
      scopes: oauth_config.scopes.bot,
      events: settings.event_subscriptions.bot_events,
      unfurlDomains: features.unfurl_domains,
    });
  });
});
