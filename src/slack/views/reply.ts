/** From any reply to a message or a modal: the one switch over what commands can answer. */
import type { ModalView } from '@slack/types';
import type { Reply } from '../../commands/types.js';
import type { MessageContent } from './content.js';

export function renderReply(reply: Reply): MessageContent {
  return { text: reply.kind, blocks: [] };
}

export function replyModal(reply: Reply): ModalView {
  return { type: 'modal', title: { type: 'plain_text', text: reply.kind }, blocks: [] };
}
