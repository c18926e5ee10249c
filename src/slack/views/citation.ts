/** A citation. */
import type { ModalView } from '@slack/types';
import type { CitationReply } from '../../commands/types.js';

export function citationModal(reply: CitationReply): ModalView {
  return { type: 'modal', title: { type: 'plain_text', text: reply.kind }, blocks: [] };
}
