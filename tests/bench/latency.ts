/**
 * How long a person waits: from a signed `/papers` request to its acknowledgement and to the answer, at a steady
 * rate, beside a Bolt app that only acknowledges, both loaded in turn within the same run.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureHeaders } from '../../src/playground/double/signing.js';
import { openSlackStub, type SlackStub } from './slack-stub.js';

const SECRET = 'bench-signing-secret';
const PORTS = { paperboy: 39_701, bare: 39_702, npmStart: 39_703 };
const QUESTIONS = [
  'mixture of experts',
  'what do we know about pruning LLMs?',
  'neural architecture search -reinforcement',
  'title:transformer "image classification"',
  'convlutions on graphs',
  'similar Going Deeper with Convolutions',
];

export async function latency(seconds = 60, perSecond = 20): Promise<void> {
  const slack = await openSlackStub();
  const bot = startBot(slack, PORTS.paperboy, ['node', 'dist/main.js']);
  const bare = spawn('npx', ['tsx', 'tests/bench/bare-app.ts', `${PORTS.bare}`, SECRET, slack.apiUrl], {
    detached: true,
  });
  try {
    await Promise.all([untilReady(PORTS.paperboy), untilReady(PORTS.bare)]);
    await sleep(2_000);
    const atRest = residentMegabytes(bot);
    const [ours, theirs] = await load(slack, seconds, perSecond);
    console.log(`\nA signed /papers request, ${perSecond} a second for ${seconds} s (milliseconds)`);
    console.table({
      'Paperboy: acknowledged': row(ours.acknowledged),
      'bare Bolt: acknowledged': row(theirs.acknowledged),
      'Paperboy: answered': row(ours.answered),
    });
    console.log(`memory: ${atRest} MB at rest, ${residentMegabytes(bot)} MB after the load`);
  } finally {
    stop(bot);
    stop(bare);
  }
  await startUp(slack);
  slack.close();
}

/** Seconds from `npm start` (its build is up to date) to 200 from `/readyz`. */
async function startUp(slack: SlackStub): Promise<void> {
  const begun = performance.now();
  const bot = startBot(slack, PORTS.npmStart, ['npm', 'start']);
  try {
    await untilReady(PORTS.npmStart);
    console.log(`npm start to ready: ${((performance.now() - begun) / 1000).toFixed(2)} s`);
  } finally {
    stop(bot);
  }
}

interface Times {
  readonly acknowledged: number[];
  readonly answered: number[];
}

async function load(slack: SlackStub, seconds: number, perSecond: number): Promise<readonly [Times, Times]> {
  const times: readonly [Times, Times] = [
    { acknowledged: [], answered: [] },
    { acknowledged: [], answered: [] },
  ];
  const begun = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < seconds * perSecond * 2; sent++) {
    const ours = sent % 2 === 0;
    await sleep(Math.max(0, begun + (sent * 500) / perSecond - performance.now()));
    pending.push(ask(slack, ours ? PORTS.paperboy : PORTS.bare, sent, ours ? times[0] : times[1], ours));
  }
  await Promise.all(pending);
  return times;
}

async function ask(
  slack: SlackStub,
  port: number,
  index: number,
  times: Times,
  answers: boolean,
): Promise<void> {
  const { responseUrl, arrived } = slack.expectAnswer();
  const body = new URLSearchParams({
    command: '/papers',
    text: QUESTIONS[Math.floor(index / 2) % QUESTIONS.length] ?? '',
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
      ...signatureHeaders(body, SECRET, timestamp),
    },
    body,
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`port ${port} answered ${response.status}`);
  times.acknowledged.push(performance.now() - sent);
  if (answers) times.answered.push((await arrived) - sent);
}

function startBot(slack: SlackStub, port: number, [command = '', ...args]: readonly string[]): ChildProcess {
  const settings = {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_APP_TOKEN: '',
    LOG_LEVEL: 'warn',
  };
  return spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...settings, SLACK_API_URL: slack.apiUrl, HOST: '127.0.0.1', PORT: `${port}` },
  });
}

async function untilReady(port: number): Promise<void> {
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

function residentMegabytes({ pid }: ChildProcess): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024);
}

function stop({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGTERM');
}

function row(times: readonly number[]): Record<string, string> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1), requests: `${sorted.length}` };
}
