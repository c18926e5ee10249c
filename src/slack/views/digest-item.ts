/** One paper of a digest: its title, a line on why it is there, and what can be done with it. */
import type { ActionsBlock, Button, KnownBlock, Overflow, PlainTextElement } from '@slack/types';
import type { DigestItem } from '../../digest/digest.js';
import { reasonOf } from '../../digest/wording.js';
import { gistOf } from '../../paper/origin.js';
import type { Paper, PaperId } from '../../paper/paper.js';
import { clip, oneLine } from '../clip.js';
import { ACTIONS, encodeChoice, encodePaper } from '../ids.js';
import { link, paragraph, words } from './blocks.js';
import { factsLine, titleOf, titleUrl } from './paper-line.js';

/** How many UTF-16 units of each part are shown, and what stands under them. */
export interface ItemDetail {
  readonly title: number;
  readonly line: number;
  /** Of the abstract. */
  readonly sentences: number;
  /** A longer address is left out. */
  readonly url: number;
  /** `few` leaves out the menu, which is in the abstract's window too; `none` is for reading only. */
  readonly controls: 'all' | 'few' | 'abstract' | 'none';
}

/** At most two blocks; `number` is the paper's place in the digest. */
export function itemBlocks({ paper, reasons }: DigestItem, number: number, detail: ItemDetail): KnownBlock[] {
  const line = [...reasons.map(reasonOf), factsBeside(reasons, paper)].filter((part) => part !== '');
  const said = firstSentences(gistOf(paper), detail.sentences);
  return [
    paragraph(
      // One element for both: ten papers share a message.
      link(`${number}. ${titleOf(paper, detail.title)}`, titleUrl(paper), {
        isBold: true,
        maxUrl: detail.url,
      }),
      words(`\n${clip(line.join(' · '), detail.line)}`),
      words(said === '' ? '' : `\n${said}`),
    ),
    ...controlsOf(paper.id, detail.controls),
  ];
}

/** Without the upvotes where they are the reason already. */
function factsBeside(reasons: DigestItem['reasons'], paper: Paper): string {
  const { upvotes: _told, ...others } = paper;
  return factsLine(reasons.some(({ kind }) => kind === 'trending') ? others : paper);
}

/** As many whole sentences as fit, or the beginning of the first. */
export function firstSentences(text: string, max: number): string {
  if (max === 0) return '';
  const line = oneLine(text.slice(0, ENOUGH)).trim();
  if (line.length <= max) return line;
  const end = [...line.slice(0, max).matchAll(/[.!?](?=\s)/g)].at(-1)?.index;
  return end === undefined || end < max / 3 ? clip(line, max) : line.slice(0, end + 1);
}

/** No need to look at all of what is no abstract. */
const ENOUGH = 10_000;

function controlsOf(id: PaperId, controls: ItemDetail['controls']): ActionsBlock[] {
  if (controls === 'none') return [];
  const value = encodePaper(id);
  const abstract = compact('Abstract', ACTIONS.showPaper, value);
  if (controls === 'abstract') return [{ type: 'actions', elements: [abstract] }];
  return [
    {
      type: 'actions',
      elements: [
        abstract,
        compact(INTERESTED, ACTIONS.interested, value),
        compact(NOT_FOR_US, ACTIONS.notForUs, value),
        ...(controls === 'all' ? menuOf(id) : []),
      ],
    },
  ];
}

/** A button of few bytes, for ten papers share a message with all that can be done with them. */
function compact(text: string, actionId: string, value: string): Button {
  return { type: 'button', text: label(text), action_id: actionId, value };
}

/** A word of our own, in which nothing could be taken for an emoji. */
function label(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}

/** On the buttons that vote; how many did is put behind them. */
export const INTERESTED = 'Interested';
export const NOT_FOR_US = 'Not for us';

function menuOf(id: PaperId): Overflow[] {
  const [save, similar] = [encodeChoice('save', id), encodeChoice('similar', id)];
  if (!save || !similar) return [];
  return [
    {
      type: 'overflow',
      action_id: ACTIONS.paperMenu,
      options: [
        { text: label('Save'), value: save },
        { text: label('More like this'), value: similar },
      ],
    },
  ];
}
