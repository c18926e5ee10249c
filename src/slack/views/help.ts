/** How to use Paperboy: all of it, or one verb. */
import type { KnownBlock, RichTextSection } from '@slack/types';
import type { HelpReply, VerbHelp } from '../../commands/types.js';
import { bulletList, code, context, paragraph, prose, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { runButtons } from './run-buttons.js';

/** The overview brings the query language; one verb brings its examples as buttons. */
export function helpMessage({ verbs, overview }: HelpReply): MessageContent {
  return {
    text: fallbackText(...verbs.map(({ usage, summary }) => `/papers ${usage}: ${summary}`)),
    blocks: overview ? overviewBlocks(verbs) : verbs.flatMap(verbBlocks),
  };
}

/** How a query can be made sharper. */
export function queryLanguage(): KnownBlock[] {
  return [
    paragraph(words('To be more precise:')),
    bulletList(SYNTAX.map(([example, meaning]) => row(example, meaning))),
  ];
}

const SYNTAX = [
  ['"few shot"', 'these words next to each other'],
  ['pruning -vision', 'without a word'],
  ['pruning OR distillation', 'either of them'],
  ['title:pruning', 'in one field: title, author, abstract, venue, cat or source'],
  ['has:code', 'only with code'],
  ['year:2019..2021', 'from these years, where years are known'],
] as const;

const ELSEWHERE =
  'It all works without `/papers`, too: mention me, or send me a direct message. ' +
  'In a thread that I answered in, say `more`, `show 2`, `similar 3` or `cite 1`.';

function overviewBlocks(verbs: readonly VerbHelp[]): KnownBlock[] {
  const rows = verbs.map(({ usage, summary }) => row(`/papers ${usage}`, summary));
  return [bulletList(rows), ...queryLanguage(), paragraph(...prose(ELSEWHERE))];
}

function verbBlocks({ usage, summary, examples }: VerbHelp): KnownBlock[] {
  return [
    paragraph(code(`/papers ${usage}`), words(`\n${summary}`)),
    ...(examples.length > 0 ? [context('Try one:'), ...runButtons(examples)] : []),
  ];
}

function row(example: string, meaning: string): RichTextSection {
  return { type: 'rich_text_section', elements: [code(example), words(`  ${meaning}`)] };
}
