/** Citations to copy, what they lack, and the way to the other formats. */
import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import type { CitationReply } from '../../commands/types.js';
import { bibliography, CITATION_FORMATS, type Citation, FORMATS } from '../../paper/citation.js';
import { paperCount } from '../../paper/count.js';
import { clipLines } from '../clip.js';
import { ACTIONS, actionAt, CALLBACKS, encodeCitation } from '../ids.js';
import { actions, button, context, paragraph, preformatted, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { modal } from './modal.js';
import { titleOf } from './paper-line.js';

/** As the answer to `cite`; of several papers, as many as a message takes, `why` being why there is no file of all. */
export function citationMessage(reply: CitationReply, why = NO_FILE): MessageContent {
  const { citations } = reply;
  const text = fallbackText(headingOf(reply), ...citations.map(({ entry }) => entry));
  return { text, blocks: citations.length > 1 ? listBlocks(reply, why) : citationBlocks(reply) };
}

/** As the modal behind "Cite". */
export function citationModal(reply: CitationReply): ModalView {
  return modal({ callbackId: CALLBACKS.paper, title: 'Citation', blocks: citationBlocks(reply) });
}

/** Whether only a file holds it whole. */
export function needsFile({ citations, format }: CitationReply): boolean {
  return citations.length > 1 || bibliography(citations, format).length > MAX_ENTRY;
}

/** What is said beside the file, in plain text: of what it is, and what it lacks. */
export function besideFile(reply: CitationReply): readonly string[] {
  return [headingOf(reply), ...gapsIn(reply.citations)];
}

function citationBlocks(reply: CitationReply): KnownBlock[] {
  const { citations, format } = reply;
  const text = bibliography(citations, format);
  const notes = [
    ...gapsIn(citations),
    ...(text.length > MAX_ENTRY ? ['Too long for Slack: the entry is cut where it says "…".'] : []),
  ];
  return [
    paragraph(words(headingOf(reply))),
    preformatted(clipLines(text, MAX_ENTRY)),
    ...(notes.length > 0 ? [context(notes.join('\n'))] : []),
    ...citations.map((citation) => otherFormats(reply, citation)),
  ];
}

function otherFormats({ format }: CitationReply, { paper }: Citation): ActionsBlock {
  const others = CITATION_FORMATS.filter((other) => other !== format);
  return actions(
    ...others.map((other, at) =>
      button(
        FORMATS[other].name,
        actionAt(ACTIONS.citeAs, at),
        encodeCitation(other, paper.id),
        `Cite it in ${FORMATS[other].name}`,
      ),
    ),
  );
}

/** Whole entries only, for a piece of one is of no use. */
function listBlocks(reply: CitationReply, why: string): KnownBlock[] {
  const { citations, format } = reply;
  const fitting = citations.filter(
    (_citation, at) => bibliography(citations.slice(0, at + 1), format).length <= MAX_ENTRY,
  );
  const notes = [
    ...(fitting.length < citations.length
      ? [`Here are the first ${fitting.length} of ${paperCount(citations.length)}: more do not fit.`]
      : []),
    why,
    ...gapsIn(fitting),
  ];
  return [
    paragraph(words(headingOf(reply))),
    ...(fitting.length > 0 ? [preformatted(clipLines(bibliography(fitting, format), MAX_ENTRY))] : []),
    context(notes.join('\n')),
  ];
}

const NO_FILE = 'A private answer cannot hold a file. Ask in a thread or in a direct message to get one.';
/** Half a message: an entry with a hundred authors fits. */
const MAX_ENTRY = 6_000;
const MAX_TITLE = 200;
const MAX_GAP_TITLE = 80;
const MOST_GAPS = 5;

function headingOf({ citations, format }: CitationReply): string {
  const [first, ...others] = citations;
  const what = first && others.length === 0 ? titleOf(first.paper, MAX_TITLE) : paperCount(citations.length);
  return `${FORMATS[format].name} for ${what}`;
}

/** What is amiss, in sentences; of which paper, where there are several. */
function gapsIn(citations: readonly Citation[]): string[] {
  const withdrawn = citations.filter(({ paper }) => paper.withdrawn);
  const lacking = citations.filter(({ missing }) => missing.length > 0);
  const [only, ...others] = citations;
  const isOne = only !== undefined && others.length === 0;
  const named = ({ paper }: Citation) => `“${titleOf(paper, MAX_GAP_TITLE)}”`;
  const lacks = ({ missing }: Citation) => missing.join(', ');
  return [
    ...(withdrawn.length === 0
      ? []
      : [isOne ? 'The paper was withdrawn.' : `Withdrawn: ${few(withdrawn.map(named))}.`]),
    ...(lacking.length === 0
      ? []
      : [
          `Not known here: ${few(lacking.map((each) => (isOne ? lacks(each) : `${lacks(each)} of ${named(each)}`)))}. ` +
            'Add what you can before you use it.',
        ]),
  ];
}

function few(parts: readonly string[]): string {
  const more = parts.length - MOST_GAPS;
  return [...parts.slice(0, MOST_GAPS), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
