import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withCache } from '../../../src/embedding/vector-cache.js';
import type { Paper } from '../../../src/paper/paper.js';
import type { Embedder } from '../../../src/search/embedder.js';
import { requireLanceDb } from '../../../src/store/lance/package.js';
import { runVectorsBuilder } from '../../../src/store/lance/vectors-builder.js';
import { titles } from '../../search/ask.js';
import { meaningModel } from '../../search/meaning-model.js';
import { aPaper } from '../../support/papers.js';
import { folderOf } from '../folder.js';
import { aLibrary, notInstalled, richPapers, whereInstalled } from './library.js';

const zeppelins = aPaper({
  id: 'zeppelins',
  title: 'Zeppelins Over Bodensee',
  abstract: 'Zeppelins return.',
});
const same = { blimps: 'zeppelins' };

/** A model that tells which papers it was asked for. */
function aModel(name = 'one'): Embedder & { readonly read: string[] } {
  const read: string[] = [];
  const { embed } = meaningModel(same);
  return {
    model: name,
    read,
    embed: async (texts, as) => {
      if (as === 'passage') read.push(...texts);
      return embed(texts, as);
    },
  };
}

async function aLibraryOf(papers: readonly Paper[]): Promise<ReturnType<typeof aLibrary>> {
  const library = aLibrary();
  await library.write('papers', papers);
  await library.index();
  return library;
}

async function tableOf(library: ReturnType<typeof aLibrary>) {
  const { vectors } = await library.build();
  return (await (await requireLanceDb()).connect(library.url)).openTable(vectors?.table ?? '');
}

/** The first paper is read each time, to see how long the model's vectors are. */
const withoutFirst = (read: readonly string[]) => read.slice(1);

describe.skipIf(notInstalled)(`the vectors of an index in LanceDB${whereInstalled}`, () => {
  it('are made once', async () => {
    const library = await aLibraryOf([...(await richPapers()), zeppelins]);
    const model = aModel();
    expect(await library.embed(model)).toEqual({ made: 271 });
    expect(withoutFirst(model.read)).toHaveLength(271);
    expect(await library.embed(model)).toEqual({ made: 0 });
    expect(model.read).toHaveLength(272);
    expect(await titles(await library.open(model), 'blimps')).toEqual([zeppelins.title]);
  });

  it('are made of what is new alone; until then words find that, and meaning the others', async () => {
    const library = await aLibraryOf([...(await richPapers()), zeppelins]);
    await library.embed(aModel());
    const blimps = aPaper({ id: 'late', title: 'Zeppelins Return', abstract: 'Zeppelins.' });
    await library.write('today', [blimps, { ...zeppelins, abstract: `${zeppelins.abstract} And land.` }]);
    expect(await library.index()).toMatchObject({ kind: 'added' });
    const model = aModel();
    const between = await library.open(model);
    expect(await titles(between, 'blimps')).toEqual([zeppelins.title]);
    expect((await titles(between, 'zeppelins')).sort()).toEqual([blimps.title, zeppelins.title].sort());
    expect(await library.embed(model)).toEqual({ made: 2 });
    expect(withoutFirst(model.read).sort()).toEqual([
      'Zeppelins Over Bodensee Zeppelins return. And land.',
      'Zeppelins Return Zeppelins.',
    ]);
    expect(await titles(await library.open(model), 'blimps')).toEqual([blimps.title, zeppelins.title]);
  });

  it('go with the papers that went, though all of the words was read again', async () => {
    const library = await aLibraryOf([...(await richPapers()), zeppelins]);
    await library.embed(aModel());
    await library.write('papers', await richPapers());
    expect(await library.index()).toMatchObject({ kind: 'built' });
    const model = aModel();
    expect(await titles(await library.open(model), 'blimps')).toEqual([]);
    expect(await library.embed(model)).toEqual({ made: 0 });
    expect(await (await tableOf(library)).countRows()).toBe(270);
  });

  it('are made anew for another model, and the words are not', async () => {
    const library = await aLibraryOf([...(await richPapers()), zeppelins]);
    await library.embed(aModel());
    const before = await library.build();
    const other = aModel('another');
    expect(await titles(await library.open(other), 'blimps')).toEqual([]);
    expect(await library.embed(other)).toEqual({ made: 271 });
    expect(await titles(await library.open(other), 'blimps')).toEqual([zeppelins.title]);
    const after = await library.build();
    expect(after).toEqual({
      ...before,
      build: before.build + 1,
      vectors: { ...after.vectors, model: 'another' },
    });
  });

  it('are made anew for a model that is called the same and gives others', async () => {
    const library = await aLibraryOf(await richPapers());
    await library.embed(aModel());
    await library.write('today', [zeppelins]);
    await library.index();
    const shorter = aModel();
    const halves: Embedder = {
      ...shorter,
      embed: async (texts, as) => (await shorter.embed(texts, as)).map((vector) => vector.slice(0, 128)),
    };
    expect(await library.embed(halves)).toEqual({ made: 271 });
    expect((await library.build()).vectors?.dimensions).toBe(128);
  });

  it('are found by an index where there are many', async () => {
    const library = await aLibraryOf([...(await richPapers()), zeppelins]);
    await library.embed(aModel(), 200);
    expect(await titles(await library.open(aModel()), 'blimps')).toEqual([zeppelins.title]);
    await library.write('today', [aPaper({ title: 'Zeppelins Return', abstract: 'Zeppelins.' })]);
    await library.index();
    await library.embed(aModel(), 200);
    expect(await titles(await library.open(aModel()), 'blimps')).toHaveLength(2);
    const indexed = (await (await tableOf(library)).listIndices()).flatMap(({ columns }) => columns);
    expect(indexed.sort()).toEqual(['id', 'vector']);
  });

  it('leave everything as it is where there is no model', async () => {
    const [plain, library] = [await aLibraryOf(await richPapers()), await aLibraryOf(await richPapers())];
    const columns = async ({ url }: typeof library) => {
      const builds = await (await (await requireLanceDb()).connect(url)).openTable('builds');
      return (await builds.query().toArray()).flatMap((row) => Object.keys({ ...row }));
    };
    expect(await columns(plain)).not.toContain('vectors');
    await library.embed(aModel());
    const [expected, found] = [await plain.open(), await library.open()];
    for (const text of ['mixture of experts', 'learning -deep', 'what is the weather']) {
      const search = { clause: { kind: 'term', text }, sort: 'relevance' } as const;
      const page = { offset: 0, limit: 50 };
      expect(await found.search(search, page)).toEqual(await expected.search(search, page));
    }
  });
});

