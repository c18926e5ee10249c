/** The inverted index: MiniSearch's BM25+ over title and text, configured as measured. Nothing outside knows MiniSearch. */
import MiniSearch from 'minisearch';
import type { Paper } from '../paper/paper.js';
import { indexTerms, wordsOf } from './analyze.js';

/** A term to look for and how much it counts; a fuzzy one stands for terms that are spelled almost like it. */
export interface QueryTerm {
  readonly term: string;
  readonly weight: number;
  readonly fuzzy: boolean;
}

export interface Match {
  /** Index of the paper in the corpus. */
  readonly index: number;
  readonly score: number;
  /** The terms of the query that the paper holds, itself or almost. */
  readonly asked: readonly string[];
  /** The terms of the paper that they met. */
  readonly met: readonly string[];
}

export interface LexicalIndex {
  /** In how many papers the term stands. */
  frequency(term: string): number;
  /** Every paper that holds one of the terms, best first; equals in corpus order. */
  rank(terms: readonly QueryTerm[]): Match[];
}

/** BM25+ (Lv and Zhai 2011); the values were chosen on judged sets of five fields. */
const BM25 = { k: 1.6, b: 0.75, d: 0.5 };
/** `text` holds the title too, so that a word of the title counts 1.3 times, not 0.3 times. */
const BOOST = { title: 0.3, text: 1 };
const FUZZY_WEIGHT = 0.8;
/** Edits allowed, as a share of the term's length. */
const FUZZY_EDITS = 0.25;

interface Row {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

export function createLexicalIndex(papers: readonly Paper[]): LexicalIndex {
  const frequencies = new Map<string, number>();
  const search = new MiniSearch<Row>({
    fields: ['title', 'text'],
    tokenize: termsOf(),
    processTerm: (term) => term,
    searchOptions: { boost: BOOST, bm25: BM25, weights: { fuzzy: FUZZY_WEIGHT, prefix: 0 } },
  });
  for (const [id, { title, abstract }] of papers.entries()) {
    search.add({ id, title, text: `${title}\n${abstract}` });
  }
  return { frequency: (term) => frequencies.get(term) ?? 0, rank: (terms) => rank(search, terms) };

  function termsOf(): (text: string, field?: string) => string[] {
    const known = new Map<string, string[]>();
    return (text, field) => {
      const terms = wordsOf(text).flatMap((word) => {
        const terms = known.get(word.text) ?? indexTerms(word.text);
        known.set(word.text, terms);
        return terms;
      });
      if (field === 'text') {
        for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      }
      return terms;
    };
  }
}

/** MiniSearch multiplies a score by the number of terms met, which favours long questions' common words: undone here. */
function rank(search: MiniSearch<Row>, terms: readonly QueryTerm[]): Match[] {
  return search
    .search('', {
      tokenize: () => terms.map(({ term }) => term),
      processTerm: (term) => term,
      boostTerm: (_term, position) => terms[position]?.weight ?? 1,
      fuzzy: (_term, position) => (terms[position]?.fuzzy ? FUZZY_EDITS : false),
    })
    .map(({ id, score, queryTerms, terms: met }) => ({
      index: Number(id),
      score: score / queryTerms.length,
      asked: queryTerms,
      met,
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
