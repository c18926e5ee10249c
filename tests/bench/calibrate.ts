/**
 * `npm run calibrate -- DIR`: how likely the first papers answer, learnt from questions of a corpus's own field and of
 * others. Corpora: the one of this repository with `corpus/judgments/questions.jsonl`, and the judged sets in DIR (BEIR's
 * layout). Prints the regression's coefficients, the calibration curve and what is declined; `src/search/relevance.ts`
 * holds what was chosen.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parse } from '../../src/query/parse.js';
import { unwrapRequest } from '../../src/query/request.js';
import { createMemoryIndex } from '../../src/search/memory-index.js';
import type { PaperIndex } from '../../src/search/paper-index.js';
import { rankPapers } from '../../src/search/ranking.js';
import { likelihood, relevantOf, SIGNS, type Signs, signsOf } from '../../src/search/relevance.js';
import { readBeir } from '../../src/store/beir.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { regression } from './regression.js';

interface Case {
  readonly signs: Signs;
  readonly declined: boolean;
}

interface Asked {
  readonly corpus: string;
  readonly questions: string;
  readonly own: boolean;
  readonly cases: readonly Case[];
}

/** The fields of the judged sets; questions of one field are put to the corpora of the others. */
const FIELDS = new Map([
  ['cranfield', 'aeronautics'],
  ['scifact-train', 'medicine'],
  ['ml-tldr-dev', 'machine learning'],
]);
const QUESTIONS = 250;
const BINS = 10;

const [folder = '.'] = process.argv.slice(2);
const own = new URL('../../corpus/', import.meta.url).pathname;
const written = readFileSync(join(own, 'judgments', 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n');
const row = z.strictObject({ question: z.string(), answered: z.boolean() });
const judged = written.map((line) => row.parse(JSON.parse(line)));
const textsOf = (answered: boolean) =>
  judged.filter((one) => one.answered === answered).map(({ question }) => question);
const names = [...FIELDS.keys()].filter((name) => existsSync(join(folder, name, 'corpus.jsonl')));
const sets = await Promise.all(
  names.map(async (name) => ({ name, ...(await readBeir(join(folder, name))) })),
);

const asked: Asked[] = [];
const index = createMemoryIndex((await loadCorpus([own])).papers);
asked.push(await ask(index, 'own', 'on-topic', true, textsOf(true)));
asked.push(await ask(index, 'own', 'off-topic', false, textsOf(false)));
for (const { name, queries } of sets.filter((set) => FIELDS.get(set.name) !== 'machine learning')) {
  asked.push(await ask(index, 'own', name, false, texts(queries)));
}
for (const { name, papers } of sets) {
  const index = createMemoryIndex(papers);
  const isOurField = FIELDS.get(name) === 'machine learning';
  asked.push(await ask(index, name, 'on-topic', isOurField, textsOf(true)));
  if (isOurField) asked.push(await ask(index, name, 'off-topic', false, textsOf(false)));
  for (const other of sets) {
    const same = other.name === name;
    if (same || FIELDS.get(other.name) !== FIELDS.get(name)) {
      asked.push(await ask(index, name, other.name, same, texts(other.queries)));
    }
  }
}

console.table(
  asked.map(({ corpus, questions, own, cases }) => ({
    corpus,
    questions,
    expected: own ? 'answered' : 'nothing',
    asked: cases.length,
    declined: `${((100 * cases.filter(({ declined }) => declined).length) / cases.length).toFixed(1)} %`,
  })),
);
console.table(curve());
console.log(regression(SIGNS, asked.flatMap(weighted)));

async function ask(
  index: PaperIndex,
  corpus: string,
  questions: string,
  own: boolean,
  all: readonly string[],
): Promise<Asked> {
  const cases: Case[] = [];
  const { vocabulary } = index.knowledge;
  for (const text of all) {
    const { clause } = parse(unwrapRequest(text), Number.POSITIVE_INFINITY).query;
    if (!clause) continue;
    const ranking = await rankPapers(index, clause, 1);
    const declined = relevantOf(clause, ranking, vocabulary).ranked.length === 0;
    cases.push({ signs: signsOf(ranking.question, ranking.ranked, vocabulary), declined });
  }
  return { corpus, questions, own, cases };
}

/** Evenly over all of a set's queries. */
function texts(queries: readonly { readonly text: string }[]): string[] {
  const step = Math.max(1, Math.floor(queries.length / QUESTIONS));
  return queries.filter((_, at) => at % step === 0).map(({ text }) => text);
}

/** Each corpus counts the same, and in it its own questions as much as the others'. */
function weighted({ corpus, own, cases }: Asked) {
  const alike = asked.filter((one) => one.corpus === corpus && one.own === own);
  const weight = 100 / alike.reduce((sum, { cases }) => sum + cases.length, 0);
  return cases.map(({ signs }) => ({ values: SIGNS.map((sign) => signs[sign]), positive: own, weight }));
}

/** What share of the questions that are given a likelihood are of the corpus's own field. */
function curve() {
  const all = asked.flatMap((one) =>
    weighted(one).map((row, at) => ({ ...row, signs: one.cases[at]?.signs })),
  );
  return Array.from({ length: BINS }, (_, bin) => {
    const within = all.filter(
      ({ signs }) => signs && Math.min(BINS - 1, Math.floor(likelihood(signs) * BINS)) === bin,
    );
    const weigh = (rows: typeof within) => rows.reduce((sum, { weight }) => sum + weight, 0);
    const share = weigh(within.filter(({ positive }) => positive)) / weigh(within);
    return {
      likelihood: `${bin / BINS} to ${(bin + 1) / BINS}`,
      questions: within.length,
      'of the own field': `${(100 * share).toFixed(0)} %`,
    };
  });
}
