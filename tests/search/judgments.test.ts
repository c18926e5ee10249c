import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEngine } from '../../src/search/engine.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { ask } from './ask.js';

const folder = new URL('../../corpus/', import.meta.url).pathname;
const row = z.strictObject({
  query: z.string(),
  /** The first so many hits are of `titles`, and hold all of them as far as there is room; 0 means that nothing is found. */
  within: z.number().int(),
  titles: z.array(z.string()),
  why: z.string().min(5),
});
const rows = readFileSync(`${folder}judgments/huggingface-page.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => row.parse(JSON.parse(line)));
const { papers } = await loadCorpus([folder]);
const engine = createEngine(papers);

describe('the judgments', () => {
  it('name papers that are there, each by the beginning of its title', () => {
    const named = rows.flatMap(({ titles }) => titles);
    expect(named.filter((name) => papers.filter(({ title }) => title.startsWith(name)).length !== 1)).toEqual(
      [],
    );
  });

  it.each(rows.filter(({ within }) => within > 0))('$query: $why', async ({ query, within, titles }) => {
    const { hits } = await ask(engine, query, { limit: within });
    const found = hits.map(
      ({ paper }) => titles.find((title) => paper.title.startsWith(title)) ?? paper.title,
    );
    expect(titles.filter((title) => found.includes(title))).toHaveLength(Math.min(within, titles.length));
  });

  it.each(rows.filter(({ within }) => within === 0))('nothing for $query: $why', async ({ query }) => {
    const { total, advice } = await ask(engine, query);
    expect({ total, advised: advice !== undefined }).toEqual({ total: 0, advised: true });
  });
});

describe('each of the 270 papers', () => {
  it.each(papers.map(({ title }) => title))('is the first for its title: %s', async (title) => {
    const { hits } = await ask(engine, title, { limit: 1 });
    expect(hits[0]?.paper.title).toBe(title);
  });

  it.each(papers.map(({ title }) => title))('and without punctuation and case: %s', async (title) => {
    const plain = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    const { hits } = await ask(engine, plain, { limit: 1 });
    expect(hits[0]?.paper.title).toBe(title);
  });
});

describe('questions about what the corpus is about, and about what it is not', () => {
  const judged = z.strictObject({ question: z.string(), answered: z.boolean() });
  const questions = readFileSync(`${folder}judgments/questions.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => judged.parse(JSON.parse(line)));
  const wronglyAnswered = async (answered: boolean) => {
    const asked = questions.filter((one) => one.answered === answered).map(({ question }) => question);
    const totals = await Promise.all(asked.map(async (question) => (await ask(engine, question)).total));
    return asked.filter((_, at) => (totals[at] ?? 0) > 0 !== answered);
  };

  it('are as many of one as of the other', () => {
    expect(questions.filter(({ answered }) => answered)).toHaveLength(50);
    expect(questions.filter(({ answered }) => !answered)).toHaveLength(50);
  });

  it('are answered where there is something', async () => {
    expect(await wronglyAnswered(true)).toEqual([]);
  });

  it('are declined where there is nothing', async () => {
    expect(await wronglyAnswered(false)).toEqual([]);
  });
});
