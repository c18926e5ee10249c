import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Embedder } from '../../src/search/embedder.js';
import { createEngine } from '../../src/search/engine.js';
import { cosinesWith, embedPassages, nearest } from '../../src/search/passages.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { aPaper } from '../support/papers.js';
import { ask, titles } from './ask.js';
import { meaningModel, withMeaning } from './meaning-model.js';

const { papers: committed } = await loadCorpus([new URL('../../corpus/', import.meta.url).pathname]);
const zeppelins = aPaper({
  title: 'Zeppelins Over Bodensee',
  abstract: 'Zeppelins are steered over Bodensee, and zeppelins return.',
});
const papers = [...committed, zeppelins];
const same = { dirigible: 'zeppelins', dirigibles: 'zeppelins', blimps: 'zeppelins' };
const plain = createEngine(papers);
const meaning = await withMeaning(papers, meaningModel(same));

describe('a question in other words than the papers', () => {
  it('finds a paper that holds none of them, and says why it is there', async () => {
    expect((await ask(plain, 'blimps and dirigibles')).total).toBe(0);
    const { hits, total, advice } = await ask(meaning, 'blimps and dirigibles');
    expect({ total, advice }).toEqual({ total: 1, advice: undefined });
    expect(hits).toMatchObject([{ paper: zeppelins, rank: 1, matched: [], byMeaning: true }]);
  });

  it('lists it beside those that hold a word of it', async () => {
    const found = await ask(meaning, 'steering blimps', { limit: 300 });
    const hit = found.hits.find(({ paper }) => paper === zeppelins);
    expect(hit?.matched).toEqual(['steered']);
    expect(hit?.byMeaning).toBeUndefined();
  });

  it('still has to pass the filters', async () => {
    expect(await titles(meaning, 'blimps source:test')).toEqual([zeppelins.title]);
    expect(await titles(meaning, 'blimps -bodensee')).toEqual([]);
    expect(await titles(meaning, 'blimps has:code')).toEqual([]);
  });

  it('means its words where it is written with operators', async () => {
    for (const text of ['"blimps"', 'title:blimps', 'blimps OR dirigibles']) {
      expect((await ask(meaning, text)).total, text).toBe(0);
    }
  });

  it('has pages that are slices of one list', async () => {
    const whole = await ask(meaning, 'vision transformers for blimps', { limit: 300 });
    const page = await ask(meaning, 'vision transformers for blimps', { offset: 3, limit: 4 });
    expect(page.hits).toEqual(whole.hits.slice(3, 7));
    expect(whole.hits).toHaveLength(whole.total);
  });

  it('is ranked for evaluation too', async () => {
    const query = { clause: { kind: 'term', text: 'dirigible' }, sort: 'relevance' } as const;
    expect(await plain.rank(query, 10)).toEqual([]);
    expect((await meaning.rank(query, 10))[0]?.id).toBe(zeppelins.id);
  });
});

describe('the honest nothing', () => {
  const row = z.object({ question: z.string(), answered: z.boolean() });
  const questions = readFileSync(new URL('../../corpus/judgments/questions.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));

  it('is said to questions of other fields, at most one in twenty excepted', async () => {
    const off = questions.filter(({ answered }) => !answered);
    expect(off).toHaveLength(50);
    const answered: string[] = [];
    for (const { question } of off) if ((await ask(meaning, question)).total > 0) answered.push(question);
    expect(answered.length).toBeLessThanOrEqual(2);
  });

  it('is said to no question that words alone answer', async () => {
    for (const { question } of questions) {
      const [before, after] = [await ask(plain, question), await ask(meaning, question)];
      if (before.total > 0) expect(after.total, question).toBeGreaterThan(0);
    }
  });

  it('is said where a corpus is too small to tell what is near', async () => {
    const few = await withMeaning([zeppelins, ...committed.slice(0, 10)], meaningModel(same));
    expect((await ask(few, 'blimps')).total).toBe(0);
    expect((await ask(few, 'zeppelins')).total).toBe(1);
  });
});

describe('without a sentence model', () => {
  const questions = [
    'mixture of experts',
    'vision -language',
    'pruning has:code',
    'what is the weather',
    'dirigibles',
  ];

  it.each(questions)('everything is as it was: %s', async (text) => {
    const silent = await withMeaning(papers, meaningModel(), async () => undefined);
    const page = { offset: 0, limit: 300 };
    expect(await ask(silent, text, page)).toEqual(await ask(plain, text, page));
  });
});

describe('papers like a paper', () => {
  it('are found by its own vector, in other words too', async () => {
    const blimps = aPaper({ title: 'Blimps', abstract: 'Dirigible dirigibles and blimps.' });
    const engine = await withMeaning([...papers, blimps], meaningModel(same));
    const { hits } = await engine.similar(zeppelins.id, { offset: 0, limit: 20 });
    expect(hits.find(({ paper }) => paper === blimps)).toMatchObject({ matched: [], byMeaning: true });
    expect(hits.map(({ paper }) => paper)).not.toContain(zeppelins);
  });

  it('are asked of no model: a question that cannot be answered changes nothing', async () => {
    const silent = await withMeaning(papers, meaningModel(same), () => Promise.reject(new Error('asked')));
    expect((await silent.similar(zeppelins.id, { offset: 0, limit: 5 })).hits.length).toBeLessThanOrEqual(5);
  });

  it('say that they are near in meaning where only common words are shared', async () => {
    const all = await Promise.all(
      committed.slice(0, 30).map(({ id }) => plain.similar(id, { offset: 0, limit: 20 })),
    );
    for (const { matched, byMeaning } of all.flatMap(({ hits }) => hits)) {
      expect(byMeaning).toBe(matched.length === 0 ? true : undefined);
    }
  });
});

describe('the vectors of the papers', () => {
  it('are looked through exactly, whatever their length', async () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 11 });
    await fc.assert(
      fc.property(fc.array(values, { minLength: 1 }), fc.nat(5), (all, limit) => {
        const dimensions = Math.min(...all.map((row) => row.length));
        const rows = all.map((row) => row.slice(0, dimensions));
        const [first = []] = rows;
        const vectors = { dimensions, rows: Float32Array.from(rows.flat()) };
        const cosines = cosinesWith(vectors, Float32Array.from(first));
        const expected = rows.map((row) => row.reduce((sum, value, at) => sum + value * (first[at] ?? 0), 0));
        expect([...cosines]).toEqual(expected.map((sum) => sum + 0));
        const order = [...rows.keys()].sort((a, b) => (expected[b] ?? 0) - (expected[a] ?? 0) || a - b);
        expect(nearest(cosines, limit)).toEqual(order.slice(0, limit));
        const even = (place: number) => place % 2 === 0;
        expect(nearest(cosines, limit, even)).toEqual(order.filter(even).slice(0, limit));
      }),
    );
  });

  it('are made batch by batch, and must all be of one length', async () => {
    const done: number[] = [];
    const vectors = await embedPassages(meaningModel(), papers, (papers) => done.push(papers));
    expect(vectors.rows).toHaveLength(papers.length * vectors.dimensions);
    expect(done).toEqual([64, 128, 192, 256, 271]);
    let asked = 1;
    const fickle: Embedder = {
      model: 'fickle',
      embed: async (texts) => texts.map(() => new Float32Array(asked++ > 64 ? 3 : 2)),
    };
    await expect(embedPassages(fickle, papers, () => {})).rejects.toThrow(
      'The model fickle gives vectors of 2 numbers for some texts and of 3 for others.',
    );
  });
});
