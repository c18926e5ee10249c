/** What is shown of a paper that was found: the passage that matched and the words that did. */
import type { Paper } from '../paper/paper.js';
import type { PaperIndex } from './paper-index.js';
import type { Ranked } from './rerank.js';
import { createMarker, matchedWords, snippetOf } from './snippet.js';
import type { Hit, Page } from './types.js';
import type { Vocabulary } from './vocabulary.js';

/** What is read of an abstract to show a passage of it, in UTF-16 code units; the longest of real papers have a fifth. */
const READ_OF_ABSTRACT = 20_000;

/** The page's slice of what was ranked; ranks go on from the page before. */
export async function hitsOf(
  index: PaperIndex,
  ranked: readonly Ranked[],
  { offset, limit }: Page,
): Promise<Hit[]> {
  const shown = ranked.slice(offset, offset + limit);
  const papers = await index.read(shown.map(({ key }) => key));
  const { vocabulary } = index.knowledge;
  return shown.flatMap((match, at) => {
    const paper = papers[at];
    return paper ? [hitOf(paper, match, offset + at + 1, vocabulary)] : [];
  });
}

function hitOf(paper: Paper, match: Ranked, rank: number, vocabulary: Vocabulary): Hit {
  const telling = tellingOf(match, vocabulary);
  const marks = createMarker(telling);
  return {
    paper,
    rank,
    score: match.score,
    snippet: snippetOf(readOf(paper), telling, marks),
    matched: matchedWords(ownText(paper), telling, marks),
    ...(match.byMeaning ? { byMeaning: match.byMeaning } : {}),
  };
}

/** The words of the paper's own text that matched. */
export function matchedIn(paper: Paper, match: Ranked, vocabulary: Vocabulary): readonly string[] {
  return matchedWords(ownText(paper), tellingOf(match, vocabulary));
}

function ownText(paper: Paper): string {
  return `${paper.title}\n${readOf(paper)}`;
}

function readOf({ abstract }: Paper): string {
  return abstract.slice(0, READ_OF_ABSTRACT);
}

function tellingOf({ met }: Ranked, vocabulary: Vocabulary): Map<string, number> {
  return new Map(met.map((term) => [term, vocabulary.telling(term)]));
}
