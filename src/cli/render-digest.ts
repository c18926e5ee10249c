/** Digests, subscriptions and saved papers as text for a terminal. */
import type { Reply } from '../commands/types.js';
import type { Digest } from '../digest/digest.js';
import type { Subscription } from '../digest/subscription.js';
import { dayOf, emptinessOf, reasonOf, requestOf, subjectOf } from '../digest/wording.js';
import { factsOf } from '../paper/facts.js';
import type { Paper } from '../paper/paper.js';
import { harmless } from './layout.js';

/** The replies that are about them. */
export type DigestReplies = Extract<
  Reply,
  { kind: 'preview' | 'subscribe' | 'subscriptions' | 'change' | 'digest' | 'saved' | 'notice' }
>;

/** Line by line. */
export function digestReplyLines(reply: DigestReplies): string[] {
  switch (reply.kind) {
    case 'preview':
    case 'digest':
      return digestLines(reply.digest);
    case 'subscribe':
    case 'subscriptions':
      return reply.subscriptions.map(subscriptionLine);
    case 'change':
      return [`${reply.change}: ${subscriptionLine(reply.subscription)}`];
    case 'saved':
      return reply.papers.map(paperLine);
    case 'notice':
      return [harmless(reply.message)];
  }
}

/** Its day and subject, then a paper a line with its reasons, or why there is none. */
export function digestLines(digest: Digest): string[] {
  const { date, items, empty, topic, archive } = digest;
  return [
    `${dayOf(date)} · ${harmless(subjectOf(digest))}`,
    ...(empty ? [harmless(emptinessOf(empty, topic))] : []),
    ...items.map(
      ({ paper, reasons }, at) => `${paperLine(paper, at)} (${harmless(reasons.map(reasonOf).join(' · '))})`,
    ),
    ...(archive ? [`from the archive, ${archive.left} left after these`] : []),
  ];
}

function subscriptionLine({ number, state, ...request }: Subscription): string {
  return `${number}. ${harmless(requestOf(request))}${state.kind === 'active' ? '' : ` (${state.kind})`}`;
}

function paperLine(paper: Paper, at: number): string {
  const facts = factsOf(paper).map((fact) => ` · ${harmless(fact)}`);
  return `${String(at + 1).padStart(3)} ${harmless(paper.title)}${facts.join('')}`;
}
