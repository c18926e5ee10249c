/** What cannot be done as asked, and what can. */
import type { ProblemReply } from '../../commands/types.js';
import { clipLines } from '../clip.js';
import { LIMITS } from '../limits.js';
import { paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { runButtons } from './run-buttons.js';

/** The sentences, and a button for each text that would work. */
export function problemMessage({ message, tryInstead }: Omit<ProblemReply, 'kind'>): MessageContent {
  return {
    text: fallbackText(message, ...tryInstead),
    blocks: [paragraph(words(clipLines(message, LIMITS.sectionText))), ...runButtons(tryInstead)],
  };
}
