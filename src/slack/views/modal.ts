/** A modal that is only read; one that is filled in adds a submit button itself. */
import type { KnownBlock, ModalView } from '@slack/types';
import { clip } from '../clip.js';
import { LIMITS } from '../limits.js';
import { plain } from './blocks.js';

/** A title over 24 units is clipped. */
export function modal(view: {
  readonly callbackId: string;
  readonly title: string;
  readonly blocks: KnownBlock[];
}): ModalView {
  return {
    type: 'modal',
    callback_id: view.callbackId,
    title: plain(clip(view.title, LIMITS.viewTitle)),
    close: plain('Close'),
    blocks: view.blocks,
  };
}
