/** What notifications and screen readers get in place of blocks. */
import { clip } from '../clip.js';
import { LIMITS } from '../limits.js';
import { escapeMrkdwn } from '../mrkdwn.js';

/** The lines, escaped and each clipped; those that would take the text over Slack's limit are left out from the end. */
export function fallbackText(...lines: readonly string[]): string {
  return lines
    .map((line) => escapeMrkdwn(clip(line, MAX_LINE)))
    .filter((line) => line !== '')
    .reduce(
      (text, line) => (text.length + 1 + line.length <= LIMITS.messageText ? `${text}\n${line}` : text),
      '',
    )
    .trimStart();
}

/** Even when every character of it becomes an entity of five, one line fits. */
const MAX_LINE = 700;
