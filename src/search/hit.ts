/** What is shown of a paper that was found: the passage that matched and the words that did. */
import type { Match } from './lexical.js';
import type { Corpus } from './ranking.js';
import { matchedWords, snippetOf } from './snippet.js';
import type { Hit, Page } from './types.js';

/** What is read of an abstract to show a passage of it, in UTF-16 code units; the longest of real papers have a fifth. */
const READ_OF_ABSTRACT = 20_000;

/** The page's slice of the matches; ranks go on from the page before. */
export function hitsOf(corpus: Corpus, matches: readonly Match[], { offset, limit }: Page): Hit[] {
  return matches.slice(offset, offset + limit).flatMap((match, at) => {
    const paper = corpus.papers[match.index];
    if (!paper) return [];
    const abstract = paper.abstract.slice(0, READ_OF_ABSTRACT);
    const telling = new Map(match.met.map((term) => [term, corpus.index.vocabulary.telling(term)]));
    return [
      {
        paper,
        rank: offset + at + 1,
        score: match.score,
        snippet: snippetOf(abstract, telling),
        matched: matchedWords(`${paper.title}\n${abstract}`, telling),
      },
    ];
  });
}
