/** One paper in full: as a message that answers `show`, and as the modal behind "Abstract". */
import type { KnownBlock, ModalView } from '@slack/types';
import type { PaperReply } from '../../commands/types.js';
import { WITHDRAWN } from '../../paper/facts.js';
import { landingUrl } from '../../paper/links.js';
import { originOf, tldrOf } from '../../paper/origin.js';
import type { Paper } from '../../paper/paper.js';
import { clip, clipLines, split } from '../clip.js';
import { ACTIONS, CALLBACKS, encodePaper, encodeShown } from '../ids.js';
import { LIMITS } from '../limits.js';
import { actions, bold, button, context, link, paragraph, words } from './blocks.js';
import { fitted, type MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { modal } from './modal.js';
import { cardFactsLine, spokenTitle, titleOf } from './paper-line.js';
import { linkBlocks } from './paper-links.js';
import { sharedBlocks } from './shared-here.js';

/** As the answer to `show`; at most 6,000 units of the abstract, and less where the message would be too long. */
export function paperMessage({ paper, sharedHere }: Shown): MessageContent {
  return {
    text: fallbackText(spokenTitle(paper, MAX_TITLE), ...warning(paper), paper.abstract || NO_ABSTRACT),
    blocks: fitted(MESSAGE_ABSTRACTS, (max) => paperBlocks(paper, max, sharedHere)),
  };
}

/** The same where it opens a thread: it is what numbers mean there, until a list comes. */
export function openingPaper(reply: Shown): MessageContent {
  const { id } = reply.paper;
  const shown = { asked: { by: 'similar', id }, offset: 0, ids: [id], complete: true } as const;
  return { ...paperMessage(reply), metadata: encodeShown(shown) };
}

/** As a modal, with room for 30,000 units of the abstract. */
export function paperModal({ paper, sharedHere }: Shown): ModalView {
  const blocks = paperBlocks(paper, MODAL_ABSTRACT, sharedHere);
  return modal({ callbackId: CALLBACKS.paper, title: 'Paper', blocks });
}

type Shown = Omit<PaperReply, 'kind'>;

function paperBlocks(paper: Paper, maxAbstract: number, sharings: PaperReply['sharedHere']): KnownBlock[] {
  const facts = cardFactsLine(paper);
  const value = encodePaper(paper.id);
  return [
    ...warning(paper).map((sentence) => paragraph(bold(sentence))),
    paragraph(link(titleOf(paper, MAX_TITLE), landingUrl(paper), { isBold: true, maxUrl: MAX_URL })),
    ...(facts === '' ? [] : [context(facts)]),
    ...summary(paper),
    ...abstractBlocks(paper.abstract, maxAbstract),
    ...keywords(paper),
    ...linkBlocks(paper),
    actions(
      button('Similar papers', ACTIONS.similar, value),
      button('Save', ACTIONS.save, value, 'Save it to your list'),
      button('Share', ACTIONS.share, value),
      button('Cite', ACTIONS.cite, value),
    ),
    ...sharedBlocks(sharings),
    context(clip(originOf(paper), MAX_ORIGIN)),
  ];
}

/** A paper's abstract has 1,500 characters; what is longer than this is no abstract and is not all shown. */
const MESSAGE_ABSTRACTS = [6_000, 3_000, 1_500, 500];
const MODAL_ABSTRACT = 30_000;
const MAX_TITLE = 1_000;
const MAX_URL = 1_000;
const MAX_TLDR = 500;
const MAX_LABEL = 100;
const MAX_KEYWORDS = 300;
const MAX_ORIGIN = 500;
const NO_ABSTRACT = 'No abstract is known for this paper.';

function warning({ withdrawn }: Paper): string[] {
  return withdrawn ? [WITHDRAWN] : [];
}

function summary(paper: Paper): KnownBlock[] {
  const tldr = tldrOf(paper);
  if (!tldr) return [];
  return [paragraph(bold(`${clip(tldr.label, MAX_LABEL)}: `), words(clip(tldr.text, MAX_TLDR)))];
}

function keywords({ keywords = [] }: Paper): KnownBlock[] {
  return keywords.length > 0 ? [context(clip(`Keywords: ${keywords.join(', ')}`, MAX_KEYWORDS))] : [];
}

function abstractBlocks(abstract: string, max: number): KnownBlock[] {
  const shown = clipLines(abstract, max);
  if (shown === '') return [context(NO_ABSTRACT)];
  const pieces = split(shown, LIMITS.sectionText).map((piece) => paragraph(words(piece)));
  if (abstract.length <= max) return pieces;
  const [limit, whole] = [max.toLocaleString('en'), abstract.length.toLocaleString('en')];
  return [...pieces, context(`Cut here: these are the first ${limit} of ${whole} characters.`)];
}
