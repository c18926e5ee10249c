/** What the outbox holds, as messages. */
import type { Delivery } from '../../digest/delivery.js';
import type { Subscription } from '../../digest/subscription.js';
import { clip } from '../clip.js';
import { ACTIONS, encodeDelivery, encodeText } from '../ids.js';
import { actions, button, paragraph, words } from './blocks.js';
import type { MessageContent } from './content.js';
import { digestMessage } from './digest.js';
import { fallbackText } from './fallback.js';
import { requestLine } from './subscription-line.js';

/** A digest, or the notice that Slack refuses one. */
export function deliveryMessage({ key, parcel, subscription }: Delivery): MessageContent {
  return parcel.kind === 'digest'
    ? digestMessage(parcel.digest, subscription, key)
    : noticeMessage(parcel.reason, subscription, key);
}

/** To the creator of a subscription that is stopped; `reason` is Slack's word. */
function noticeMessage(reason: string, subscription: Subscription, key: string): MessageContent {
  const { destination, id } = subscription;
  const why = `Slack does not let me post there: ${MEANINGS[reason] ?? clip(reason, MAX_REASON)}. Nothing more is sent until somebody resumes it.`;
  const what = requestLine(subscription);
  return {
    text: fallbackText('A digest you set up has stopped.', what, why),
    blocks: [
      paragraph(
        words('The digest you set up '),
        ...(destination.kind === 'channel'
          ? [words('for '), { type: 'channel', channel_id: destination.channelId } as const, words(' ')]
          : []),
        words(`has stopped: ${what}.\n${why}`),
      ),
      actions(button('Resume', ACTIONS.resume, encodeText(id), 'Resume this digest')),
    ],
    metadata: encodeDelivery(key),
  };
}

/** Slack's words, as people would say it. */
const MEANINGS: Readonly<Record<string, string>> = {
  account_inactive: 'the app was removed from the workspace',
  channel_not_found: 'the channel is gone, or I was removed from it',
  invalid_auth: 'the app’s token is not valid any more',
  is_archived: 'the channel is archived',
  missing_scope: 'the app lacks a permission of its manifest',
  no_permission: 'the app lacks the permission',
  not_in_channel: 'I am not in the channel; type /invite @paperboy there',
  restricted_action: 'the workspace restricts who posts there',
  token_revoked: 'the app’s token was revoked',
};
const MAX_REASON = 100;
