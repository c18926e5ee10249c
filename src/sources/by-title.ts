/** Looks papers up by their exact titles, at the sources that can. */
import type { TitleSource } from '../ingest/enrich.js';
import type { Reading } from '../ingest/ports.js';
import { UserError } from '../lib/errors.js';
import type { Paper } from '../paper/paper.js';
import { answered } from './answered.js';
import { type ArxivApi, searchArxiv } from './arxiv-api.js';
import { type SemanticScholar, semanticScholarByTitle } from './semantic-scholar.js';

/** Longer titles that hold the words come too; what matches best comes first. */
const MOST = 25;

/** arXiv finds words next to each other; punctuation would only mislead it. */
export function arxivByTitle(api: ArxivApi): TitleSource {
  return titleSource('arXiv', (title) => {
    const words = title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    return searchArxiv(api, { query: `ti:"${words}"`, limit: MOST });
  });
}

/** Semantic Scholar names the one paper whose title is nearest. */
export function semanticScholarByTitles(api: SemanticScholar): TitleSource {
  return titleSource('Semantic Scholar', async function* (title) {
    yield* await semanticScholarByTitle(api, title);
  });
}

function titleSource(name: string, find: (title: string) => Reading): TitleSource {
  const papersOf = async (title: string) => {
    const papers: Paper[] = [];
    try {
      for await (const record of find(title)) if (record.kind === 'paper') papers.push(record.paper);
    } catch (error) {
      // A title that a source does not understand is none that it has.
      if (!(error instanceof UserError)) throw error;
    }
    return { kind: 'papers' as const, papers };
  };
  return { title: name, byTitle: (title) => answered(papersOf(title)) };
}
