/** What people call the columns of a table of papers. */

type Column = keyof typeof NAMES;

const NAMES = {
  title: ['title', 'paper title', 'article title', 'document title', 'name'],
  abstract: ['abstract', 'summary', 'abstract note', 'description'],
  authors: ['authors', 'author', 'author names', 'authors full name', 'author full names'],
  year: ['year', 'publication year', 'pub year'],
  date: ['date', 'published', 'publication date', 'published date', 'date published'],
  doi: ['doi', 'doi link'],
  arxiv: ['arxiv', 'arxiv id', 'eprint', 'paper id'],
  url: ['url', 'link', 'address', 'paper url', 'pdf', 'pdf url', 'pdf link', 'landing page'],
  code: ['code', 'code url', 'github', 'repository', 'repo'],
  venue: [
    'venue',
    'journal',
    'conference',
    'publication title',
    'source title',
    'journal conference',
    'booktitle',
  ],
  keywords: ['keywords', 'keyword', 'tags', 'author keywords', 'manual tags'],
  categories: ['categories', 'category', 'arxiv categories', 'subjects'],
} as const;

export interface Columns {
  has(column: Column): boolean;
  /** The cell of a row, the first that is not empty where several columns have the name; empty where there is none. */
  in(row: readonly string[], column: Column): string;
  /** As they stand in the header. */
  readonly unknown: readonly string[];
}

/** Case, underscores and punctuation of names do not count. Of several names of one thing the first is preferred. */
export function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const places = (column: Column) =>
    NAMES[column].flatMap((name) => names.flatMap((other, at) => (other === name ? [at] : [])));
  const known = new Map(COLUMNS.map((column) => [column, places(column)]));
  const used = new Set([...known.values()].flat());
  return {
    has: (column) => (known.get(column)?.length ?? 0) > 0,
    in: (row, column) =>
      known
        .get(column)
        ?.map((at) => row[at]?.trim() ?? '')
        .find((cell) => cell !== '') ?? '',
    unknown: header.filter((name, at) => !used.has(at) && name.trim() !== '').map((name) => name.trim()),
  };
}

const COLUMNS: readonly Column[] = [
  'title',
  'abstract',
  'authors',
  'year',
  'date',
  'doi',
  'arxiv',
  'url',
  'code',
  'venue',
  'keywords',
  'categories',
];
