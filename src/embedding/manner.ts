/** How families of sentence models want to be asked, as their cards say: what goes before a text, and how it is pooled. */

export interface Manner {
  /** Goes before a question, and before what answers it. */
  readonly query: string;
  readonly passage: string;
  /** Whether a text's vector is the mean of its tokens' or that of the first token. */
  readonly pooling: 'mean' | 'cls';
}

const PLAIN: Manner = { query: '', passage: '', pooling: 'mean' };
const SEARCHING = 'Represent this sentence for searching relevant passages: ';

/** The first that the model's name matches counts. */
const FAMILIES: readonly (readonly [name: RegExp, manner: Partial<Manner>])[] = [
  [/\bbge-m3\b/, { pooling: 'cls' }],
  [/\bbge-.*\ben\b/, { query: SEARCHING, pooling: 'cls' }],
  [/\bmxbai-embed\b/, { query: SEARCHING, pooling: 'cls' }],
  [/\barctic-embed-.*\bv2/, { query: 'query: ', pooling: 'cls' }],
  [/\barctic-embed\b/, { query: SEARCHING, pooling: 'cls' }],
  [/\be5-(?!.*instruct)/, { query: 'query: ', passage: 'passage: ' }],
  [/\bnomic-embed-text\b/, { query: 'search_query: ', passage: 'search_document: ' }],
];

/** @param model its name on the hub, or the last part of its folder's */
export function mannerOf(model: string): Manner {
  const name = model.toLowerCase();
  const family = FAMILIES.find(([pattern]) => pattern.test(name));
  return { ...PLAIN, ...family?.[1] };
}
