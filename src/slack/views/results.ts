/** A page of results. */
import type { ModalView } from '@slack/types';
import type { ResultsReply } from '../../commands/types.js';

export function resultsModal(reply: ResultsReply): ModalView {
  return { type: 'modal', title: { type: 'plain_text', text: reply.kind }, blocks: [] };
}
