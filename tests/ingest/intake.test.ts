import { describe, expect, it } from 'vitest';
import { render } from '../../src/cli/render.js';
import { type Intake, intakeLines, relativeTime, type WatchedState } from '../../src/ingest/intake.js';
import { someFacts } from '../support/papers.js';

const at = new Date('2026-11-25T12:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ago = (ms: number) => new Date(at.getTime() - ms);
const intake = (watched: readonly WatchedState[], broughtIn = 0): Intake => ({ at, watched, broughtIn });
const arxiv = { name: 'arxiv', title: 'arXiv (cs.LG)' };

describe('how sources fare, in a line each', () => {
  it.each<[string, WatchedState, string]>([
    [
      'one that goes well',
      {
        ...arxiv,
        lastSuccess: ago(3 * HOUR_MS),
        brought: { added: 1_200, updated: 3, same: 10, skipped: 2 },
        nextRun: ago(-20 * HOUR_MS),
      },
      'arXiv (cs.LG): read 3 hours ago, 1,200 new, 3 updated, 2 left out; next in 20 hours',
    ],
    [
      'one that had nothing new',
      { ...arxiv, lastSuccess: ago(0), brought: { added: 0, updated: 0, same: 9, skipped: 0 } },
      'arXiv (cs.LG): read just now, 0 new',
    ],
    [
      'one that was not read yet',
      { ...arxiv, nextRun: ago(-5 * MINUTE_MS) },
      'arXiv (cs.LG): not read yet; next in 5 minutes',
    ],
    ['one whose time has come', { ...arxiv, nextRun: ago(HOUR_MS) }, 'arXiv (cs.LG): not read yet; next now'],
    [
      'one that fails',
      {
        ...arxiv,
        lastSuccess: ago(50 * HOUR_MS),
        brought: { added: 7, updated: 0, same: 0, skipped: 0 },
        failing: { since: ago(26 * HOUR_MS), reason: 'arXiv answers with 503.', times: 4 },
        nextRun: ago(-30_000),
      },
      'arXiv (cs.LG): failed 4 times, first 1 day ago (arXiv answers with 503); ' +
        'before that read 2 days ago, 7 new; next try in less than a minute',
    ],
    [
      'one that never worked',
      { ...arxiv, failing: { since: ago(MINUTE_MS), reason: 'arXiv does not answer', times: 1 } },
      'arXiv (cs.LG): failed 1 minute ago (arXiv does not answer); before that not read yet',
    ],
  ])('%s', (_what, state, line) => {
    expect(intakeLines(intake([state]))).toEqual([line]);
  });

  it('says so where none is watched, and what was brought in all the same', () => {
    expect(intakeLines(intake([]))).toEqual(['Sources are looked at by hand only']);
    expect(intakeLines(intake([], 2_700)).at(-1)).toBe('Brought in from sources: 2,700 papers');
  });
});

it.each([
  [0, 'just now'],
  [-59_000, 'just now'],
  [-60_000, '1 minute ago'],
  [59 * MINUTE_MS, 'in 59 minutes'],
  [-90 * MINUTE_MS, '1 hour ago'],
  [49 * HOUR_MS, 'in 2 days'],
])('%i ms from now is “%s”', (ms, said) => {
  expect(relativeTime(ago(-ms), at)).toBe(said);
});

it('is told on the command line as well', () => {
  const about = { facts: someFacts({ papers: 1 }), version: '1.2.3', loadedAt: at, skippedLines: 0 };
  const { out } = render(
    { kind: 'status', ...about, intake: intake([{ ...arxiv, lastSuccess: at }]) },
    { columns: 80, colours: false },
  );
  expect(out).toMatch(/^ +arXiv \(cs\.LG\): read just now$/m);
});
