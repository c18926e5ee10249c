/** What a digest would hold today: before one subscribes to it, and when one just wants to see. */
import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { DigestReply, Draft, PreviewReply } from '../../commands/types.js';
import { encodeDraft } from '../draft-codec.js';
import { ACTIONS, CALLBACKS, encodeShown } from '../ids.js';
import { actions, button, context, paragraph, plain, words } from './blocks.js';
import { fitted, type MessageContent } from './content.js';
import { digestBlocks, digestText } from './digest.js';
import type { ItemDetail } from './digest-item.js';
import { fallbackText } from './fallback.js';
import { modal } from './modal.js';
import { requestLine } from './subscription-line.js';

/** To the one who wants to subscribe, with Confirm, Change and Cancel. */
export function previewMessage({ draft, digest }: PreviewReply): MessageContent {
  const value = encodeDraft(draft);
  const buttons = actions(
    primary(button('Confirm', ACTIONS.confirm, value, 'Confirm this digest')),
    button('Change', ACTIONS.openDialogue, value, 'Change it before it begins'),
    button('Cancel', ACTIONS.cancel, '1'),
  );
  return {
    text: `${fallbackText(leadOf(draft))}\n${digestText(digest)}`.slice(0, MAX_TEXT),
    blocks: fitted(READING, (detail) => [...previewBlocks(draft, digestBlocks(digest, detail)), buttons]),
  };
}

/** The same behind the dialogue; its own button confirms. */
export function previewModal({ draft, digest }: PreviewReply): ModalView {
  const value = encodeDraft(draft);
  const back = actions(button('Change', ACTIONS.openDialogue, value, 'Change it before it begins'));
  const blocks = fitted(READING, (detail) => [...previewBlocks(draft, digestBlocks(digest, detail)), back]);
  return {
    ...modal({ callbackId: CALLBACKS.preview, title: 'Today it would hold', blocks }),
    submit: plain('Confirm'),
    close: plain('Cancel'),
    private_metadata: value,
  };
}

/** The answer to `digest`: nothing is sent by it. */
export function digestPreview({ digest, request }: DigestReply): MessageContent {
  const ids = digest.items.map(({ paper }) => paper.id);
  const asked = { by: 'query', text: digest.topic ?? '' } as const;
  return {
    text: digestText(digest),
    blocks: fitted(LOOKING, (detail) => [
      ...digestBlocks(digest, detail),
      context(`This is what ${requestLine(request)} would bring now. Looking marks nothing as given.`),
    ]),
    ...(ids.length > 0 ? { metadata: encodeShown({ asked, offset: 0, ids, complete: true }) } : {}),
  };
}

const READING: readonly ItemDetail[] = [
  { title: 160, line: 160, url: 400, sentences: 0, controls: 'none' },
  { title: 80, line: 80, url: 200, sentences: 0, controls: 'none' },
  { title: 60, line: 40, url: 100, sentences: 0, controls: 'none' },
];
const LOOKING = READING.map((detail) => ({ ...detail, controls: 'abstract' }) as const);
const MAX_TEXT = 4_000;

function previewBlocks(draft: Draft, held: readonly KnownBlock[]): KnownBlock[] {
  return [paragraph(words(leadOf(draft))), ...held, context(whereOf(draft))];
}

function leadOf({ request }: Draft): string {
  return `You would get ${requestLine(request)}. Today it would hold:`;
}

function whereOf({ destination, here }: Draft): string {
  const place =
    destination.kind === 'direct'
      ? 'in your direct messages with me'
      : destination.channelId === here.channelId
        ? 'in this channel, which is told that you set it up'
        : 'in its channel, which is told that you set it up';
  return `Only you see this. Once you confirm, it comes ${place}.`;
}

function primary(element: Button): Button {
  return { ...element, style: 'primary' };
}
