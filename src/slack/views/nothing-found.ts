/** What to say and offer when no paper answers. */
import type { KnownBlock } from '@slack/types';
import type { Advice } from '../../search/types.js';
import { clip } from '../clip.js';
import { paragraph, words } from './blocks.js';
import { runButtons } from './run-buttons.js';

/** A sentence on the words that no paper holds, and buttons for queries that would find something. */
export function nothingFound(advice: Advice | undefined): KnownBlock[] {
  const { didYouMean, unknownWords = [], tryInstead = [] } = advice ?? {};
  const queries = [...new Set(didYouMean === undefined ? tryInstead : [didYouMean, ...tryInstead])];
  const lead = leadTo(queries, didYouMean !== undefined);
  return [
    paragraph(words([unknownSentence(unknownWords), lead].filter((text) => text !== '').join(' '))),
    ...runButtons(queries.length > 0 ? queries : ['help']),
  ];
}

function leadTo(queries: readonly string[], isCorrected: boolean): string {
  if (queries.length === 0) return 'Other or fewer words may do better; help shows how to ask.';
  if (isCorrected) return queries.length === 1 ? 'Did you mean this?' : 'Did you mean the first of these?';
  return queries.length === 1 ? 'This finds something:' : 'These find something:';
}

function unknownSentence(unknown: readonly string[]): string {
  if (unknown.length === 0) return '';
  const shown = unknown.slice(0, MAX_WORDS).map((word) => `“${clip(word, MAX_WORD)}”`);
  const more = unknown.length - shown.length;
  if (more > 0) return `No paper holds the words ${shown.join(', ')} and ${more} more.`;
  const [last = '', ...before] = shown.toReversed();
  if (before.length === 0) return `No paper holds the word ${last}.`;
  return `No paper holds the words ${before.toReversed().join(', ')} or ${last}.`;
}

const MAX_WORDS = 5;
const MAX_WORD = 40;
