/** An engine whose papers are in a thread of their own: neither a question nor their reading keeps this thread busy. */
import { UserError } from '../../lib/errors.js';
import type { Log } from '../../lib/logger.js';
import type { Paper, PaperId } from '../../paper/paper.js';
import type { Embedder } from '../../search/embedder.js';
import type { SearchEngine } from '../../search/types.js';
import { type Ask, type Asking, type AskingOptions, startAsking } from './asking.js';
import type { Answers, Loaded } from './thread-words.js';

export interface ThreadOptions extends AskingOptions {
  /** What the thread asks for vectors; absent where words alone find papers. */
  readonly embed?: Embedder['embed'] | undefined;
  readonly log: Log;
}

export interface ThreadEngine extends Pick<Asking, 'ended' | 'close'> {
  readonly engine: SearchEngine;
  readonly skippedLines: number;
  /** Resolves when papers are found by their meaning too, with whether they are. */
  readonly meaning: Promise<boolean>;
}

/** Resolves when the papers can be asked for. Rejects with a `UserError` where they cannot be read, or the thread ends before that. */
export async function openThreadEngine(options: ThreadOptions): Promise<ThreadEngine> {
  const { embed, log } = options;
  const { ask, ended, close } = startAsking(options, {
    embed: embed ?? (async () => []),
    tell: (level, figures, message) => log[level](figures, message),
  });
  const early = ended.then((reason): Loaded => {
    return { kind: 'failed', reason: `The thread that reads the papers has ended: ${reason}` };
  });
  const loaded = await Promise.race([early, ask((thread) => thread.load())]);
  if (loaded.kind === 'failed') {
    await close();
    throw new UserError(loaded.reason);
  }
  const meaning = embed ? ask((thread) => thread.learnMeaning()).catch(() => false) : NO_MEANING;
  const { skippedLines } = loaded;
  return { engine: engineOf(answersOver(ask), loaded), skippedLines, meaning, ended, close };
}

const NO_MEANING = Promise.resolve(false);

function answersOver(ask: Ask): Answers {
  return {
    search: (query, page) => ask((thread) => thread.search(query, page)),
    list: (query, limit, from) => ask((thread) => thread.list(query, limit, from)),
    matched: (query, limit, id) => ask((thread) => thread.matched(query, limit, id)),
    ids: (from) => ask((thread) => thread.ids(from)),
    advice: (query) => ask((thread) => thread.advice(query)),
    vectors: (papers) => ask((thread) => thread.vectors(papers)),
    rank: (query, limit) => ask((thread) => thread.rank(query, limit)),
    similar: (id, page) => ask((thread) => thread.similar(id, page)),
    paper: (id) => ask((thread) => thread.paper(id)),
    paperByTitle: (title) => ask((thread) => thread.paperByTitle(title)),
    paperByUrl: (url) => ask((thread) => thread.paperByUrl(url)),
  };
}

function engineOf(answers: Answers, { facts, topics }: Loaded & { readonly kind: 'loaded' }): SearchEngine {
  return {
    ...answers,
    facts,
    topics,
    list: async (query, limit) => {
      const papers: Paper[] = [];
      for (;;) {
        const piece = await answers.list(query, limit, papers.length);
        papers.push(...piece.papers);
        if (piece.more) continue;
        const { total, exact } = piece;
        return { papers, total, exact, matched: (id) => answers.matched(query, limit, id) };
      }
    },
    ids: async () => {
      const ids: PaperId[] = [];
      for (;;) {
        const piece = await answers.ids(ids.length);
        ids.push(...piece.ids);
        if (!piece.more) return ids;
      }
    },
  };
}
