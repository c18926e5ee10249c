/** What Paperboy holds and since when. */
import type { RichTextElement } from '@slack/types';
import { FILL_CORPUS } from '../../commands/problem.js';
import type { StatusReply } from '../../commands/types.js';
import { deliveryLines } from '../../digest/wording.js';
import { intakeLines } from '../../ingest/intake.js';
import { paperCount } from '../../paper/count.js';
import type { CorpusFacts } from '../../search/types.js';
import { clip } from '../clip.js';
import { bold, date, paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { titleOf } from './paper-line.js';

/** Figures of the corpus, then the version and when the papers were loaded. */
export function statusMessage(reply: StatusReply): MessageContent {
  const details = detailsOf(reply).join('\n');
  return {
    text: fallbackText(paperCount(reply.facts.papers), ...detailsOf(reply), `Paperboy ${reply.version}`),
    blocks: [paragraph(bold(paperCount(reply.facts.papers)), words(`\n${details}\n`), ...originOf(reply))],
  };
}

function detailsOf({ facts, skippedLines, deliveries, intake }: StatusReply): string[] {
  const { sources, newest } = facts;
  const shown = sources
    .slice(0, MAX_SOURCES)
    .map(({ value, papers }) => `${clip(value, 60)} (${papers.toLocaleString('en')})`);
  const more = sources.length - shown.length;
  return [
    ...(shown.length > 0 ? [`From ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`] : []),
    yearsOf(facts),
    ...(newest ? [`Newest: ${titleOf(newest, 150)}`] : []),
    ...(skippedLines > 0 ? [skippedSentence(skippedLines)] : []),
    ...(intake ? intakeLines(intake).map((line) => clip(line, MAX_LINE)) : []),
    ...(deliveries ? deliveryLines(deliveries) : []),
  ];
}

const MAX_SOURCES = 10;
const MAX_LINE = 400;

function yearsOf({ papers, years }: CorpusFacts): string {
  if (papers === 0) return `There is nothing to search yet: the corpus is empty. ${FILL_CORPUS}`;
  return years.length > 0
    ? `Years ${years.at(-1)?.value} to ${years[0]?.value}`
    : 'Their years are not known';
}

function skippedSentence(lines: number): string {
  const what =
    lines === 1 ? '1 line of the corpus was' : `${lines.toLocaleString('en')} lines of the corpus were`;
  return `${what} not readable and left out; the log says which and why`;
}

function originOf({ version, loadedAt }: StatusReply): RichTextElement[] {
  return [words(`Paperboy ${clip(version, 40)}, papers loaded `), date(loadedAt)];
}
