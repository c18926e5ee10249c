/** One paper. */
import type { ModalView } from '@slack/types';
import type { Paper } from '../../paper/paper.js';

export function paperModal(paper: Paper): ModalView {
  return { type: 'modal', title: { type: 'plain_text', text: paper.id }, blocks: [] };
}
