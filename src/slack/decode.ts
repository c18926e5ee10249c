/** The only place where Slack's payloads are narrowed, from whatever was delivered to the little that is used. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { DIALOGUE_FIELDS, type Entered } from './dialogue.js';
import { SHARE_FIELDS } from './ids.js';
import { mentions, plainText } from './plain-text.js';

/** A message that a person typed, in a channel or directly to Paperboy. */
export interface Heard {
  readonly channelId: string;
  readonly userId: string;
  readonly ts: string;
  /** Set when it was said in a thread. */
  readonly threadTs?: string | undefined;
  /** As typed: see `plainText`. */
  readonly text: string;
  /** In direct messages with Paperboy. */
  readonly direct: boolean;
  readonly mentionsUs: boolean;
}

/** Where a button sits. */
type Origin =
  | {
      readonly kind: 'message' | 'ephemeral';
      readonly channelId: string;
      readonly ts: string;
      readonly threadTs?: string | undefined;
    }
  /** `depth` counts the modals that lie on each other, this one included. */
  | { readonly kind: 'modal'; readonly viewId: string; readonly depth: number }
  | { readonly kind: 'home' };

/** A click, or a text entered in the Home tab. */
export interface Press {
  readonly actionId: string;
  readonly value?: string | undefined;
  readonly userId: string;
  readonly triggerId: string;
  readonly origin: Origin;
  /** The message that was pressed; Slack does not send back what only one person sees. */
  readonly message?: PressedMessage | undefined;
}

interface PressedMessage {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Whom to tell something, and where. */
export interface Audience {
  /** A person's id stands for the direct messages with them. */
  readonly channelId: string;
  readonly threadTs?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * A `message` or `app_mention` event. Undefined for what no person has just typed: edits, deletions, joins, and the
 * messages of bots, Paperboy included.
 */
export function decodeMessage(event: unknown, botUserId: string | undefined): Heard | undefined {
  const parsed = messageSchema.safeParse(event);
  if (!parsed.success || parsed.data.user === botUserId) return undefined;
  const { channel, channel_type: channelType, user, ts, thread_ts: threadTs, text } = parsed.data;
  return {
    channelId: channel,
    userId: user,
    ts,
    threadTs,
    text: plainText(text, botUserId),
    direct: channelType === 'im' || isDirect(channel),
    mentionsUs: botUserId !== undefined && mentions(text, botUserId),
  };
}

/** Ids of direct conversations start with a D. */
export function isDirect(channelId: string): boolean {
  return channelId.startsWith('D');
}

/** A `block_actions` payload. Undefined for other kinds of actions, which Paperboy never offers. */
export function decodePress(body: unknown): Press | undefined {
  const parsed = pressSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { actions, user, trigger_id: triggerId, message, ...rest } = parsed.data;
  const [action] = actions;
  const origin = originOf(rest);
  return (
    origin && {
      actionId: action.action_id,
      value: action.value ?? action.selected_option?.value ?? undefined,
      userId: user.id,
      triggerId,
      origin,
      message,
    }
  );
}

/** What was entered in the share dialogue; each is undefined when left empty. */
export function decodeShareValues({ state: { values } }: ViewOutput): {
  readonly channelId?: string | undefined;
  readonly comment?: string | undefined;
} {
  const { channel, comment } = SHARE_FIELDS;
  return {
    channelId: values[channel.block]?.[channel.action]?.selected_conversation ?? undefined,
    comment: values[comment.block]?.[comment.action]?.value?.trim() || undefined,
  };
}

/** What was chosen in the dialogue of a subscription; each is undefined when left empty. */
export function decodeDialogue({ state: { values } }: ViewOutput): Entered {
  const held = (field: keyof typeof DIALOGUE_FIELDS) =>
    values[DIALOGUE_FIELDS[field]]?.[DIALOGUE_FIELDS[field]];
  return {
    topic: held('topic')?.value?.trim() || undefined,
    isTrending: (held('trending')?.selected_options ?? []).length > 0,
    days: (held('days')?.selected_options ?? []).map(({ value }) => value),
    time: held('time')?.selected_time ?? undefined,
    zone: held('zone')?.value?.trim() || undefined,
    size: held('size')?.selected_option?.value,
    style: held('style')?.selected_option?.value,
    place: held('place')?.selected_option?.value,
  };
}

/** What kind of delivery this is, and the ids that recognise it when Slack sends it again: `event_id`, `trigger_id`. */
export function decodeDelivery(body: unknown): { readonly kind: string; readonly keys: readonly string[] } {
  const { type, command, event_id: eventId, trigger_id: triggerId, event } = deliverySchema.parse(body);
  return {
    kind: event?.type ?? type ?? (command ? 'command' : 'unknown'),
    keys: [eventId, triggerId].filter((key) => key !== undefined),
  };
}

/** Whom to tell, and where, that this payload could not be answered; without `userId`, everyone there. */
export function decodeAudience(body: unknown): Audience | undefined {
  const {
    command,
    channel_id: channelId,
    user_id: userId,
    event,
    user,
    container,
  } = audienceSchema.parse(body);
  if (command && channelId && userId) return { channelId, userId };
  if (event?.channel && event.ts) {
    const threadTs = event.thread_ts ?? (isDirect(event.channel) ? undefined : event.ts);
    return { channelId: event.channel, threadTs };
  }
  if (user && container?.channel_id) {
    return { channelId: container.channel_id, userId: user.id, threadTs: container.thread_ts };
  }
  return user && { channelId: user.id };
}

const MAX_STACKED = 3;

function originOf({
  container,
  view,
}: Pick<z.infer<typeof pressSchema>, 'container' | 'view'>): Origin | undefined {
  if (view?.type === 'home') return { kind: 'home' };
  if (view) {
    const below = view.previous_view_id;
    const depth = !below ? 1 : below === view.root_view_id ? 2 : MAX_STACKED;
    return { kind: 'modal', viewId: view.id, depth };
  }
  const { channel_id: channelId, message_ts: ts, thread_ts: threadTs, is_ephemeral: isEphemeral } = container;
  if (!channelId || !ts) return undefined;
  return { kind: isEphemeral ? 'ephemeral' : 'message', channelId, ts, threadTs };
}

const absent = z.undefined().optional();
/** The subtypes of what a person has just typed: with a file, and from a thread to the channel as well. */
const TYPED = ['file_share', 'thread_broadcast'] as const;

const messageSchema = z.object({
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string(),
  subtype: z.enum(TYPED).optional(),
  bot_id: absent,
  edited: absent,
});

const pressSchema = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish().catch(undefined),
      }),
    ],
    z.unknown(),
  ),
  message: z
    .object({ text: z.string(), blocks: z.array(z.unknown()) })
    .optional()
    .catch(undefined),
  container: z.object({
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      root_view_id: z.string().nullish(),
      previous_view_id: z.string().nullish(),
    })
    .optional(),
});

const text = z.string().optional().catch(undefined);
const audienceSchema = z.object({
  command: text,
  channel_id: text,
  user_id: text,
  event: z.object({ channel: text, ts: text, thread_ts: text }).optional().catch(undefined),
  user: z.object({ id: z.string() }).optional().catch(undefined),
  container: z.object({ channel_id: text, thread_ts: text }).optional().catch(undefined),
});

const deliverySchema = z.object({
  type: text,
  command: text,
  event_id: text,
  trigger_id: text,
  event: z.object({ type: text }).optional().catch(undefined),
});
