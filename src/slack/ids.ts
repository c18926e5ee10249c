/** Every id Slack sends back to us, and the versioned codecs of the values that travel with them. */
import { z } from 'zod';
import type { Asked, Shown } from '../commands/types.js';
import type { PaperId } from '../paper/paper.js';
import { pack, unpack } from './pack.js';

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
} as const;

/** Slack wants an action id only once in a block: of several buttons in a row each has its place behind its id. */
export function actionAt(action: string, place: number): string {
  return `${action}.${place}`;
}

/** The action of an id, without its place in a row. */
export function actionOf(id: string): string {
  return id.replace(/\.\d+$/, '');
}

export const CALLBACKS = {
  paper: 'paper.modal',
  results: 'results.modal',
  share: 'share.submit',
  notice: 'notice.modal',
} as const;

/** Blocks of the share dialogue whose values are read back. */
export const SHARE_FIELDS = {
  channel: { block: 'share.channel', action: 'channel' },
  comment: { block: 'share.comment', action: 'comment' },
} as const;

/** `event_type` of the metadata on a results message: what "3" and "more" mean in its thread. */
export const SHOWN_EVENT = 'paperboy_results';

/** A place in a list, as the value of a button: enough to compute that page again. */
export function encodePage(asked: Asked, offset: number): string {
  return packPage(asked, offset, MAX_VALUE_BYTES);
}

/** What `encodePage` wrote; undefined for anything else. */
export function decodePage(value: string | undefined): { asked: Asked; offset: number } | undefined {
  const [, by, digits, packed] = /^1([qs])(\d{1,9}):(.+)$/s.exec(value ?? '') ?? [];
  const text = packed === undefined ? undefined : unpack(packed);
  if (text === undefined) return undefined;
  return { asked: by === 'q' ? { by: 'query', text } : { by: 'similar', id: text }, offset: Number(digits) };
}

/** A text to run as if it had been typed after `/papers`. */
export function encodeText(text: string): string {
  return `1${pack(text, MAX_VALUE_BYTES)}`;
}

/** What `encodeText` wrote; undefined for anything else. */
export function decodeText(value: string | undefined): string | undefined {
  return value?.startsWith('1') ? unpack(value.slice(1)) : undefined;
}

/** One paper, as the value of a button. */
export function encodePaper(id: PaperId): string {
  return encodeText(id);
}

/** What `encodePaper` wrote; undefined for anything else. */
export function decodePaper(value: string | undefined): PaperId | undefined {
  return decodeText(value) || undefined;
}

/** What the share dialogue is about, as a view's `private_metadata`. */
export function encodeShare(share: { readonly paperId: PaperId }): string {
  return encodePaper(share.paperId);
}

/** What `encodeShare` wrote; undefined for anything else. */
export function decodeShare(value: string | undefined): { paperId: PaperId } | undefined {
  const paperId = decodePaper(value);
  return paperId === undefined ? undefined : { paperId };
}

/**
 * What a results message shows, as its metadata: under 2 kB of JSON with flat values, which Slack is known to take.
 * Ids that would take too much of it are left out from the end; a rank without an id is computed again.
 */
export function encodeShown(shown: Shown): ShownMetadata {
  const ids = withinBytes(shown.ids, MAX_IDS_BYTES).join(' ');
  const page = packPage(shown.asked, shown.offset, MAX_VALUE_BYTES - jsonBytes(ids));
  return { event_type: SHOWN_EVENT, event_payload: { page, ids } };
}

/** Undefined for the metadata of another app, of another message, or of a former version. */
export function decodeShown(metadata: unknown): Shown | undefined {
  const parsed = shownSchema.safeParse(metadata);
  if (!parsed.success) return undefined;
  const { page, ids } = parsed.data.event_payload;
  const place = decodePage(page);
  return place && { ...place, ids: ids.split(' ').filter((id) => id !== '') };
}

/** Message metadata in the form that `chat.postMessage` takes. */
export interface ShownMetadata {
  readonly event_type: string;
  readonly event_payload: { readonly page: string; readonly ids: string };
}

/** Slack allows a button's value 2,000 characters and documents no limit for metadata: one budget under both. */
const MAX_VALUE_BYTES = 1_850;
const MAX_IDS_BYTES = 850;

const shownSchema = z.object({
  event_type: z.literal(SHOWN_EVENT),
  event_payload: z.object({ page: z.string(), ids: z.string() }),
});

function packPage(asked: Asked, offset: number, maxBytes: number): string {
  const head = `1${asked.by === 'query' ? 'q' : 's'}${offset}:`;
  return head + pack(asked.by === 'query' ? asked.text : asked.id, maxBytes - head.length);
}

function withinBytes(ids: readonly PaperId[], maxBytes: number): readonly PaperId[] {
  let bytes = 0;
  return ids.filter((id) => {
    bytes += jsonBytes(id) + 1;
    return bytes <= maxBytes;
  });
}

/** What the text takes inside a JSON string, where a quotation mark is two characters. */
function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}
