/**
 * `npm run bench:import [-- COUNT [CORPUS …]]`: so many papers, of corpus files or else of the committed one over again with noise,
 * are brought in from a JSON Lines file by the command line while a bot on the same data answers; prints how fast, what it takes, how
 * long people wait meanwhile, and when the bot finds all of them. `SEARCH_TIER` says what the bot finds them with.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLines } from '../../src/lib/lines.js';
import { ask, row, type Times, untilReady } from './asking.js';
import { openSlackStub } from './slack-stub.js';

const [count = '100000', ...files] = process.argv.slice(2);
const PORT = 39_705;
const SECRET = 'bench-signing-secret';
const ASKED_EVERY_MS = 200;
const AT_REST_MS = 20_000;
const LONGEST_MS = 30 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'paperboy-import-'));
const file = join(folder, 'library.jsonl');
await writeLibrary(files.length > 0 ? files : ['corpus/huggingface-page.jsonl']);
const slack = await openSlackStub();
const environment = {
  ...process.env,
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_APP_TOKEN: '',
  SLACK_API_URL: slack.apiUrl,
  DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'warn',
  HOST: '127.0.0.1',
  PORT: `${PORT}`,
};
const bot = spawn('node', ['dist/main.js'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
await untilReady(PORT);
const before = await papersNow();
const [atRest, importing, afterwards] = [noTimes(), noTimes(), noTimes()];
let [times, asking, asked, longestPauseMs] = [atRest, true, 0, 0];
const load = askOn();
await sleep(AT_REST_MS);
const pauseAtRest = longestPauseMs;
[times, longestPauseMs] = [importing, 0];
const begun = performance.now();
const importer = spawn('node', ['dist/cli.js', 'ingest', 'file', file, '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: environment,
});
const watching = peakOf(importer.pid);
const report = await text(importer.stdout);
const seconds = (performance.now() - begun) / 1_000;
const importerMb = await watching;
times = afterwards;
while ((await papersNow()) < before + added(report) && performance.now() - begun < LONGEST_MS)
  await sleep(500);
const foundAfter = (performance.now() - begun) / 1_000 - seconds;
asking = false;
await load;
const botMb = peakMegabytes(bot.pid);
console.log(report.slice(0, 400));
console.log(`${count} records: ${Math.round(Number(count) / seconds)} a second, peak ${importerMb} MB`);
console.log(`found by the bot ${foundAfter.toFixed(1)} s after the last was kept; its peak ${botMb} MB`);
console.log(
  `longest pause of the bot's event loop: ${longestPauseMs.toFixed(0)} ms (${pauseAtRest.toFixed(0)} at rest)`,
);
console.table({
  'acknowledged, at rest': row(atRest.acknowledged),
  'acknowledged, importing': row(importing.acknowledged),
  'acknowledged, until found': row(afterwards.acknowledged),
  'answered, at rest': row(atRest.answered),
  'answered, importing': row(importing.answered),
  'answered, until found': row(afterwards.answered),
});
bot.kill('SIGTERM');
await once(bot, 'exit');
slack.close();
rmSync(folder, { recursive: true, force: true });

function noTimes(): Times {
  return { acknowledged: [], answered: [] };
}

/** From the second round on every eleventh word is left out, another each round, and the title says which round. */
async function writeLibrary(from: readonly string[]): Promise<void> {
  const out = createWriteStream(file);
  let written = 0;
  for (let round = 0; written < Number(count); round++) {
    for (const source of from) {
      for await (const line of readLines(source)) {
        if (written === Number(count) || !('text' in line)) continue;
        const { title, text: body, abstract = body } = JSON.parse(line.text);
        const words = String(abstract).split(' ');
        const noisy = words.filter((_, at) => round === 0 || (at * 7 + round * 13 + written) % 11 !== 0);
        const paper = { title: `${title} (${round}.${written})`, abstract: noisy.join(' ') };
        if (!out.write(`${JSON.stringify(paper)}\n`)) await once(out, 'drain');
        written += 1;
      }
    }
  }
  out.end();
  await once(out, 'finish');
}

async function askOn(): Promise<void> {
  const pending: Promise<void>[] = [];
  while (asking) {
    pending.push(ask(slack, { port: PORT, secret: SECRET }, asked++, times));
    if (asked % 5 === 0) await notePause();
    await sleep(ASKED_EVERY_MS);
  }
  await Promise.all(pending);
}

/** Of the time since it was asked for the last time. */
async function notePause(): Promise<void> {
  longestPauseMs = Math.max(longestPauseMs, 1_000 * (await metric('nodejs_eventloop_lag_max_seconds')));
}

async function papersNow(): Promise<number> {
  return metric('paperboy_papers');
}

async function metric(name: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${PORT}/metrics`);
  const line = (await response.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? Number.NaN);
}

function added(json: string): number {
  const told = JSON.parse(json.trim().split('\n').at(-1) ?? '{}');
  return Number(told.added);
}

/** Looked at until it ends. */
async function peakOf(pid: number | undefined): Promise<number> {
  let most = 0;
  while (existsSync(`/proc/${pid}/status`)) {
    const now = peakMegabytes(pid);
    if (Number.isNaN(now)) break;
    most = Math.max(most, now);
    await sleep(250);
  }
  return most;
}

function peakMegabytes(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}
