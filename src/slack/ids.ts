/** Every id Slack sends back to us, and the versioned codecs of the values that travel with them. */
import { z } from 'zod';
import type { Asked, Shown } from '../commands/types.js';
import { CITATION_FORMATS, type CitationFormat } from '../paper/citation.js';
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
  /** The citation in another format, in its place. Value: `encodeCitation`. */
  citeAs: 'citation.format',
  /** Run a text as if it had been typed after `/papers`. Value: `encodeText`. */
  run: 'text.run',
  /** The search box of the Home tab; its value is what was typed. */
  homeSearch: 'home.search',
  /** Votes on a paper of a digest. Value: `encodePaper`. */
  interested: 'vote.interested',
  notForUs: 'vote.not-for-us',
  /** What else can be done with a paper of a digest. Value of an option: `encodeChoice`. */
  paperMenu: 'paper.menu',
  /** Put a paper on one's own list, or take it off. Value: `encodePaper`. */
  save: 'paper.save',
  unsave: 'paper.unsave',
  /** Of a subscription that is being made. Value: `encodeDraft`. */
  openDialogue: 'subscription.dialogue',
  confirm: 'subscription.confirm',
  /** Do away with the preview. No value. */
  cancel: 'subscription.cancel',
  /** Of a subscription that there is. Value: `encodeText` of its id. */
  change: 'subscription.change',
  pause: 'subscription.pause',
  resume: 'subscription.resume',
  remove: 'subscription.remove',
  /** Take a wider topic. Value: `encodeWider`. */
  widen: 'subscription.widen',
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
  /** The dialogue of a subscription, and the preview that it leads to. `private_metadata`: `encodeDraft`. */
  subscribe: 'subscription.submit',
  preview: 'subscription.preview',
} as const;

/** Blocks of the share dialogue whose values are read back. */
export const SHARE_FIELDS = {
  channel: { block: 'share.channel', action: 'channel' },
  comment: { block: 'share.comment', action: 'comment' },
} as const;

/** `event_type` of the metadata on a results message: what "3" and "more" mean in its thread. */
export const SHOWN_EVENT = 'paperboy_results';
/** The same on a message of the outbox, whose `key` tells which delivery it is. */
const DELIVERY_EVENT = 'paperboy_digest';

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

/** A paper, and the format to cite it in. */
export function encodeCitation(format: CitationFormat, id: PaperId): string {
  return encodeText(`${format} ${id}`);
}

/** What `encodeCitation` wrote; undefined for anything else. */
export function decodeCitation(
  value: string | undefined,
): { readonly format: CitationFormat; readonly paperId: PaperId } | undefined {
  const [, name, paperId] = /^(\S+) (.+)$/s.exec(decodeText(value) ?? '') ?? [];
  const format = CITATION_FORMATS.find((each) => each === name);
  return format && paperId ? { format, paperId } : undefined;
}

/** What is chosen from a paper's menu; undefined where the id is too long for a menu, which Slack allows 150 characters. */
export function encodeChoice(choice: PaperChoice, id: PaperId): string | undefined {
  const value = `1${CHOICES[choice]}${pack(id, MAX_OPTION_BYTES)}`;
  return decodeChoice(value)?.paperId === id ? value : undefined;
}

export type PaperChoice = keyof typeof CHOICES;

/** What `encodeChoice` wrote; undefined for anything else. */
export function decodeChoice(
  value: string | undefined,
): { readonly choice: PaperChoice; readonly paperId: PaperId } | undefined {
  const [, letter, packed = ''] = /^1([as])(.+)$/s.exec(value ?? '') ?? [];
  const paperId = unpack(packed);
  if (!paperId) return undefined;
  return { choice: letter === CHOICES.save ? 'save' : 'similar', paperId };
}

const CHOICES = { save: 'a', similar: 's' } as const;
const MAX_OPTION_BYTES = 148;

/** A subscription and the topic that it may take. */
export function encodeWider(id: string, topic: string): string {
  return encodeText(`${id} ${topic}`);
}

/** What `encodeWider` wrote; undefined for anything else. */
export function decodeWider(
  value: string | undefined,
): { readonly id: string; readonly topic: string } | undefined {
  const [, id, topic] = /^(\S+) (.+)$/s.exec(decodeText(value) ?? '') ?? [];
  return id && topic ? { id, topic } : undefined;
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
export function encodeShown(shown: Shown): MessageMetadata {
  const complete = shown.complete ? { complete: '1' } : {};
  return { event_type: SHOWN_EVENT, event_payload: { ...payloadOf(shown, MAX_VALUE_BYTES), ...complete } };
}

/** The same for a message of the outbox; one that lists no papers has its key only. */
export function encodeDelivery(key: string, shown?: Shown): MessageMetadata {
  const payload = shown ? payloadOf(shown, MAX_VALUE_BYTES - jsonBytes(key)) : {};
  return { event_type: DELIVERY_EVENT, event_payload: { key, ...payload } };
}

/** Of the message that this metadata is on; undefined for any but those of the outbox. */
export function decodeDeliveryKey(metadata: unknown): string | undefined {
  return deliverySchema.safeParse(metadata).data?.event_payload.key;
}

function payloadOf(shown: Shown, maxBytes: number): { readonly page: string; readonly ids: string } {
  const ids = withinBytes(shown.ids, MAX_IDS_BYTES).join(' ');
  return { page: packPage(shown.asked, shown.offset, maxBytes - jsonBytes(ids)), ids };
}

/** Undefined for the metadata of another app, of another message, or of a former version. */
export function decodeShown(metadata: unknown): Shown | undefined {
  const parsed = shownSchema.safeParse(metadata);
  if (!parsed.success) return undefined;
  const { event_type: type, event_payload: payload } = parsed.data;
  const place = decodePage(payload.page);
  const ids = payload.ids.split(' ').filter((id) => id !== '');
  return (
    place && { ...place, ids, ...(type === DELIVERY_EVENT || payload.complete ? { complete: true } : {}) }
  );
}

/** Message metadata in the form that `chat.postMessage` takes. */
export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, string>>;
}

/** Slack allows a button's value 2,000 characters and documents no limit for metadata: one budget under both. */
const MAX_VALUE_BYTES = 1_850;
const MAX_IDS_BYTES = 850;

const shownSchema = z.object({
  event_type: z.enum([SHOWN_EVENT, DELIVERY_EVENT]),
  event_payload: z.object({ page: z.string(), ids: z.string(), complete: z.string().optional() }),
});
const deliverySchema = z.object({
  event_type: z.literal(DELIVERY_EVENT),
  event_payload: z.object({ key: z.string() }),
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
