/** A page of results: what was understood, five hits with the reason for each, and the way to the next five. */
import type { ActionsBlock, ContextBlock, KnownBlock, ModalView, RichTextElement } from '@slack/types';
import { PAGE_SIZE, type ResultsReply } from '../../commands/types.js';
import { paperCount } from '../../paper/count.js';
import type { Problem } from '../../query/query.js';
import { clip } from '../clip.js';
import { ACTIONS, CALLBACKS, encodePage, encodeShown, encodeText } from '../ids.js';
import { actions, bold, button, code, context, link, paragraph, words } from './blocks.js';
import { fitted, type MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { type HitDetail, hitBlocks, type Reason } from './hit.js';
import { modal } from './modal.js';
import { nothingFound } from './nothing-found.js';
import { searchNote, spokenTitle, titleOf, titleUrl } from './paper-line.js';
import { runRow } from './run-buttons.js';

/** The list as a message, with what it shows in its metadata. */
export function resultsMessage(reply: ResultsReply): MessageContent {
  const { asked, offset, hits } = reply;
  return {
    text: fallbackText(
      plainHeading(reply),
      ...hits.map((hit) => `${hit.rank}. ${spokenTitle(hit.paper, MAX_TITLE)}`),
    ),
    blocks: resultsBlocks(reply),
    metadata: encodeShown({ asked, offset, ids: hits.map((hit) => hit.paper.id) }),
  };
}

/** The list as a modal, whose page buttons turn it in place. */
export function resultsModal(reply: ResultsReply): ModalView {
  const title = reply.asked.by === 'similar' ? 'Similar papers' : 'Papers';
  return modal({ callbackId: CALLBACKS.results, title, blocks: resultsBlocks(reply) });
}

/** The same blocks in a message, a modal and the Home tab; of the hits, as much detail as one message takes. */
function resultsBlocks(reply: ResultsReply): KnownBlock[] {
  const { asked, total, hits, problems, advice } = reply;
  const top = [
    paragraph(...heading(reply)),
    ...readingOf(reply),
    ...(total === 0 ? nothingFound(advice) : []),
  ];
  const end = [...(total === 0 ? [] : footer(reply)), ...problemLines(problems)];
  const reason = REASON[asked.by];
  const withHits = (detail: HitDetail) => [
    ...top,
    ...hits.flatMap((hit) => hitBlocks(hit, reason, detail)),
    ...end,
  ];
  return fitted(DETAILS, withHits);
}

/** In the order to try them: five long hits have to share one message. */
const DETAILS: readonly HitDetail[] = [
  { title: 180, snippet: 320, why: 200, url: 400 },
  { title: 180, snippet: 160, why: 200, url: 400 },
  { title: 80, snippet: 0, why: 80, url: 400 },
  { title: 60, snippet: 0, why: 30, url: 100 },
];

function heading({ total, asked, like }: ResultsReply): RichTextElement[] {
  const count = total === 0 ? words(NOTHING[asked.by]) : bold(paperCount(total));
  if (asked.by === 'query') return [count, words(' for '), code(clip(asked.text, MAX_QUERY) || ' ')];
  if (like)
    return [count, words(' like '), link(titleOf(like, MAX_TITLE), titleUrl(like), { maxUrl: MAX_URL })];
  return [count, words(' like that paper')];
}

/** What was searched for in place of a slip, and the way back; on the first page only. */
function readingOf({ readAs, offset }: ResultsReply): KnownBlock[] {
  if (!readAs || offset > 0) return [];
  const instead = button(
    `Search instead for ${clip(readAs.instead, MAX_INSTEAD)}`,
    ACTIONS.run,
    encodeText(readAs.instead),
  );
  return [
    paragraph(words('Showing results for '), code(clip(readAs.found, MAX_QUERY) || ' ')),
    actions(instead),
  ];
}

const MAX_INSTEAD = 50;

const REASON: Readonly<Record<ResultsReply['asked']['by'], Reason>> = {
  query: { words: 'matched', meaning: 'close in meaning; none of your words' },
  similar: { words: 'in common', meaning: 'close in meaning; no telling word in common' },
};
const NOTHING = { query: 'I found nothing', similar: 'I know no other papers' } as const;
const MAX_QUERY = 200;
const MAX_TITLE = 120;
const MAX_URL = 600;

function plainHeading(reply: ResultsReply): string {
  return heading(reply)
    .map((element) => ('text' in element ? element.text : ''))
    .join('');
}

/** "6–10 of 43", where titles lead, and the buttons that go on from here: none that would do nothing. */
function footer({ asked, offset, total, hits, related }: ResultsReply): (ContextBlock | ActionsBlock)[] {
  const end = offset + hits.length;
  const range = hits.length > 1 ? `${offset + 1}–${end}` : `${end}`;
  const notes = [
    ...(hits.length < total ? [`${range} of ${total.toLocaleString('en')}`] : []),
    ...searchNote(hits.map((hit) => hit.paper)),
  ];
  const buttons = [
    ...(offset > 0
      ? [button('Previous', ACTIONS.previousPage, encodePage(asked, Math.max(0, offset - PAGE_SIZE)))]
      : []),
    ...(end < total ? [button('Next', ACTIONS.nextPage, encodePage(asked, end))] : []),
  ];
  const isFirst = offset === 0 && related.length > 0;
  return [
    ...(notes.length > 0 ? [context(notes.join(' · '))] : []),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ...(isFirst ? [context('Related searches'), ...runRow(related)] : []),
  ];
}

function problemLines(problems: readonly Problem[]): ContextBlock[] {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, MAX_PROBLEMS).map(({ message }) => `Note: ${clip(message, MAX_PROBLEM)}`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`Note: there are ${more} more notes like these.`);
  return [context(lines.join('\n'))];
}

const MAX_PROBLEMS = 4;
const MAX_PROBLEM = 200;
