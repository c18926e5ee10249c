/**
 * `npm run tune -- DIR [STARTS] [ROUNDS]`: finds what each signal should count, on the judged sets in DIR (BEIR's layout, one
 * folder each) together, from today's weights and from so many points around them, and prints nDCG@10 of each set. `src/search/weights.ts` holds what was chosen.
 * Where a sentence model is set up (EMBEDDING_MODEL) it is asked too, and the signal `sentence` is tuned with the others.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedder } from '../../src/compose/sentences.js';
import { readCliConfig, readEnvironment } from '../../src/config.js';
import { seededRandom } from '../../src/lib/random.js';
import type { Paper } from '../../src/paper/paper.js';
import { parse } from '../../src/query/parse.js';
import { unwrapRequest } from '../../src/query/request.js';
import type { JudgedQuery } from '../../src/search/evaluate.js';
import { type Grades, ndcgAt } from '../../src/search/measures.js';
import { createMemoryIndex } from '../../src/search/memory-index.js';
import type { PaperIndex } from '../../src/search/paper-index.js';
import { embedPassages } from '../../src/search/passages.js';
import { questionOf } from '../../src/search/question.js';
import { MOST_NEAR, POOL } from '../../src/search/ranking.js';
import { weighted } from '../../src/search/rerank.js';
import { SIGNALS, type Signal, type Signals, signalsOf } from '../../src/search/signals.js';
import { WEIGHTS, type Weights } from '../../src/search/weights.js';
import { readBeir } from '../../src/store/beir.js';

/** A judged query with all that its ranking is made of. */
interface Case {
  readonly ids: readonly string[];
  readonly signals: Signals;
  readonly grades: Grades;
}

/** Larger sets take long and weigh no more than others. */
const MOST_PAPERS = 20_000;
/** A step is tried up and down, and halved when none helps any more. */
const STEPS = { first: 0.4, last: 0.05 };

const ndcg = ndcgAt(10);
const [folder = '.', starts = '10', rounds = '12'] = process.argv.slice(2);
const { embedding } = readCliConfig(readEnvironment());
const embedder = embedding && (await openEmbedder(embedding));
const tuned = SIGNALS.filter((signal) => embedder || signal !== 'sentence');
const sets = new Map<string, readonly Case[]>();
for (const name of readdirSync(folder).filter((set) => existsSync(join(folder, set, 'qrels', 'test.tsv')))) {
  const cases = await casesOf(join(folder, name));
  if (cases.length > 0) sets.set(name, cases);
}
const wordsOnly: Weights = { ...mapWeights(() => 0), words: 1 };
report('by words only', wordsOnly);
report('as chosen', WEIGHTS);
for (const signal of tuned) report(`without ${signal}`, { ...WEIGHTS, [signal]: 0 });
for (const sentence of embedder ? [0.2, 0.4, 0.8, 1] : []) {
  report(`sentence ${sentence}`, { ...WEIGHTS, sentence });
}
report('tuned', ascend(WEIGHTS, Number(rounds)));
const random = seededRandom(1);
for (let start = 1; start <= Number(starts); start++) {
  report(
    `tuned from starting point ${start}`,
    ascend(
      mapWeights((signal) => WEIGHTS[signal] * (0.5 + random() / 2 ** 32)),
      Number(rounds),
    ),
  );
}

async function casesOf(dir: string): Promise<Case[]> {
  const { papers, queries, judgments } = await readBeir(dir);
  if (papers.length > MOST_PAPERS) return [];
  const index = await indexOf(papers);
  const cases: Case[] = [];
  for (const query of queries) {
    const grades = judgments.get(query.id);
    if (grades) cases.push(...(await caseOf(index, query, grades)));
  }
  return cases;
}

async function indexOf(papers: readonly Paper[]): Promise<PaperIndex> {
  const index = createMemoryIndex(papers);
  if (!embedder) return index;
  const vectors = await embedPassages(embedder, papers, () => {});
  const ofQuestion = async (text: string) => (await embedder.embed([text], 'query'))[0];
  return index.withSentences(vectors, { ofQuestion });
}

async function caseOf(index: PaperIndex, { text, exclude }: JudgedQuery, grades: Grades): Promise<Case[]> {
  const { clause } = parse(unwrapRequest(text), Number.POSITIVE_INFINITY).query;
  if (!clause) return [];
  const question = questionOf(clause, index.knowledge.vocabulary);
  const vector = await index.sentences?.ofQuestion(question.typed);
  const near = vector && { vector, limit: MOST_NEAR };
  const { candidates } = await index.find(question.terms, undefined, POOL, near);
  const papers = await index.read(candidates.map(({ key }) => key));
  const kept = candidates.filter((_, at) => !exclude.includes(papers[at]?.id ?? ''));
  const ids = papers.map(({ id }) => id).filter((id) => !exclude.includes(id));
  return [{ ids, grades, signals: signalsOf(question, kept, index.knowledge).signals }];
}

/** Mean nDCG@10 of each set. */
function figures(weights: Weights): Map<string, number> {
  return new Map(
    [...sets].map(([name, cases]) => {
      const values = cases.flatMap((one) => ndcg(best(one, weights), one.grades) ?? []);
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}

/** The ids of the ten best, as the ranking has them. */
function best({ ids, signals }: Case, weights: Weights): string[] {
  const scores = weighted(signals, weights, ids.length).all;
  const score = (at: number) => scores[at] ?? 0;
  const tenth = scores.toSorted().at(-10) ?? Number.NEGATIVE_INFINITY;
  const places = [...ids.keys()].filter((at) => score(at) >= tenth);
  return places.sort((a, b) => score(b) - score(a)).flatMap((at) => ids[at] ?? []);
}

/** Coordinate ascent: a set counts by the root of how many queries it has, so that a small one is heard and does not rule. */
function ascend(from: Weights, most: number): Weights {
  let [weights, reached, step] = [from, worth(from), STEPS.first];
  for (let round = 0; round < most && step >= STEPS.last; round++) {
    const before = reached;
    for (const signal of tuned.filter((one) => one !== 'words')) {
      for (const change of [step, -step, 2 * step, -2 * step]) {
        const tried = { ...weights, [signal]: Math.max(0, weights[signal] + change) };
        const value = worth(tried);
        if (value > reached + 1e-5) [weights, reached] = [tried, value];
      }
    }
    if (reached === before) step /= 2;
  }
  return weights;
}

function worth(weights: Weights): number {
  let [sum, all] = [0, 0];
  for (const [name, value] of figures(weights)) {
    const share = Math.sqrt(sets.get(name)?.length ?? 0);
    sum += share * value;
    all += share;
  }
  return sum / all;
}

function mapWeights(value: (signal: Signal) => number): Weights {
  return { ...WEIGHTS, ...Object.fromEntries(tuned.map((signal) => [signal, value(signal)])) };
}

function report(name: string, weights: Weights): void {
  const values = [...figures(weights)].map(([set, value]) => `${set} ${value.toFixed(4)}`);
  const shown = tuned.map((signal) => `${signal} ${weights[signal].toFixed(2)}`);
  process.stdout.write(
    `${name}: ${worth(weights).toFixed(4)} (${values.join(', ')})\n  ${shown.join(', ')}\n`,
  );
}
