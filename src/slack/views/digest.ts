/** A digest as one message: its day and topic, each paper in a line with what can be done, and why one gets it. */
import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Digest } from '../../digest/digest.js';
import type { Subscription } from '../../digest/subscription.js';
import { dayOf, emptinessOf, reasonOf } from '../../digest/wording.js';
import { paperCount } from '../../paper/count.js';
import { clip } from '../clip.js';
import { ACTIONS, encodeDelivery, encodeText, encodeWider } from '../ids.js';
import { actions, bold, button, code, context, paragraph, words } from './blocks.js';
import { fitted, type MessageContent } from './content.js';
import { type ItemDetail, itemBlocks } from './digest-item.js';
import { fallbackText } from './fallback.js';
import { searchNote, titleOf } from './paper-line.js';
import { subscribedTo } from './subscription-line.js';
import { stopButton } from './subscriptions.js';

/** As it is posted; `key` is the delivery's, by which the message can be found again. */
export function digestMessage(digest: Digest, subscription: Subscription, key: string): MessageContent {
  const ids = digest.items.map(({ paper }) => paper.id);
  const shown = { asked: { by: 'query', text: digest.topic ?? '' }, offset: 0, ids } as const;
  return {
    text: digestText(digest),
    blocks: fitted(DETAILS[digest.style], (detail) => [
      ...digestBlocks(digest, detail),
      ...(digest.empty ? widerBlocks(digest, subscription) : []),
      ...footer(subscription),
    ]),
    metadata: encodeDelivery(key, ids.length > 0 ? shown : undefined),
  };
}

/** What notifications and screen readers get. */
export function digestText(digest: Digest): string {
  const lines = digest.items.map(
    ({ paper, reasons }, at) =>
      `${at + 1}. ${titleOf(paper, MAX_TEXT_TITLE)} (${reasons.map(reasonOf).join(' · ')})`,
  );
  return fallbackText(headingOf(digest), ...emptyLine(digest), ...lines);
}

/** The papers, or why there are none, without anything of the subscription. */
export function digestBlocks(digest: Digest, detail: ItemDetail): KnownBlock[] {
  const { items } = digest;
  const notes = notesOf(digest);
  return [
    paragraph(...heading(digest)),
    ...emptyLine(digest).map((sentence) => paragraph(words(sentence))),
    ...items.flatMap((item, at) => itemBlocks(item, at + 1, detail)),
    ...(notes.length > 0 ? [context(notes.join(' · '))] : []),
    ...elsewhere(digest),
  ];
}

const TEXTS = [
  { title: 180, line: 200, url: 400 },
  { title: 120, line: 120, url: 200 },
] as const;
const FEW = [
  { title: 80, line: 80, url: 250, sentences: 0, controls: 'few' },
  { title: 60, line: 40, url: 100, sentences: 0, controls: 'few' },
  { title: 60, line: 30, url: 60, sentences: 0, controls: 'abstract' },
] as const;
const CONDENSED: readonly ItemDetail[] = [
  ...TEXTS.map((text) => ({ ...text, sentences: 0, controls: 'all' }) as const),
  ...FEW,
];

/** In the order to try them: ten long papers have to share one message. */
const DETAILS: Readonly<Record<Digest['style'], readonly ItemDetail[]>> = {
  condensed: CONDENSED,
  sentences: [
    ...[420, 260, 160].map((sentences) => ({ ...TEXTS[0], sentences, controls: 'all' }) as const),
    ...[300, 200, 140].map((sentences) => ({ ...TEXTS[1], sentences, controls: 'few' }) as const),
    ...CONDENSED,
  ],
};

function heading(digest: Digest): RichTextElement[] {
  const day = bold(dayOf(digest.date));
  if (digest.topic === undefined) return [day, words(' · papers that are talked about')];
  const topic = code(clip(digest.topic, MAX_TOPIC) || ' ');
  return [day, words(' · papers on '), topic, words(digest.trending ? ', trending first' : '')];
}

function headingOf(digest: Digest): string {
  return heading(digest)
    .map((element) => ('text' in element ? element.text : ''))
    .join('');
}

function emptyLine({ empty, topic }: Digest): string[] {
  return empty ? [emptinessOf(empty, topic === undefined ? undefined : clip(topic, MAX_TOPIC))] : [];
}

function notesOf({ archive, shapedBy, items }: Digest): string[] {
  const votes =
    items.length === 0
      ? []
      : [
          ...(shapedBy.interested > 0 ? [`${shapedBy.interested} interested`] : []),
          ...(shapedBy.notForUs > 0 ? [`${shapedBy.notForUs} not for us`] : []),
        ];
  return [
    ...(archive ? [archiveNote(archive.left)] : []),
    ...(votes.length > 0 ? [`Shaped by your votes: ${votes.join(', ')}`] : []),
    ...searchNote(items.map(({ paper }) => paper)),
  ];
}

function archiveNote(left: number): string {
  const rest = left === 0 ? 'these were the last of them' : `${paperCount(left)} left after these`;
  return `No new papers came lately, so this is from the archive: ${rest}`;
}

/** Papers that the person saw in channels already. */
function elsewhere({ seenElsewhere }: Digest): KnownBlock[] {
  if (seenElsewhere.length === 0) return [];
  const places = seenElsewhere
    .slice(0, MAX_PLACES)
    .flatMap(({ channelId, papers }, at): RichTextElement[] => [
      words(at === 0 ? 'Not told again: ' : ', '),
      words(`${paperCount(papers)} in `),
      { type: 'channel', channel_id: channelId },
    ]);
  const more = seenElsewhere.length - MAX_PLACES;
  return [paragraph(...places, words(more > 0 ? ` and in ${more} more channels` : ''))];
}

function widerBlocks({ empty }: Digest, { id }: Subscription): KnownBlock[] {
  const wider = empty && 'wider' in empty ? empty.wider : undefined;
  if (!wider) return [];
  return [actions(button(`Widen it to ${clip(wider, MAX_WIDER)}`, ACTIONS.widen, encodeWider(id, wider)))];
}

function footer(subscription: Subscription): KnownBlock[] {
  const value = encodeText(subscription.id);
  return [
    paragraph(...subscribedTo(subscription)),
    actions(
      button('Change', ACTIONS.change, value, 'Change this digest'),
      button('Pause', ACTIONS.pause, value, 'Pause this digest'),
      stopButton(value, subscription.number),
    ),
  ];
}

const MAX_TEXT_TITLE = 200;
const MAX_TOPIC = 200;
const MAX_WIDER = 50;
const MAX_PLACES = 3;
