/** Finds papers by their terms: MiniSearch, and what it holds as plain numbers. Nothing outside knows MiniSearch. */
import MiniSearch from 'minisearch';
import { BM25, BOOST } from './bm25.js';
import type { WeightedTerm } from './paper-index.js';
import type { PaperReading } from './paper-terms.js';

/** Analysed already: terms with one space between. */
interface Row {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** A paper by its place, and its score. */
export interface Match {
  readonly key: number;
  readonly score: number;
}

/** All that MiniSearch holds; a list of terms, and for each field where they stand. */
export interface WordsRecord {
  readonly terms: readonly string[];
  readonly fields: readonly FieldRecord[];
}

interface FieldRecord {
  /** How many papers hold each term. */
  readonly counts: Uint32Array;
  /** The places of those papers, and how often it stands in each, one term after the other. */
  readonly papers: Uint32Array;
  readonly times: Uint32Array;
  /** How many different terms each paper has. */
  readonly lengths: Uint32Array;
  readonly averageLength: number;
}

export interface WordSearch {
  /** The next paper's. */
  add(reading: PaperReading): void;
  /** The papers that hold one of the terms, best first; equals in their order. */
  find(terms: readonly WeightedTerm[]): Match[];
  /** In steps, between which others can be answered; nothing may be added meanwhile. */
  recordInSteps(): Generator<undefined, WordsRecord>;
}

/** @param record what was recorded before, to be had again */
export function createWordSearch(record?: WordsRecord): WordSearch {
  const search = new OpenMiniSearch(OPTIONS);
  if (record) search.restore(record);
  return {
    add: ({ titleWords, abstractWords }) => {
      const title = titleWords.join(' ');
      search.add({ id: search.documentCount, title, text: `${title} ${abstractWords.join(' ')}` });
    },
    find: (terms) => holdersOf(search, terms),
    recordInSteps: () => search.recordInSteps(),
  };
}

const FIELDS = ['title', 'text'];
const OPTIONS = {
  fields: FIELDS,
  tokenize: (text: string) => text.split(' ').filter((term) => term !== ''),
  processTerm: (term: string) => term,
  searchOptions: { boost: BOOST, bm25: BM25 },
};
/** So many terms a step: a few milliseconds. */
const STEP = 2_000;

/** MiniSearch's own JSON takes as long to read as it takes to index anew. Of what is here no paper was ever removed. */
class OpenMiniSearch extends MiniSearch<Row> {
  *recordInSteps(): Generator<undefined, WordsRecord> {
    const terms: string[] = [];
    const fields = FIELDS.map(() => ({
      counts: createNumbers(),
      papers: createNumbers(),
      times: createNumbers(),
    }));
    for (const [term, byField] of this._index) {
      if (terms.push(term) % STEP === 0) yield;
      for (const [field, { counts, papers, times }] of fields.entries()) {
        const holders = byField.get(field);
        counts.push(holders?.size ?? 0);
        for (const [paper, often] of holders ?? []) {
          papers.push(paper);
          times.push(often);
        }
      }
    }
    const whole = fields.map(({ counts, papers, times }, field) => ({
      counts: counts.all(),
      papers: papers.all(),
      times: times.all(),
      lengths: Uint32Array.from(this._fieldLength.values(), (lengths) => lengths[field] ?? 0),
      averageLength: this._avgFieldLength[field] ?? 0,
    }));
    return { terms, fields: whole };
  }

  restore({ terms, fields }: WordsRecord): void {
    const papers = fields[0]?.lengths.length ?? 0;
    for (let id = 0; id < papers; id++) {
      this._documentIds.set(id, id);
      this._idToShortId.set(id, id);
      this._fieldLength.set(
        id,
        fields.map(({ lengths }) => lengths[id] ?? 0),
      );
    }
    this._documentCount = papers;
    this._nextId = papers;
    this._avgFieldLength = fields.map(({ averageLength }) => averageLength);
    const read = fields.map(holdersReader);
    for (const [at, term] of terms.entries()) {
      const byField = read.flatMap((holders, field) => {
        const found = holders(at);
        return found.size > 0 ? [[field, found] as const] : [];
      });
      this._index.set(term, new Map(byField));
    }
  }
}

/** Gives the holders of one term after the other. */
function holdersReader({ counts, papers, times }: FieldRecord): (term: number) => Map<number, number> {
  let from = 0;
  return (term) => {
    const holders = new Map<number, number>();
    const to = from + (counts[term] ?? 0);
    for (; from < to; from++) holders.set(papers[from] ?? 0, times[from] ?? 0);
    return holders;
  };
}

interface Numbers {
  push(number: number): void;
  all(): Uint32Array;
}

function createNumbers(): Numbers {
  let numbers = new Uint32Array(1 << 12);
  let used = 0;
  return {
    push: (number) => {
      if (used === numbers.length) {
        const larger = new Uint32Array(2 * used);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[used++] = number;
    },
    all: () => numbers.slice(0, used),
  };
}

/** MiniSearch multiplies a score by the number of terms met, which favours a question's common words: undone here. */
function holdersOf(search: MiniSearch<Row>, terms: readonly WeightedTerm[]): Match[] {
  return search
    .search('', {
      tokenize: () => terms.map(({ term }) => term),
      processTerm: (term) => term,
      boostTerm: (_term, position) => terms[position]?.weight ?? 1,
    })
    .map(({ id, score, queryTerms }) => ({ key: Number(id), score: score / queryTerms.length }))
    .sort((a, b) => b.score - a.score || a.key - b.key);
}
