/** What is said between the thread that holds the papers and the one that asks it. */
import type { Paper, PaperId } from '../../paper/paper.js';
import type { Query } from '../../query/query.js';
import type { Embedder } from '../../search/embedder.js';
import type { SearchEngine } from '../../search/types.js';

/** As the engine has it; lists come in pieces, each from a place on, so that none takes the one that asks long to receive. */
export interface Answers
  extends Pick<
    SearchEngine,
    'search' | 'advice' | 'vectors' | 'rank' | 'similar' | 'paper' | 'paperByTitle' | 'paperByUrl'
  > {
  list(query: Query, limit: number, from: number): Promise<ListPiece>;
  /** Of a paper of the list of this query and limit. */
  matched(query: Query, limit: number, id: PaperId): Promise<readonly string[]>;
  ids(from: number): Promise<{ readonly ids: readonly PaperId[]; readonly more: boolean }>;
}

interface ListPiece {
  readonly papers: readonly Paper[];
  /** Whether others follow. */
  readonly more: boolean;
  readonly total: number;
  readonly exact: boolean;
}

/** What the thread has once it has read the corpus; `failed` with a sentence for people. */
export type Loaded =
  | ({ readonly kind: 'loaded'; readonly skippedLines: number } & Pick<SearchEngine, 'facts' | 'topics'>)
  | { readonly kind: 'failed'; readonly reason: string };

/** What the thread does for the one that started it. */
export interface ThreadSide extends Answers {
  /** To be asked first, and once. */
  load(): Promise<Loaded>;
  /** Resolves when papers are found by their meaning too, with whether they are; never rejects. */
  learnMeaning(): Promise<boolean>;
}

/** What the one that started it does for the thread. */
export interface MainSide {
  embed: Embedder['embed'];
  tell(level: 'info' | 'warn', figures: object, message: string): void;
}
