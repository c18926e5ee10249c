/** A citation to copy, and what it lacks. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { CitationReply } from '../../commands/types.js';
import { clipLines } from '../clip.js';
import { CALLBACKS } from '../ids.js';
import { context, paragraph, preformatted, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { modal } from './modal.js';
import { titleOf } from './paper-line.js';

/** As the answer to `cite`. */
export function citationMessage(reply: CitationReply): MessageContent {
  return {
    text: fallbackText(headingOf(reply), reply.bibtex),
    blocks: citationBlocks(reply),
  };
}

/** As the modal behind "Cite". */
export function citationModal(reply: CitationReply): ModalView {
  return modal({ callbackId: CALLBACKS.paper, title: 'BibTeX', blocks: citationBlocks(reply) });
}

function citationBlocks(reply: CitationReply): KnownBlock[] {
  const { bibtex, missing } = reply;
  const notes = [
    ...(missing.length > 0
      ? [`Not known here: ${missing.join(', ')}. Add what you can before you use it.`]
      : []),
    ...(bibtex.length > MAX_BIBTEX ? ['Too long for Slack: the entry is cut where it says "…".'] : []),
  ];
  return [
    paragraph(words(headingOf(reply))),
    preformatted(clipLines(bibtex, MAX_BIBTEX)),
    ...(notes.length > 0 ? [context(notes.join('\n'))] : []),
  ];
}

/** Half a message: an entry with a hundred authors fits. */
const MAX_BIBTEX = 6_000;
const MAX_TITLE = 200;

function headingOf({ paper }: CitationReply): string {
  return `BibTeX for ${titleOf(paper, MAX_TITLE)}`;
}
