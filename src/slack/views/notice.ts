/** Short words about Paperboy itself: a notice to close, a fault, a button that has outlived its message. */
import type { ModalView } from '@slack/types';
import { clipLines } from '../clip.js';
import { CALLBACKS } from '../ids.js';
import { LIMITS } from '../limits.js';
import { code, paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { modal } from './modal.js';

/** A modal with one paragraph of plain text; a title over 24 units is clipped. */
export function noticeModal({ title, text }: { readonly title: string; readonly text: string }): ModalView {
  const blocks = [paragraph(words(clipLines(text, LIMITS.sectionText)))];
  return modal({ callbackId: CALLBACKS.notice, title, blocks });
}

/** For a fault of ours: `reference` finds it in the log. */
export function failureMessage(reference: string): MessageContent {
  return {
    text: fallbackText(`${SORRY} ${reference}.`),
    blocks: [paragraph(words(`${SORRY} `), code(reference), words('.'))],
  };
}

const SORRY =
  'Something went wrong on my side, and I have noted it. Please try again; if it keeps happening, quote the reference';

/** For something that is away for the moment: `sentence` says what. */
export function unavailableMessage(sentence: string): MessageContent {
  const text = `${sentence} Please try again in a minute.`;
  return { text: fallbackText(text), blocks: [paragraph(words(text))] };
}

/** For a button whose message a former version of Paperboy wrote. */
export function staleMessage(): MessageContent {
  return { text: STALE, blocks: [paragraph(words(STALE))] };
}

const STALE =
  'That button is from an older message and no longer works. Please ask again: the new answer has fresh ones.';
