/** The few kinds of block and text that every view is built from; markup in a text never means anything in them. */
import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextDate,
  RichTextElement,
  RichTextLink,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import { clip } from '../clip.js';
import { LIMITS } from '../limits.js';

/** A paragraph. Elements without any text are left out, because Slack refuses them. */
export function paragraph(...elements: readonly RichTextElement[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: elements.filter((element) => element.type !== 'text' || element.text !== ''),
      },
    ],
  };
}

/** Plain text within a paragraph. */
export function words(text: string): RichTextText {
  return { type: 'text', text };
}

/** Bold text within a paragraph. */
export function bold(text: string): RichTextText {
  return { type: 'text', text, style: { bold: true } };
}

/** Something to type, within a paragraph. */
export function code(text: string): RichTextText {
  return { type: 'text', text, style: { code: true } };
}

/** A sentence of our own, in which what stands between backticks is code; never for anyone else's text. */
export function prose(sentence: string): RichTextText[] {
  return sentence.split('`').map((piece, index) => (index % 2 === 1 ? code(piece) : words(piece)));
}

/** A link; only its label where the address is none that a browser opens, or is longer than `maxUrl`. */
export function link(
  label: string,
  url: string | undefined,
  { isBold = false, maxUrl = LIMITS.url }: { readonly isBold?: boolean; readonly maxUrl?: number } = {},
): RichTextLink | RichTextText {
  const href = webAddress(url);
  if (href === undefined || href.length > maxUrl) return isBold ? bold(label) : words(label);
  return { type: 'link', url: href, text: label, ...(isBold ? { style: { bold: true } } : {}) };
}

/** Text in which every space counts, such as code to copy. */
export function preformatted(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [words(text)] }] };
}

/** A list, one row a bullet. */
export function bulletList(rows: readonly RichTextSection[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [...rows] }] };
}

/** Shown in the reader's own time zone and language. */
export function date(at: Date): RichTextDate {
  return {
    type: 'date',
    timestamp: Math.floor(at.getTime() / 1_000),
    format: '{date_short_pretty} at {time}',
    fallback: at.toISOString(),
  };
}

/** A line across. */
export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** Small and grey. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [plain(text)] };
}

/** Buttons in a row. */
export function actions(...buttons: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...buttons] };
}

/** `spoken` is what a screen reader says where the label alone would not do. */
export function button(label: string, actionId: string, value: string, spoken?: string): Button {
  return {
    type: 'button',
    text: plain(clip(label, LIMITS.buttonText)),
    action_id: actionId,
    value,
    ...(spoken ? { accessibility_label: clip(spoken, LIMITS.accessibilityLabel) } : {}),
  };
}

/** A text object, for labels and titles; `:fire:` in it stays as it is. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
