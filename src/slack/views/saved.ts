/** A person's own list of papers. */
import type { KnownBlock } from '@slack/types';
import type { SavedReply } from '../../commands/types.js';
import { paperCount } from '../../paper/count.js';
import type { Paper } from '../../paper/paper.js';
import { clip } from '../clip.js';
import { ACTIONS, encodePaper, encodeShown } from '../ids.js';
import { actions, bold, button, context, link, paragraph, words } from './blocks.js';
import { fitted, type MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { factsLine, searchNote, spokenTitle, titleOf, titleUrl } from './paper-line.js';

/** The latest first, as many as fit, each with its abstract and the way off the list. */
export function savedMessage({ papers, gone }: SavedReply): MessageContent {
  const heading = `${paperCount(papers.length)} on your list`;
  const ids = papers.slice(0, MOST).map(({ id }) => id);
  return {
    text: fallbackText(heading, ...papers.map((paper, at) => `${at + 1}. ${spokenTitle(paper, MAX_TITLE)}`)),
    blocks: fitted(SHOWN, ({ most, title, url }) => {
      const shown = papers.slice(0, most);
      const notes = [
        ...(shown.length < papers.length ? [`and ${paperCount(papers.length - shown.length)} more`] : []),
        ...(gone > 0 ? [`${paperCount(gone)} of it no longer in the corpus`] : []),
        ...searchNote(shown),
      ];
      return [
        paragraph(bold(heading)),
        ...shown.flatMap((paper, at) => rowOf(paper, at + 1, title, url)),
        ...(notes.length > 0 ? [context(notes.join(' · '))] : []),
      ];
    }),
    metadata: encodeShown({ asked: { by: 'query', text: '' }, offset: 0, ids, complete: true }),
  };
}

const MOST = 20;
const MAX_TITLE = 160;
const SHOWN = [
  { most: MOST, title: MAX_TITLE, url: 300 },
  { most: 10, title: 120, url: 200 },
  { most: 6, title: 80, url: 100 },
  { most: 3, title: 60, url: 60 },
] as const;

function rowOf(paper: Paper, number: number, title: number, maxUrl: number): KnownBlock[] {
  const value = encodePaper(paper.id);
  const facts = clip(factsLine(paper), MAX_FACTS);
  return [
    paragraph(
      bold(`${number}. `),
      link(titleOf(paper, title), titleUrl(paper), { isBold: true, maxUrl }),
      words(facts === '' ? '' : `\n${facts}`),
    ),
    actions(
      button('Abstract', ACTIONS.showPaper, value, `Abstract of paper ${number}`),
      button('Remove', ACTIONS.unsave, value, `Take paper ${number} off your list`),
    ),
  ];
}

const MAX_FACTS = 120;
