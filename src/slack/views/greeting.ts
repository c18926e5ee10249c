/** Who Paperboy is, in two sentences and two examples, with the way to all else. */
import { FILL_CORPUS } from '../../commands/problem.js';
import type { GreetingReply } from '../../commands/types.js';
import { paperCount } from '../../paper/count.js';
import { paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { runButtons } from './run-buttons.js';

/** Examples and `help` are buttons that run them: in a channel's thread, a word without a mention would not be heard. */
export function greetingMessage({ papers, examples }: GreetingReply): MessageContent {
  const hello = helloWith(papers);
  return {
    text: fallbackText(hello, ...examples),
    blocks: [
      paragraph(words(examples.length > 0 ? `${hello} For example:` : hello)),
      ...runButtons([...examples, 'help']),
    ],
  };
}

function helloWith(papers: number): string {
  const hello = 'Hello, I am Paperboy.';
  if (papers === 0) return `${hello} I find research papers, but none are loaded yet. ${FILL_CORPUS}`;
  return `${hello} Ask me about a topic, and I will look for it in ${paperCount(papers)}.`;
}
