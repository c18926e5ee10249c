/** Sharing a paper: the dialogue that asks where and why, and the message the channel then sees. */
import type { InputBlock, ModalView, RichTextBlock } from '@slack/types';
import type { Sharing } from '../../library/library.js';
import { gistOf } from '../../paper/origin.js';
import type { Paper } from '../../paper/paper.js';
import { clip, clipLines } from '../clip.js';
import { ACTIONS, CALLBACKS, encodePaper, encodeShare, SHARE_FIELDS } from '../ids.js';
import { actions, bold, button, context, link, paragraph, plain, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { modal } from './modal.js';
import { factsLine, searchNote, spokenTitle, titleOf, titleUrl } from './paper-line.js';
import { sharedBlocks } from './shared-here.js';

/** Asks for a channel, `channelId` being chosen at first (else the one that is open), and for a comment. */
export function shareModal({
  paper,
  channelId,
}: {
  readonly paper: Paper;
  readonly channelId?: string;
}): ModalView {
  const blocks = [paragraph(bold(titleOf(paper, MAX_TITLE))), channelInput(channelId), commentInput()];
  return {
    ...modal({ callbackId: CALLBACKS.share, title: 'Share a paper', blocks }),
    submit: plain('Share'),
    close: plain('Cancel'),
    private_metadata: encodeShare({ paperId: paper.id }),
  };
}

/** What the channel sees. `sharedBy` is a user id; `comment` is plain text as typed. */
export function sharedMessage({
  paper,
  sharedBy,
  comment = '',
  sharedHere,
}: {
  readonly paper: Paper;
  readonly sharedBy: string;
  readonly comment?: string;
  /** Who named it in that channel before. */
  readonly sharedHere?: readonly Sharing[];
}): MessageContent {
  const title = titleOf(paper, MAX_TITLE);
  const value = encodePaper(paper.id);
  const gist = clip(gistOf(paper), MAX_GIST);
  const notes = [factsLine(paper), ...searchNote([paper])].filter((note) => note !== '');
  return {
    text: `<@${sharedBy}> ${fallbackText(`shared a paper: ${spokenTitle(paper, MAX_TITLE)}`, comment)}`,
    blocks: [
      announcement(sharedBy, clipLines(comment, MAX_COMMENT)),
      paragraph(
        link(title, titleUrl(paper), { isBold: true, maxUrl: MAX_URL }),
        words(gist === '' ? '' : `\n${gist}`),
      ),
      ...(notes.length === 0 ? [] : [context(notes.join(' · '))]),
      ...sharedBlocks(sharedHere),
      actions(
        button('Abstract', ACTIONS.showPaper, value, `Abstract of ${title}`),
        button('Similar papers', ACTIONS.similar, value),
      ),
    ],
  };
}

const MAX_TITLE = 300;
const MAX_URL = 1_000;
const MAX_GIST = 320;
const MAX_COMMENT = 1_000;

function announcement(sharedBy: string, comment: string): RichTextBlock {
  const block = paragraph({ type: 'user', user_id: sharedBy }, words(' shared a paper'));
  if (comment === '') return block;
  return { ...block, elements: [...block.elements, { type: 'rich_text_quote', elements: [words(comment)] }] };
}

/** Channels only: the bot cannot post into a talk between two people. */
function channelInput(channelId: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: SHARE_FIELDS.channel.block,
    label: plain('Where to'),
    element: {
      type: 'conversations_select',
      action_id: SHARE_FIELDS.channel.action,
      placeholder: plain('Choose a channel'),
      default_to_current_conversation: true,
      ...(isChannel(channelId) ? { initial_conversation: channelId } : {}),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
    hint: plain('In a private channel, invite me first.'),
  };
}

/** Slack refuses a first choice that its own filter leaves out, such as a direct message. */
function isChannel(id: string | undefined): id is string {
  return id !== undefined && /^[CG]/.test(id);
}

function commentInput(): InputBlock {
  return {
    type: 'input',
    block_id: SHARE_FIELDS.comment.block,
    optional: true,
    label: plain('Comment'),
    element: {
      type: 'plain_text_input',
      action_id: SHARE_FIELDS.comment.action,
      multiline: true,
      max_length: MAX_COMMENT,
      placeholder: plain('Why it is worth a look'),
    },
  };
}
