/**
 * How long a person waits: from a signed `/papers` request to its acknowledgement and to the answer, at a steady
 * rate, beside a Bolt app that only acknowledges, both loaded in turn within the same run.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, row, type Times, untilReady } from './asking.js';
import { openSlackStub, type SlackStub } from './slack-stub.js';

const SECRET = 'bench-signing-secret';
const PORTS = { paperboy: 39_701, bare: 39_702, npmStart: 39_703 };

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
    const bot = { port: ours ? PORTS.paperboy : PORTS.bare, secret: SECRET, answers: ours };
    pending.push(ask(slack, bot, Math.floor(sent / 2), ours ? times[0] : times[1]));
  }
  await Promise.all(pending);
  return times;
}

function startBot(slack: SlackStub, port: number, [command = '', ...args]: readonly string[]): ChildProcess {
  const settings = {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_APP_TOKEN: '',
    DIGESTS: 'off',
    LOG_LEVEL: 'warn',
  };
  return spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...settings, SLACK_API_URL: slack.apiUrl, HOST: '127.0.0.1', PORT: `${port}` },
  });
}

function residentMegabytes({ pid }: ChildProcess): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024);
}

function stop({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGTERM');
}
