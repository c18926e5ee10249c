/** What to say and offer when no paper answers. */
import type { KnownBlock } from '@slack/types';
import type { Advice } from '../../search/types.js';
import { clip } from '../clip.js';
import { context, paragraph, words } from './blocks.js';
import { runButtons, runRow } from './run-buttons.js';

/** A sentence on the words that no paper holds, and buttons for queries that would find something. */
export function nothingFound(advice: Advice | undefined): KnownBlock[] {
  const { didYouMean, unknownWords = [], tryInstead = [], topics = [] } = advice ?? {};
  const queries = [...new Set(didYouMean === undefined ? tryInstead : [didYouMean, ...tryInstead])];
  const sentences = [unknownSentence(unknownWords), guessSentence(didYouMean), leadTo(queries, didYouMean)];
  return [
    paragraph(words(sentences.filter((sentence) => sentence !== '').join(' '))),
    ...(queries.length > 0 ? runButtons(queries) : []),
    ...(topics.length > 0 ? [context('The papers here are about, among others:'), ...runRow(topics)] : []),
    ...(queries.length + topics.length === 0 ? runButtons(['help']) : []),
  ];
}

function guessSentence(didYouMean: string | undefined): string {
  return didYouMean === undefined ? '' : `Did you mean “${clip(didYouMean, MAX_GUESS)}”?`;
}

function leadTo(queries: readonly string[], didYouMean: string | undefined): string {
  if (queries.length === 0) return 'Other or fewer words may do better; help shows how to ask.';
  if (queries.length > 1) return 'These find something:';
  return didYouMean === undefined ? 'This finds something:' : '';
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

const MAX_GUESS = 200;
const MAX_WORDS = 5;
const MAX_WORD = 40;
