import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../src/lib/logger.js';
import type { Embedder } from '../../../src/search/embedder.js';
import type { SearchEngine } from '../../../src/search/types.js';
import { serveLance } from '../../../src/store/lance/serve.js';
import { titles } from '../../search/ask.js';
import { meaningModel } from '../../search/meaning-model.js';
import { aPaper } from '../../support/papers.js';
import { aLibrary, meaningOf, notInstalled, richPapers, whereInstalled } from './library.js';

const zeppelins = aPaper({
  id: 'zeppelins',
  title: 'Zeppelins Over Bodensee',
  abstract: 'Zeppelins return.',
});
const model = meaningModel({ blimps: 'zeppelins' });
/** Processes start slowly on a machine that has other work. */
const PATIENTLY = { timeout: 90_000 };
const SOON = { timeout: 60_000 };

async function aLibraryOfPapers(): Promise<ReturnType<typeof aLibrary>> {
  const library = aLibrary();
  await library.write('papers', [...(await richPapers()), zeppelins]);
  await library.index();
  return library;
}

/** A bot over LanceDB with a sentence model, and what it logs. */
async function aBot(library: ReturnType<typeof aLibrary>, embedder: Embedder, mayBeOld: boolean) {
  const engines: SearchEngine[] = [];
  const log: string[] = [];
  const { refresh, close } = await serveLance({
    ...library,
    logger: createLogger('info', { write: (line) => log.push(line) }),
    mayBeOld,
    everyMs: 60_000,
    retryMs: 20,
    meaning: meaningOf(embedder),
    onEngine: (engine) => engines.push(engine),
  });
  const found = (text: string) => titles(engines.at(-1) ?? expect.fail('nothing serves'), text);
  const logged = (text: string) => log.filter((line) => line.includes(text)).length;
  return { engines, found, logged, refresh, close };
}

/** The same model behind a door that is closed at first. */
function behindADoor() {
  let [open, tries] = [() => {}, 0];
  const door = new Promise<void>((resolve) => {
    open = resolve;
  });
  const embed: Embedder['embed'] = async (texts, as) => {
    tries += 1;
    await door;
    return model.embed(texts, as);
  };
  return { embedder: { ...model, embed }, open: () => open(), tries: () => tries };
}

describe.skipIf(notInstalled)(`a bot over LanceDB with a sentence model${whereInstalled}`, PATIENTLY, () => {
  beforeEach(() => {
    vi.stubEnv('NODE_OPTIONS', '--import tsx');
    return () => vi.unstubAllEnvs();
  });

  it('answers by words at once, and by meaning as soon as the papers have their vectors', async () => {
    const { embedder, open } = behindADoor();
    const { engines, found, logged, close } = await aBot(await aLibraryOfPapers(), embedder, true);
    expect(await found('zeppelins')).toEqual([zeppelins.title]);
    expect(engines).toHaveLength(1);
    open();
    await vi.waitFor(() => expect(engines).toHaveLength(2), SOON);
    expect(await found('blimps')).toEqual([zeppelins.title]);
    expect(logged('"scanMs":')).toBe(1);
    expect(logged('"exact":true')).toBe(1);
    expect(logged('reading the papers with the sentence model')).toBeGreaterThan(2);
    await close();
  });

  it('waits for them where an old index may not answer, and makes them no second time', async () => {
    const library = await aLibraryOfPapers();
    const first = await aBot(library, model, false);
    expect(await first.found('blimps')).toEqual([zeppelins.title]);
    await first.close();
    const embed: Embedder['embed'] = async (texts, as) =>
      as === 'query' ? model.embed(texts, as) : expect.fail('a paper was read again');
    const second = await aBot(library, { ...model, embed }, false);
    expect(await second.found('blimps')).toEqual([zeppelins.title]);
    expect(second.engines).toHaveLength(1);
    await second.close();
  });

  it('tries again where the model is away, and says that once', async () => {
    let tries = 0;
    const embed: Embedder['embed'] = async (texts, as) => {
      tries += 1;
      if (tries <= 2) throw new Error('the model is away');
      return model.embed(texts, as);
    };
    const { found, logged, close } = await aBot(await aLibraryOfPapers(), { ...model, embed }, false);
    expect(await found('zeppelins')).toEqual([zeppelins.title]);
    await vi.waitFor(async () => expect(await found('blimps')).toEqual([zeppelins.title]), SOON);
    expect(logged('the model is away')).toBe(1);
    expect(logged('found by their meaning')).toBe(1);
    await close();
  });

  it('makes the vectors anew where they are damaged, and the words not', async () => {
    const library = await aLibraryOfPapers();
    await library.embed(model);
    for (const name of readdirSync(library.url).filter((table) => table.startsWith('vectors'))) {
      const folder = join(library.url, name, 'data');
      for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'not what it was');
    }
    const { engines, found, logged, close } = await aBot(library, model, true);
    expect(await found('zeppelins')).toEqual([zeppelins.title]);
    await vi.waitFor(() => expect(engines).toHaveLength(2), SOON);
    expect(await found('blimps')).toEqual([zeppelins.title]);
    expect(logged('will be made anew')).toBe(1);
    expect(logged('building the search index')).toBe(0);
    await close();
  });

  it('gives what came its vectors too when it is told to take it in', PATIENTLY, async () => {
    const library = await aLibraryOfPapers();
    const { found, logged, refresh, close } = await aBot(library, model, false);
    await library.keep('today', [aPaper({ title: 'Blimps', abstract: 'Airship docks, seen at dusk.' })]);
    await refresh();
    expect(await found('dusk')).toEqual(['Blimps']);
    await vi.waitFor(() => expect(logged('found by their meaning too')).toBe(2), SOON);
    expect((await library.build()).vectors?.of.version).toBe((await library.build()).version);
    await close();
  });

  it('ends what makes them when it is stopped', async () => {
    const { embedder, tries } = behindADoor();
    const { engines, logged, close } = await aBot(await aLibraryOfPapers(), embedder, true);
    await vi.waitFor(() => expect(tries()).toBe(1), SOON);
    /** Each process that works for this one is ended with it. */
    const working = process.listenerCount('exit');
    await close();
    await vi.waitFor(() => expect(process.listenerCount('exit')).toBe(working - 1), SOON);
    expect(engines).toHaveLength(1);
    expect(logged('cannot be given vectors')).toBe(0);
  });
});
