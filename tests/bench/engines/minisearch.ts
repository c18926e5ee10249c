/** MiniSearch as it comes, and with the options that its README recommends for a search box. */
import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Contestant } from './engine.js';

const asItComes: SearchOptions = {};
const searchBox: SearchOptions = { prefix: true, fuzzy: 0.2, boost: { title: 2 } };

export const miniSearches: readonly Contestant[] = [
  contestant('MiniSearch, defaults', asItComes),
  contestant('MiniSearch, prefix and fuzzy', searchBox),
];

function contestant(name: string, options: SearchOptions): Contestant {
  return {
    name,
    build: async (papers) => {
      const search = new MiniSearch({ fields: ['title', 'abstract'], searchOptions: options });
      search.addAll(papers);
      return {
        rank: async (text, limit) =>
          search
            .search(text)
            .slice(0, limit)
            .map(({ id }) => String(id)),
      };
    },
  };
}
