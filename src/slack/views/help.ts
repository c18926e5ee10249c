/** How to use Paperboy: all of it, or one verb. */
import type { KnownBlock, RichTextSection } from '@slack/types';
import type { HelpReply, VerbHelp } from '../../commands/types.js';
import { bulletList, code, context, paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { runButtons } from './run-buttons.js';

export function helpMessage({ verbs, overview }: HelpReply): MessageContent {
  return {
    text: fallbackText(...verbs.map(({ usage, summary }) => `/papers ${usage}: ${summary}`)),
    blocks: overview ? overviewBlocks(verbs) : verbs.flatMap(verbBlocks),
  };
}

/** How a query can be made sharper, and where else Paperboy listens. */
export function queryLanguage(): KnownBlock[] {
  return [
    paragraph(words('In a query:')),
    bulletList(SYNTAX.map(([example, meaning]) => row(example, meaning))),
    context(ELSEWHERE),
  ];
}

const SYNTAX = [
  ['"few shot"', 'these words next to each other'],
  ['pruning -vision', 'without a word'],
  ['pruning OR distillation', 'either'],
  ['title:pruning author:hinton', 'in one field: title, author, abstract, venue, cat or source'],
  ['year:2019..2021 has:code', 'from these years, with code'],
  ['diffusion sort:new', 'newest first'],
] as const;

const ELSEWHERE =
  'Mention me or send me a direct message and leave out /papers. In a thread I have answered in, ' +
  'say more, show 2, similar 3, cite 1 or only 2023.';

function overviewBlocks(verbs: readonly VerbHelp[]): KnownBlock[] {
  const rows = verbs.map(({ usage, summary }) => row(`/papers ${usage}`, summary));
  return [bulletList(rows), ...queryLanguage()];
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
