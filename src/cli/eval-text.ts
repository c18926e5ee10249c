/** What an evaluation found, as text: query by query, the worst of them, and beside another run. */
import type { Comparison, MeasureComparison } from '../search/compare-runs.js';
import type { QueryFigures } from '../search/evaluate.js';
import type { WorstQuery } from '../search/worst.js';
import { harmless, type Style, wrap } from './layout.js';

/** The same runs compare the same every time. */
export const SEED = 1;
const MOST_CHANGES = 10;

export function comparisonText({ measures, changes }: Comparison, { bold, width }: Style): string {
  const rows = [
    ['nDCG@10', measures.ndcgAt10],
    ['Recall@100', measures.recallAt100],
    ['MRR@10', measures.mrrAt10],
  ] as const;
  const shown = changes.slice(0, MOST_CHANGES).map(({ before, after, ...query }) => {
    const figures = `${before.toFixed(2)} → ${after.toFixed(2)}`;
    return `${cut(`  ${figures}  ${nameOf(query)}`, width)}\n`;
  });
  return [
    `${bold('before → after')}\n`,
    ...rows.map(([name, measure]) => `${name.padEnd(11)} ${measureText(measure)}\n`),
    ...(shown.length > 0 ? [`\n${bold('changed most')} (nDCG@10)\n`, ...shown] : []),
  ].join('');
}

function measureText({
  before,
  after,
  difference,
  interval,
  p,
  better,
  same,
  worse,
}: MeasureComparison): string {
  const means = `${before.toFixed(4)} → ${after.toFixed(4)}`;
  const range = `${signed(difference)} [${signed(interval.low)}, ${signed(interval.high)}]`;
  return `${means}  ${range}, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}; ${better} better, ${same} same, ${worse} worse`;
}

function signed(figure: number): string {
  return `${figure < 0 ? '−' : '+'}${Math.abs(figure).toFixed(4)}`;
}

/** A line a query: figures first, as they are of one width. */
export function perQueryText(queries: readonly QueryFigures[], { bold, width }: Style): string {
  const head = 'nDCG@10  R@100  MRR@10  first of  query';
  const lines = queries.map((query) => {
    const first = `${query.firstRelevant ?? '–'} of ${query.relevant}`.padStart(8);
    const [ndcg, recall, mrr] = [query.ndcgAt10, query.recallAt100, query.mrrAt10].map((one) =>
      one.toFixed(3),
    );
    return `${cut(`${ndcg?.padStart(7)}  ${recall?.padStart(5)}  ${mrr?.padStart(6)}  ${first}  ${nameOf(query)}`, width)}\n`;
  });
  return [`${bold(head)}\n`, ...lines].join('');
}

export function worstText(queries: readonly WorstQuery[], { bold, dim, width }: Style): string {
  return queries
    .map((query) => {
      const answers = query.answers.map(({ rank, title, grade }) => {
        const judged = grade === undefined ? 'not judged' : `grade ${grade}`;
        return cut(`  ${rank}. ${judged}: ${harmless(title)}`, width);
      });
      const missed = query.missed.map(({ title, grade, rank }) => {
        const place = rank === undefined ? 'not found' : `at ${rank}`;
        return cut(`  grade ${grade}, ${place}: ${harmless(title)}`, width);
      });
      const heading = wrap(`${harmless(query.id)}: ${harmless(query.text)}`.split(' '), width);
      return [
        `${bold(heading)}\n`,
        `${dim(`nDCG@10 ${query.ndcgAt10.toFixed(3)}, ${query.relevant} relevant`)}\n`,
        ...(answers.length > 0 ? answers : ['  nothing was found']).map((line) => `${line}\n`),
        ...(missed.length > 0 ? [`${dim('should have been among the first ten:')}\n`] : []),
        ...missed.map((line) => `${line}\n`),
      ].join('');
    })
    .join('\n');
}

function nameOf({ id, text }: { readonly id: string; readonly text: string }): string {
  return `${harmless(id)}: ${harmless(text)}`;
}

function cut(line: string, width: number): string {
  const letters = [...line];
  return letters.length <= width ? line : `${letters.slice(0, width - 1).join('')}…`;
}
