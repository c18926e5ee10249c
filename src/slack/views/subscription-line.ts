/** How a subscription is named in a line, in a message and in plain text. */
import type { RichTextElement } from '@slack/types';
import type { Subscription, SubscriptionRequest } from '../../digest/subscription.js';
import { requestOf } from '../../digest/wording.js';
import { clip } from '../clip.js';
import { words } from './blocks.js';

/** "up to 5 papers on “diffusion”, weekdays at 09:00 (Europe/Berlin)", its topic clipped. */
export function requestLine(request: SubscriptionRequest): string {
  const { topic } = request;
  return requestOf(topic === undefined ? request : { ...request, topic: clip(topic, MAX_TOPIC) });
}

/** Why one gets a digest: who set it up, and what it was to be. */
export function subscribedTo({ createdBy, destination, ...request }: Subscription): RichTextElement[] {
  const here = destination.kind === 'channel' ? ' set it up for this channel: ' : ' set it up: ';
  return [
    words('You get this because '),
    { type: 'user', user_id: createdBy },
    words(`${here}${requestLine(request)}.`),
  ];
}

const MAX_TOPIC = 200;
