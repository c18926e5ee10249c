/** Every id Slack sends back to us, and the versioned codecs of the values that travel with them. */
import { z } from 'zod';
import type { Asked, Shown } from '../commands/types.js';

/** Action ids are static; what an action is about travels in its value. */
export const ACTIONS = {
  /** Show another page of a list, in place. Value: `encodePage`. */
  previousPage: 'results.previous',
  nextPage: 'results.next',
  /** Open a paper's modal. Value: `encodePaper`. */
  showPaper: 'paper.show',
  /** Papers like this one. Value: `encodePaper`. */
  similar: 'paper.similar',
  /** Open the dialogue that shares a paper. Value: `encodePaper`. */
  share: 'paper.share',
  /** Show the citation in the modal. Value: `encodePaper`. */
  cite: 'paper.cite',
  /** Run a text as if it had been typed after `/papers`. Value: `encodeText`. */
  run: 'text.run',
  /** The search box of the Home tab; its value is what was typed. */
  homeSearch: 'home.search',
  /** A link button: Slack reports the click, and there is nothing to do but acknowledge. */
  link: 'link.open',
} as const;

export const CALLBACKS = { paper: 'paper.modal', results: 'results.modal', share: 'share.submit', notice: 'notice.modal' } as const;

/** Blocks of the share dialogue whose values are read back. */
export const SHARE_FIELDS = {
  channel: { block: 'share.channel', action: 'channel' },
  comment: { block: 'share.comment', action: 'comment' },
} as const;

/** `event_type` of the metadata on a results message: what "3" and "more" mean in its thread. */
export const SHOWN_EVENT = 'paperboy_results';

const askedSchema = z.union([
  z.object({ q: z.string() }).transform((v): Asked => ({ by: 'query', text: v.q })),
  z.object({ s: z.string() }).transform((v): Asked => ({ by: 'similar', id: v.s })),
]);
const offsetSchema = z.number().int().min(0);

function packAsked(asked: Asked): { q: string } | { s: string } {
  return asked.by === 'query' ? { q: asked.text } : { s: asked.id };
}
