/** One hit of a list: its title, the passage that matched, why it is here, and what can be done with it. */
import type { KnownBlock, RichTextElement } from '@slack/types';
import { tldrOf } from '../../paper/origin.js';
import type { Hit, Snippet } from '../../search/types.js';
import { clip, oneLine, shorten } from '../clip.js';
import { ACTIONS, encodePaper } from '../ids.js';
import { actions, bold, button, context, link, paragraph, words } from './blocks.js';
import { factsLine, titleOf, titleUrl } from './paper-line.js';

/** How many UTF-16 units of each part are shown. */
export interface HitDetail {
  readonly title: number;
  readonly snippet: number;
  /** Of what is known of the paper, and as much again of why it is here. */
  readonly why: number;
  /** A longer address is left out. */
  readonly url: number;
}

/** What is said of the words that matched, and of a paper that is here though none did. */
export interface Reason {
  readonly words: string;
  readonly meaning: string;
}

/** At most three blocks. */
export function hitBlocks(hit: Hit, reason: Reason, detail: HitDetail): KnownBlock[] {
  const { paper, rank } = hit;
  const value = encodePaper(paper.id);
  const why = whyOf(hit, reason, detail.why);
  return [
    paragraph(
      bold(`${rank}. `),
      link(titleOf(paper, detail.title), titleUrl(paper), { isBold: true, maxUrl: detail.url }),
      ...passage(hit, detail.snippet),
    ),
    ...(why === '' ? [] : [context(why)]),
    actions(
      button('Abstract', ACTIONS.showPaper, value, `Abstract of paper ${rank}`),
      button('Similar', ACTIONS.similar, value, `Papers similar to paper ${rank}`),
      button('Share', ACTIONS.share, value, `Share paper ${rank}`),
    ),
  ];
}

/** Keeps the ellipsis on the line of the word before it. */
const NO_BREAK = '\u00a0';

/** What is known of the paper, then why it is here; each has its own room. */
function whyOf({ paper, matched, byMeaning }: Hit, reason: Reason, max: number): string {
  const byWords = matched.length > 0 ? `${reason.words}: ${matched.join(', ')}` : '';
  const why = byMeaning ? reason.meaning : byWords;
  return [clip(factsLine(paper), max), clip(why, max)].filter((part) => part !== '').join(' · ');
}

/** On a line of its own: from the abstract with the marked words bold, or where there is none, what sums the paper up. */
function passage({ paper, snippet }: Hit, maxLength: number): RichTextElement[] {
  const passage = excerpt(snippet, maxLength);
  const tldr = tldrOf(paper);
  if (passage.length > 0 || !tldr || maxLength === 0) return passage;
  return [words(`\n${clip(`${tldr.label}: ${tldr.text}`, maxLength)}`)];
}

function excerpt({ parts, cut }: Snippet, maxLength: number): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let room = maxLength;
  for (const part of parts) {
    if (room <= 0) break;
    const text = shorten(oneLine(part.text), room);
    if (text !== '') elements.push(part.marked ? bold(text) : words(text));
    room -= part.text.length;
  }
  if (elements.length === 0) return [];
  return [words(cut.start ? '\n… ' : '\n'), ...elements, words(cut.end && room >= 0 ? `${NO_BREAK}…` : '')];
}
