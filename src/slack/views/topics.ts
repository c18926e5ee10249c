/** What the papers are about, and how many there are of a year, a venue or a category: each a search. */
import type { KnownBlock } from '@slack/types';
import { FILL_CORPUS } from '../../commands/problem.js';
import type { TopicsReply } from '../../commands/types.js';
import { paperCount } from '../../paper/count.js';
import type { CorpusFacts, Count } from '../../search/types.js';
import { clip } from '../clip.js';
import { bold, bulletList, code, context, paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { runRow } from './run-buttons.js';

/** Topics as buttons, then counts of what the sources tell. */
export function topicsMessage({ topics, facts }: TopicsReply): MessageContent {
  const shown = topics.slice(0, MAX_TOPICS);
  return {
    text: fallbackText(leadOf(shown, facts), ...shown),
    blocks: [
      paragraph(bold(paperCount(facts.papers)), words(` · ${leadOf(shown, facts)}`)),
      ...runRow(shown),
      ...facetsOf(facts),
    ],
  };
}

const MAX_TOPICS = 16;

function leadOf(topics: readonly string[], { papers }: CorpusFacts): string {
  if (papers === 0) return `There is nothing to search yet: the corpus is empty. ${FILL_CORPUS}`;
  return topics.length > 0 ? 'They are about:' : 'They are too few to tell what they are about.';
}

function facetsOf({ years, venues, categories, sources }: CorpusFacts): KnownBlock[] {
  const facets = [
    facetOf('By year', years, (value) => `year:${value}`),
    facetOf('By venue', venues, (value) => `venue:"${value}"`),
    facetOf('By category', categories, (value) => `cat:${value}`),
    sources.length > 1 ? facetOf('By source', sources, (value) => `source:"${value}"`) : [],
  ].flat();
  return facets.length === 0
    ? []
    : [bulletList(facets), context('Type one of these after a topic to narrow it.')];
}

function facetOf(name: string, counts: readonly Count[], filter: (value: string) => string) {
  if (counts.length === 0) return [];
  const shown = counts.slice(0, MAX_VALUES);
  const more = counts.length - shown.length;
  const elements = shown.flatMap(({ value, papers }, at) => [
    code(filter(clip(value, MAX_VALUE))),
    words(` ${papers.toLocaleString('en')}${at < shown.length - 1 ? '  ' : ''}`),
  ]);
  const rest = more > 0 ? [words(`  and ${more.toLocaleString('en')} more`)] : [];
  return [{ type: 'rich_text_section' as const, elements: [words(`${name}: `), ...elements, ...rest] }];
}

const MAX_VALUES = 6;
const MAX_VALUE = 40;
