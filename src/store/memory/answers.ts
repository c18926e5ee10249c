/** The thread's side of an engine: answers what it is asked, long lists in pieces. */
import type { Query } from '../../query/query.js';
import type { Listing, SearchEngine } from '../../search/types.js';
import type { Answers } from './thread-words.js';

/** Papers, and ids, that are taken in within some milliseconds. */
const PIECE = { papers: 200, ids: 5_000 };
/** Lists whose next piece is asked for soon, most likely; another one is made again. */
const LISTINGS = 8;

/** @param engine the one that answers now */
export function answersOf(engine: () => SearchEngine): Answers {
  const listing = rememberingListings((query, limit) => engine().list(query, limit));
  return {
    search: (query, page) => engine().search(query, page),
    advice: (query) => engine().advice(query),
    vectors: (papers) => engine().vectors(papers),
    rank: (query, limit) => engine().rank(query, limit),
    similar: (id, page) => engine().similar(id, page),
    paper: (id) => engine().paper(id),
    paperByTitle: (title) => engine().paperByTitle(title),
    paperByUrl: (url) => engine().paperByUrl(url),
    list: async (query, limit, from) => {
      const { papers, total, exact } = await listing(query, limit);
      const to = from + PIECE.papers;
      return { papers: papers.slice(from, to), more: to < papers.length, total, exact };
    },
    matched: async (query, limit, id) => (await listing(query, limit)).matched(id),
    ids: async (from) => {
      const ids = await engine().ids();
      const to = from + PIECE.ids;
      return { ids: ids.slice(from, to), more: to < ids.length };
    },
  };
}

type List = (query: Query, limit: number) => Promise<Listing>;

function rememberingListings(list: List): List {
  const known = new Map<string, Promise<Listing>>();
  return (query, limit) => {
    const key = JSON.stringify([query, limit]);
    const listing = known.get(key) ?? list(query, limit);
    known.delete(key);
    known.set(key, listing);
    const [oldest] = known.keys();
    if (known.size > LISTINGS && oldest !== undefined) known.delete(oldest);
    return listing;
  };
}