describe.skipIf(notInstalled)(`the process that makes vectors${whereInstalled}`, { timeout: 90_000 }, () => {
  beforeEach(() => {
    vi.stubEnv('NODE_OPTIONS', '--import tsx');
    return () => vi.unstubAllEnvs();
  });

  it('may be killed at any moment: words answer, and no paper is read twice', async () => {
    const library = await aLibraryOf([...(await richPapers()), zeppelins]);
    const [model, dir] = [aModel(), join(folderOf({}), 'vectors')];
    for (const asks of [1, 3, 6]) {
      const killing = new AbortController();
      const kept = await withCache(model, dir);
      let asked = 0;
      const embedder: Embedder = {
        ...kept,
        embed: async (texts, as) => {
          const vectors = await kept.embed(texts, as);
          asked += 1;
          if (asked === asks) killing.abort();
          return vectors;
        },
      };
      const work = { url: library.url, embedder, anew: false, onProgress: () => {}, signal: killing.signal };
      await expect(runVectorsBuilder(work)).rejects.toThrow();
      expect((await library.build()).vectors).toBeUndefined();
      expect(await titles(await library.open(model), 'zeppelins')).toEqual([zeppelins.title]);
    }
    expect(await library.embed(await withCache(model, dir))).toEqual({ made: 271 });
    expect(model.read).toHaveLength(271);
    expect(await titles(await library.open(model), 'blimps')).toEqual([zeppelins.title]);
  });

  it('tells what the model says when it fails', async () => {
    const library = await aLibraryOf(await richPapers());
    const embedder: Embedder = { model: 'm', embed: () => Promise.reject(new Error('no such model')) };
    const { signal } = new AbortController();
    const work = { url: library.url, embedder, anew: false, onProgress: () => {}, signal };
    await expect(runVectorsBuilder(work)).rejects.toThrow('no such model');
  });
});
