import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../src/commands/catalog.js';
import type { CommandContext } from '../../src/commands/types.js';
import { createDesk } from '../../src/digest/desk.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { openStore, type Store } from '../../src/store/sql/store.js';
import { contextOf } from '../support/papers.js';
import { countedIds, quiet } from '../support/quiet.js';
import { gist, problems, talk, titles } from '../support/talk.js';

let seed: CommandContext;
let store: Store;
let folder: string;
beforeAll(async () => {
  const papers = contextOf((await loadCorpus(['corpus'])).papers);
  folder = mkdtempSync(join(tmpdir(), 'paperboy-catalog-'));
  store = await openStore({ dataDir: folder }, quiet, countedIds('id'));
  const now = () => new Date('2026-11-25T08:00:00Z');
  const { library, arrivals } = store;
  const material = {
    engine: () => papers.engine,
    library,
    arrivals,
    feeds: async () => [],
    channelsOf: async () => [],
    isPublic: async () => false,
  };
  const desk = createDesk(store.digests, material, now);
  seed = { ...papers, team: { desk, library, now, timeZone: 'UTC' } };
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('on the papers that come with Paperboy', () => {
  it.each(catalog.flatMap(({ name, examples }) => examples.map((example) => [name, example] as const)))(
    'the example of %s works: %s',
    async (name, example) => {
      const reply = await talk(seed, 'command').say(example);
      const kinds: Record<string, string> = {
        show: 'paper',
        cite: 'citation',
        status: 'status',
        topics: 'topics',
        help: 'help',
        subscribe: 'preview',
        unsubscribe: 'notice',
        subscriptions: 'notice',
        digest: 'digest',
        save: 'notice',
        saved: 'saved',
        unsave: 'notice',
      };
      expect(reply.kind).toBe(kinds[name] ?? 'results');
      expect(problems(reply)).toBe('');
      expect(reply.kind === 'results' ? titles(reply).length : 1).toBeGreaterThan(0);
    },
  );

  it('a mention without words is greeted with two examples', async () => {
    const reply = await talk(seed).say('');
    expect(reply).toMatchObject({ kind: 'greeting', papers: 270 });
    expect(reply.kind === 'greeting' && reply.examples.length).toBe(2);
  });

  it('a citation that names no title in full is looked for without its verb', async () => {
    const reply = await talk(seed, 'command').say('cite resnext');
    expect(gist(reply)).toBe('results: resnext');
    expect(problems(reply)).toBe('No paper is called “resnext”, so this is a search.');
  });

  it('help tells every verb, and one verb on request', async () => {
    const names = catalog.map(({ name }) => name);
    expect(gist(await talk(seed, 'command').say('help'))).toBe(`help: ${names.join(' ')}`);
    for (const name of names) expect(gist(await talk(seed).say(`help ${name}`))).toBe(`help: ${name}`);
  });

  it('status tells what is loaded', async () => {
    expect(await talk(seed).say('status')).toMatchObject({
      kind: 'status',
      version: '1.2.3',
      facts: { papers: 270, sources: [{ value: 'huggingface-page', papers: 270 }] },
    });
  });
});

it('no two verbs share a name, and none has a space in it', () => {
  const names = catalog.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+$/);
});
