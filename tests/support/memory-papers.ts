/** The papers that were brought in, and how their sources fare, in memory: for tests of what needs no database. */
import { isDeepStrictEqual } from 'node:util';
import type { PaperStore, SourceState, SourceStates } from '../../src/ingest/ports.js';
import { mergePapers } from '../../src/paper/merge.js';
import { namesOf } from '../../src/paper/names.js';
import type { Paper } from '../../src/paper/paper.js';

interface Kept {
  readonly paper: Paper;
  readonly revision: number;
}

export interface MemoryPapers extends PaperStore {
  papers(): readonly Paper[];
  /** The next puts fail with these, one each. */
  failNext(...errors: readonly Error[]): void;
}

export function memoryPapers(): MemoryPapers {
  let kept: readonly Kept[] = [];
  let revision = 0;
  const failures: Error[] = [];
  return {
    put: async (papers, _now, known = () => false) => {
      const failure = failures.shift();
      if (failure) throw failure;
      const before = new Map(kept.map((one) => [one.paper.id, one]));
      const merged = mergePapers([...kept.map(({ paper }) => paper), ...papers]).papers;
      const counts = { added: 0, updated: 0, same: 0 };
      const isOld = new Set(kept.flatMap(({ paper }) => namesOf(paper)));
      for (const paper of mergePapers(papers).papers) {
        const now = merged.find((one) => namesOf(one).includes(paper.id)) ?? paper;
        const old = namesOf(now).flatMap((name) => before.get(name) ?? [])[0];
        if (old && isSame(old.paper, now)) counts.same += 1;
        else if (old || known(paper) || namesOf(now).some((name) => isOld.has(name))) counts.updated += 1;
        else counts.added += 1;
      }
      kept = merged.map((paper) => {
        const old = before.get(paper.id);
        if (old && isSame(old.paper, paper)) return old;
        revision += 1;
        return { paper, revision };
      });
      return counts;
    },
    find: async (names) =>
      kept.map(({ paper }) => paper).filter((paper) => namesOf(paper).some((name) => names.includes(name))),
    revision: async () => revision,
    changedSince: async (after, limit) => {
      const changed = kept.filter((one) => one.revision > after).sort((a, b) => a.revision - b.revision);
      const some = changed.slice(0, limit);
      return { revision: some.at(-1)?.revision ?? revision, papers: some.map(({ paper }) => paper) };
    },
    count: async () => kept.length,
    papers: () => kept.map(({ paper }) => paper),
    failNext: (...errors) => {
      failures.push(...errors);
    },
  };
}

/** Whether they tell the same of the work; when they were read does not count. */
function isSame({ readAt: _one, ...one }: Paper, { readAt: _other, ...other }: Paper): boolean {
  return isDeepStrictEqual(one, other);
}

interface Watched {
  readonly state: SourceState;
  readonly schedule: string;
  readonly lease?: { readonly owner: string; readonly until: number };
}

export function memorySourceStates(): SourceStates {
  const all = new Map<string, Watched>();
  return {
    states: async () => [...all.values()].map(({ state }) => state),
    watch: async (name, schedule, firstRun) => {
      const old = all.get(name);
      if (old?.schedule === schedule) return;
      all.set(name, { ...old, schedule, state: { ...old?.state, name, nextRun: firstRun } });
    },
    claim: async (names, now, { owner, ms }) => {
      for (const name of names) {
        const watched = all.get(name);
        const isFree = !watched?.lease || watched.lease.until <= now.getTime();
        if (!watched?.state.nextRun || watched.state.nextRun > now || !isFree) continue;
        all.set(name, { ...watched, lease: { owner, until: now.getTime() + ms } });
        return watched.state;
      }
      return undefined;
    },
    settle: async (name, owner, outcome, { now, nextRun }) => {
      const watched = all.get(name);
      if (!watched || watched.lease?.owner !== owner) return false;
      const { state, schedule } = watched;
      const { failing, ...rest } = state;
      const settled: SourceState =
        outcome.kind === 'success'
          ? { ...rest, lastSuccess: now, brought: outcome.brought, nextRun }
          : outcome.kind === 'stopped'
            ? { ...state, nextRun }
            : {
                ...rest,
                nextRun,
                failing: {
                  since: failing?.since ?? now,
                  reason: outcome.reason,
                  times: (failing?.times ?? 0) + 1,
                },
              };
      all.set(name, { schedule, state: settled });
      return true;
    },
  };
}
