/** Asks a bot as Slack does, and measures how long it takes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureHeaders } from '../../src/playground/double/signing.js';
import type { SlackStub } from './slack-stub.js';

const QUESTIONS = [
  'mixture of experts',
  'what do we know about pruning LLMs?',
  'neural architecture search -reinforcement',
  'title:transformer "image classification"',
  'convlutions on graphs',
  'similar Going Deeper with Convolutions',
];

export interface Times {
  readonly acknowledged: number[];
  readonly answered: number[];
}

interface Asked {
  readonly port: number;
  readonly secret: string;
  /** Whether it sends an answer after it has acknowledged. */
  readonly answers?: boolean;
}

/** One question of a round of some, signed as Slack signs; its times are added to `times`. */
export async function ask(
  slack: SlackStub,
  { port, secret, answers = true }: Asked,
  index: number,
  times: Times,
): Promise<void> {
  const { responseUrl, arrived } = slack.expectAnswer();
  const body = new URLSearchParams({
    command: '/papers',
    text: QUESTIONS[index % QUESTIONS.length] ?? '',
    user_id: 'U1',
    channel_id: 'C1',
    team_id: 'T1',
    trigger_id: `trigger.${index}`,
    response_url: responseUrl,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const sent = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signatureHeaders(body, secret, timestamp),
    },
    body,
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`port ${port} answered ${response.status}`);
  times.acknowledged.push(performance.now() - sent);
  if (answers) times.answered.push((await arrived) - sent);
}

export async function untilReady(port: number): Promise<void> {
  const until = performance.now() + 30_000;
  while (performance.now() < until) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(20);
  }
  throw new Error(`nothing was ready on port ${port} within 30 s`);
}

export function row(times: readonly number[]): Record<string, string> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1), requests: `${sorted.length}` };
}
