import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../src/ingest/intake.js';
import { UnavailableError } from '../../src/lib/errors.js';
import { createMetrics, type Metrics } from '../../src/slack/metrics.js';
import { aPaper, contextOf } from '../support/papers.js';
import { aMention, type Bot, startBot } from './bot.js';

const papers = [aPaper({ title: 'Pruning Networks' }), aPaper({ title: 'Growing Networks' })];
const READ = new Date('2026-11-25T09:00:00Z');
const intake: Intake = {
  at: READ,
  broughtIn: 40,
  watched: [
    {
      name: 'arxiv',
      title: 'arXiv (cs.LG)',
      lastSuccess: READ,
      brought: { added: 12, updated: 3, same: 1, skipped: 2 },
      failing: { since: READ, reason: 'away', times: 2 },
    },
    { name: 'huggingface', title: 'Hugging Face' },
  ],
};

let bot: Bot;
let metrics: Metrics;
let sources: () => Promise<Intake>;
beforeEach(async () => {
  metrics = createMetrics();
  sources = async () => intake;
  bot = await startBot({
    metrics,
    context: () => ({ ...contextOf(papers), sources: () => sources() }),
  });
});
afterEach(() => bot.stop());

/** The samples, by name with labels; those of the process left out. */
async function read(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${bot.url}/metrics`)).text();
  const samples = [...text.matchAll(/^(paperboy_[^ ]+) (\S+)$/gm)];
  return new Map(samples.map(([, name = '', value]) => [name, Number(value)]));
}

/** Once so many of what Slack delivered were handled. */
async function afterHandling(count: number): Promise<ReadonlyMap<string, number>> {
  for (;;) {
    const samples = await read();
    const handled = [...samples].filter(([name]) => name.startsWith('paperboy_slack_requests_total'));
    if (handled.reduce((sum, [, value]) => sum + value, 0) >= count) return samples;
  }
}

describe('GET /metrics', () => {
  it('is open, and in the form that Prometheus reads', async () => {
    const response = await fetch(`${bot.url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('tells what is searched in, and how sources fare', async () => {
    const samples = await read();
    expect(Object.fromEntries(samples)).toMatchObject({
      paperboy_papers: 2,
      paperboy_papers_brought_in: 40,
      'paperboy_source_last_success_timestamp_seconds{source="arxiv"}': READ.getTime() / 1_000,
      'paperboy_source_failures{source="arxiv"}': 2,
      'paperboy_source_failures{source="huggingface"}': 0,
      'paperboy_source_brought_papers{source="arxiv",outcome="added"}': 12,
      'paperboy_source_brought_papers{source="arxiv",outcome="skipped"}': 2,
    });
    expect([...samples.keys()].join('\n')).not.toMatch(/last_success.*huggingface/);
  });

  it('leaves out what is away, and tells nothing old of it', async () => {
    await read();
    sources = async () => {
      throw new UnavailableError('The database is away.');
    };
    const samples = await read();
    expect(samples.get('paperboy_papers')).toBe(2);
    expect(samples.get('paperboy_papers_brought_in')).toBeNaN();
    expect([...samples.keys()].join()).not.toContain('source=');
  });

  it('counts verbs and what Slack delivers, with seconds', async () => {
    await bot.command('pruning');
    await bot.command('show Pruning Networks');
    await bot.event(aMention('show Growing Networks'));
    const samples = await afterHandling(3);
    expect(samples.get('paperboy_command_seconds_count{verb="search"}')).toBe(1);
    expect(samples.get('paperboy_command_seconds_count{verb="show"}')).toBe(2);
    expect(samples.get('paperboy_slack_requests_total{kind="command",outcome="answered"}')).toBe(2);
    expect(samples.get('paperboy_slack_requests_total{kind="app_mention",outcome="answered"}')).toBe(1);
    expect(samples.get('paperboy_slack_answer_seconds_count{kind="command"}')).toBe(2);
  });

  it('tells failures and repeats apart', async () => {
    bot.slack.always('chat.postMessage', { body: { ok: false, error: 'no_such_word' } });
    await bot.event(aMention('pruning'), { eventId: 'Ev1' });
    await bot.event(aMention('pruning'), { eventId: 'Ev1' });
    const samples = await afterHandling(2);
    expect(samples.get('paperboy_slack_requests_total{kind="app_mention",outcome="failed"}')).toBe(1);
    expect(samples.get('paperboy_slack_requests_total{kind="app_mention",outcome="repeated"}')).toBe(1);
  });

  it('counts another index', async () => {
    metrics.engineSwapped();
    metrics.engineSwapped();
    expect((await read()).get('paperboy_engine_swaps_total')).toBe(2);
  });

  it('holds nothing that people said or are', async () => {
    await bot.command('a very private question');
    await bot.event({ type: 'Not a <kind>', user: 'UADA', channel: 'CPAPERS' });
    await afterHandling(2);
    const text = await (await fetch(`${bot.url}/metrics`)).text();
    expect(text).not.toMatch(/private|UADA|CPAPERS|T1\b|<kind>/);
    expect(text).toContain('kind="other"');
  });
});

it('says how sources fare in /papers status, too', async () => {
  await bot.command('status');
  const [answer] = await bot.slack.called('response_url');
  expect(answer?.args.text).toContain('arXiv (cs.LG): failed 2 times, first just now (away)');
  expect(JSON.stringify(answer?.args.blocks)).toContain('Brought in from sources: 40 papers');
});

it('is not there where nobody counts', async () => {
  const other = await startBot();
  expect((await fetch(`${other.url}/metrics`)).status).toBe(404);
  await other.stop();
});
