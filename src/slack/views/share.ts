/** Sharing a paper. */
import type { ModalView } from '@slack/types';
import type { Paper } from '../../paper/paper.js';
import type { MessageContent } from './content.js';

export function shareModal(share: { readonly paper: Paper; readonly channelId?: string }): ModalView {
  return { type: 'modal', title: { type: 'plain_text', text: share.paper.id }, blocks: [] };
}

export function sharedMessage(share: {
  readonly paper: Paper;
  readonly sharedBy: string;
  readonly comment?: string;
}): MessageContent {
  return { text: share.paper.title, blocks: [] };
}
