/** Short words about Paperboy itself. */
import type { ModalView } from '@slack/types';
import type { MessageContent } from './content.js';

export function noticeModal(notice: { readonly title: string; readonly text: string }): ModalView {
  return { type: 'modal', title: { type: 'plain_text', text: notice.title }, blocks: [] };
}

export function failureMessage(reference: string): MessageContent {
  return { text: reference, blocks: [] };
}

export function staleMessage(): MessageContent {
  return { text: 'old', blocks: [] };
}
