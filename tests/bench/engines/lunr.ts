/** lunr as it comes: BM25 over stemmed words, stop words left out. */
import lunr from 'lunr';
import type { Contestant } from './engine.js';

export const lunrEngine: Contestant = {
  name: 'lunr',
  build: async (papers) => {
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('title');
      builder.field('abstract');
      for (const { id, title, abstract } of papers) builder.add({ id, title, abstract });
    });
    return {
      rank: async (text, limit) => {
        const found = index.query((query) => {
          query.term(lunr.tokenizer(text), {});
        });
        return found.slice(0, limit).map(({ ref }) => ref);
      },
    };
  },
};
