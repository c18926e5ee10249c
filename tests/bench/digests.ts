/**
 * `npm run bench:digests [COUNT]`: so many digests become due in the same minute; prints how long they take, and how long a
 * person waits for an answer to `/papers` before and meanwhile.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/store/sql/store.js';
import { channelsNamed, newId, subscribeAll } from '../digest/faults/bot.js';
import { openFaultySlack } from '../digest/faults/slack.js';
import { quiet } from '../support/quiet.js';
import { ask, row, type Times, untilReady } from './asking.js';
import { openSlackStub } from './slack-stub.js';

const count = Number(process.argv[2] ?? 1_000);
const PORT = 39_704;
const SECRET = 'bench-signing-secret';
/** Enough time to start, and to see how long answers take at rest. */
const DUE_AFTER_MS = 40_000;
const MINUTE_MS = 60_000;
const ASKED_EVERY_MS = 200;
const TOPICS = [
  'pruning',
  'diffusion',
  'transformers',
  'mixture of experts',
  'neural architecture search',
  'graphs',
];

const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
const store = await openStore({ dataDir }, quiet, newId);
const dueAt = new Date(Math.ceil((Date.now() + DUE_AFTER_MS) / MINUTE_MS) * MINUTE_MS);
await subscribeAll(store, channelsNamed('B', count), dueAt, TOPICS);
const slack = await openFaultySlack();
const answers = await openSlackStub();
const bot = spawn('node', ['dist/main.js'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_APP_TOKEN: '',
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: `${PORT}`,
  },
});
await untilReady(PORT);
const atRest: Times = { acknowledged: [], answered: [] };
const meanwhile: Times = { acknowledged: [], answered: [] };
const pending: Promise<void>[] = [];
let asked = 0;
while (slack.messages.length < count) {
  const times = Date.now() >= dueAt.getTime() ? meanwhile : atRest;
  pending.push(ask(answers, { port: PORT, secret: SECRET }, asked++, times));
  await sleep(ASKED_EVERY_MS);
}
await Promise.all(pending);
const seconds = (Date.now() - dueAt.getTime()) / 1_000;
console.log(`${count} digests that were due at once: all posted within ${seconds.toFixed(0)} s`);
console.log(
  `posted twice: ${slack.messages.length - new Set(slack.messages.map(({ channel }) => channel)).size}`,
);
console.table({
  'acknowledged, at rest': row(atRest.acknowledged),
  'acknowledged, meanwhile': row(meanwhile.acknowledged),
  'answered, at rest': row(atRest.answered),
  'answered, meanwhile': row(meanwhile.answered),
});
bot.kill('SIGTERM');
await store.close();
await slack.close();
answers.close();
rmSync(dataDir, { recursive: true, force: true });
