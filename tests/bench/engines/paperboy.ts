/** Paperboy, asked as `paperboy eval` asks it, and by `similar` where a paper is the example. */
import { parse } from '../../../src/query/parse.js';
import { unwrapRequest } from '../../../src/query/request.js';
import { createEngine } from '../../../src/search/engine.js';
import type { Contestant } from './engine.js';

export const paperboy: Contestant = {
  name: 'Paperboy',
  build: async (papers) => {
    const engine = createEngine(papers);
    return {
      rank: async (text, limit, example) => {
        if (example !== undefined) {
          const { hits } = await engine.similar(example, { offset: 0, limit });
          return hits.map(({ paper }) => paper.id);
        }
        const { query } = parse(unwrapRequest(text), Number.POSITIVE_INFINITY);
        return (await engine.rank(query, limit)).map(({ id }) => id);
      },
    };
  },
};
