/** wink-bm25-text-search, its texts prepared by wink-nlp-utils as its documentation has it. */
import bm25 from 'wink-bm25-text-search';
import utils from 'wink-nlp-utils';
import type { Contestant } from './engine.js';

export const wink: Contestant = {
  name: 'wink-bm25',
  build: async (papers) => {
    const search = bm25();
    search.defineConfig({ fldWeights: { title: 2, abstract: 1 } });
    search.definePrepTasks([
      utils.string.lowerCase,
      utils.string.tokenize0,
      utils.tokens.removeWords,
      utils.tokens.stem,
      utils.tokens.propagateNegations,
    ]);
    for (const [place, { title, abstract }] of papers.entries()) search.addDoc({ title, abstract }, place);
    search.consolidate();
    return {
      rank: async (text, limit) =>
        search.search(text, limit).flatMap(([place]) => papers[Number(place)]?.id ?? []),
    };
  },
};
