/** The subscriptions of a place, what was done with one of them, and how its channel hears of that. */
import type { ActionsBlock, Button, KnownBlock, RichTextElement } from '@slack/types';
import type { ChangeReply, Draft, SubscribeReply, SubscriptionsReply } from '../../commands/types.js';
import type { Subscription } from '../../digest/subscription.js';
import { clip } from '../clip.js';
import { encodeDraft } from '../draft-codec.js';
import { ACTIONS, encodeText } from '../ids.js';
import { actions, bold, button, code, context, date, paragraph, plain, words } from './blocks.js';
import { fitted, type MessageContent } from './content.js';
import { fallbackText } from './fallback.js';
import { requestLine } from './subscription-line.js';

/** Each with its number, its state and what can be done with it. */
export function subscriptionsMessage({
  subscriptions,
  destination,
  note,
}: SubscriptionsReply): MessageContent {
  const heading = destination.kind === 'channel' ? 'Digests of this channel' : 'Your digests';
  return {
    text: fallbackText(...(note ? [note] : []), heading, ...subscriptions.map(lineOf)),
    blocks: fitted(HANDLED, (handled) => [
      paragraph(...(note ? [words(`${clip(note, MAX_NOTE)}\n`)] : []), bold(heading)),
      ...listBlocks(subscriptions, handled),
    ]),
  };
}

/** A bare `subscribe`, where no dialogue can be opened at once: how to, and what there is. */
export function subscribeMessage({ draft, subscriptions }: SubscribeReply): MessageContent {
  const open = actions(button('Choose topic, days and time', ACTIONS.openDialogue, encodeDraft(draft)));
  return {
    text: fallbackText(HOW_TO, ...subscriptions.map(lineOf)),
    blocks: fitted(HANDLED, (handled) => [
      paragraph(
        words('Say what you want a digest of, such as '),
        code(EXAMPLE),
        words(', or choose it here:'),
      ),
      open,
      ...(subscriptions.length > 0 ? [paragraph(bold('What comes here already'))] : []),
      ...listBlocks(subscriptions, handled),
    ]),
  };
}

/** What the one who did it is told. */
export function changeMessage(reply: ChangeReply): MessageContent {
  const { change, subscription } = reply;
  const done = `${DONE[change]}: digest ${subscription.number}, ${requestLine(subscription)}`;
  const told =
    reply.untold ?? (subscription.destination.kind === 'channel' ? 'The channel has been told.' : '');
  return {
    text: fallbackText(done, told),
    blocks: [
      paragraph(words(`${done}.`), ...firstOn(reply), words(told === '' ? '' : ` ${told}`)),
      ...(subscription.destination.kind === 'channel' ? [] : handles(reply)),
    ],
  };
}

/** What the channel is told of it: who did it, and how to undo it. */
export function announcement(reply: ChangeReply): MessageContent {
  const { change, subscription, by } = reply;
  const did = ANNOUNCED[change];
  return {
    text: `<@${by}> ${fallbackText(`${did}: ${lineOf(subscription)}`)}`,
    blocks: [
      paragraph(
        { type: 'user', user_id: by },
        words(` ${did}: ${requestLine(subscription)}.`),
        ...firstOn(reply),
        ...(change === 'subscribed'
          ? [words(' Anyone here can stop it: '), code(`/papers unsubscribe ${subscription.number}`)]
          : []),
      ),
      ...handles(reply),
    ],
  };
}

/** How many of the list come with buttons, in the order to try. */
const HANDLED = [16, 8, 6, 4, 2, 0] as const;
/** Without buttons, within the 3,000 characters of one text. */
const MOST_WITHOUT = 20;
const MAX_LINE = 140;
const MAX_NOTE = 600;
const EXAMPLE = 'subscribe pruning weekdays at 09:00';
const HOW_TO = `Say what you want a digest of, such as “${EXAMPLE}”.`;

const DONE = {
  subscribed: 'Done',
  changed: 'Changed',
  paused: 'Paused',
  resumed: 'Going on',
  removed: 'Stopped',
} as const;
const ANNOUNCED = {
  subscribed: 'set up a digest for this channel',
  changed: 'changed a digest of this channel',
  paused: 'paused a digest of this channel',
  resumed: 'resumed a digest of this channel',
  removed: 'stopped a digest of this channel',
} as const;

function listBlocks(subscriptions: readonly Subscription[], handled: number): KnownBlock[] {
  const rest = subscriptions
    .slice(handled, handled + MOST_WITHOUT)
    .map((each) => clip(lineOf(each), MAX_LINE));
  const more = subscriptions.length - handled - MOST_WITHOUT;
  return [
    ...subscriptions.slice(0, handled).flatMap((each) => [rowOf(each), buttonsOf(each)]),
    ...(rest.length > 0 ? [context([...rest, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))] : []),
  ];
}

function lineOf(subscription: Subscription): string {
  return `${subscription.number}. ${requestLine(subscription)}`;
}

function rowOf(subscription: Subscription): KnownBlock {
  const { number, createdBy } = subscription;
  return paragraph(
    bold(`${number}. `),
    words(`${requestLine(subscription)}\n`),
    ...stateOf(subscription),
    words(' · set up by '),
    { type: 'user', user_id: createdBy },
  );
}

function stateOf({ state, nextDueAt }: Subscription): RichTextElement[] {
  switch (state.kind) {
    case 'active':
      return [words('next '), date(nextDueAt)];
    case 'paused':
      return [words('paused by '), { type: 'user', user_id: state.by }];
    case 'stopped':
      return [
        words(`stopped, because Slack refused it (${clip(state.reason, MAX_LINE)}), since `),
        date(state.since),
      ];
  }
}

function buttonsOf({ id, number, state }: Subscription): ActionsBlock {
  const value = encodeText(id);
  return actions(
    button('Change', ACTIONS.change, value, `Change digest ${number}`),
    state.kind === 'active'
      ? button('Pause', ACTIONS.pause, value, `Pause digest ${number}`)
      : button('Resume', ACTIONS.resume, value, `Resume digest ${number}`),
    stopButton(value, number),
  );
}

/** Asks once more, for there is no way back to the same number. */
export function stopButton(value: string, number: number): Button {
  return {
    ...button('Stop', ACTIONS.remove, value, `Stop digest ${number}`),
    confirm: {
      title: plain('Stop this digest?'),
      text: plain('Nobody here will get it any more.'),
      confirm: plain('Stop it'),
      deny: plain('Keep it'),
    },
  };
}

function firstOn({ change, subscription }: ChangeReply): RichTextElement[] {
  if (change === 'removed' || change === 'paused') return [];
  return [
    words(change === 'subscribed' ? ' First digest: ' : ' Next digest: '),
    date(subscription.nextDueAt),
    words('.'),
  ];
}

/** What leads on from a change, and back. */
function handles({ change, subscription }: ChangeReply): KnownBlock[] {
  if (change === 'removed') {
    const again = button('Set it up again', ACTIONS.openDialogue, encodeDraft(draftAgain(subscription)));
    return [actions(again)];
  }
  return [buttonsOf(subscription)];
}

function draftAgain({ topic, trending, timing, size, style, destination }: Subscription): Draft {
  const request = { ...(topic === undefined ? {} : { topic }), trending, timing, size, style };
  return { request, destination, here: destination };
}
