/** Completes papers of which little more than the title is known, by what sources have under exactly that title. */
import { isTitleId } from '../paper/identifiers.js';
import { namesOf } from '../paper/names.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { PaperStore } from './ports.js';
import { type Choice, sameWork } from './same-work.js';

/** Whom titles are looked up at. */
export interface TitleSource {
  /** For people. */
  readonly title: string;
  /** Papers whose title may be this one; none where it knows none. Never rejects. */
  byTitle(
    title: string,
  ): Promise<
    | { readonly kind: 'papers'; readonly papers: readonly Paper[] }
    | { readonly kind: 'away'; readonly reason: string }
  >;
}

/** What became of the last look-up of a paper. */
export interface LookedUpTitle {
  readonly id: PaperId;
  readonly outcome: Choice['kind'];
  readonly at: Date;
}

/** Remembers look-ups, so that whoever is interrupted goes on where they were, and nobody asks in vain again and again. */
export interface Lookups {
  remembered(): Promise<readonly LookedUpTitle[]>;
  remember(lookup: LookedUpTitle): Promise<void>;
}

export interface EnrichOptions {
  /** The whole corpus; those that are bare are picked. */
  readonly papers: readonly Paper[];
  /** In the order in which they are asked: the next only where those before know nothing. */
  readonly sources: readonly TitleSource[];
  readonly store: PaperStore;
  readonly lookups: Lookups;
  readonly now: () => Date;
  /** How many papers are looked up at most. */
  readonly limit?: number | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

export interface EnrichReport {
  /** How many are bare, and how many of these were asked for not long ago. */
  readonly bare: number;
  readonly remembered: number;
  readonly found: number;
  readonly unknown: number;
  readonly ambiguous: readonly Pick<Paper, 'id' | 'title'>[];
  /** Still to be looked up. */
  readonly left: number;
  /** Why sources were asked no further, if they were not. */
  readonly away: readonly string[];
}

/** Sources learn of papers late, if at all. */
const ASK_AGAIN_MS = 30 * 24 * 60 * 60_000;

/** Whether nothing but what is in it names a paper. */
export function isBare({ id, authors = [] }: Paper): boolean {
  return authors.length === 0 && isTitleId(id);
}

/**
 * Looks bare papers up one after the other and puts what is found into the store at once, then remembers it: whatever interrupts it,
 * nothing is lost. A source that is away is asked no more; a paper that only it might know is not remembered as unknown.
 */
export async function enrich(options: EnrichOptions): Promise<EnrichReport> {
  const { lookups, now, limit = Number.POSITIVE_INFINITY, stop, progress } = options;
  const bare = options.papers.filter(isBare);
  const done = doneLately(await lookups.remembered(), now());
  const waiting = bare.filter(({ id }) => !done.has(id));
  const asking = waiting.slice(0, limit);
  const desk = createDesk(options);
  for (const [at, paper] of asking.entries()) {
    if (stop?.aborted || desk.isClosed()) break;
    progress?.(at, asking.length);
    await desk.lookUp(paper);
  }
  const { found, unknown, ambiguous } = desk.soFar();
  const left = waiting.length - found - unknown - ambiguous.length;
  return {
    bare: bare.length,
    remembered: bare.length - waiting.length,
    found,
    unknown,
    ambiguous: ambiguous.map(({ id, title }) => ({ id, title })),
    left,
    away: desk.away(),
  };
}

function doneLately(remembered: readonly LookedUpTitle[], now: Date): ReadonlySet<PaperId> {
  const last = new Map(remembered.map((lookup) => [lookup.id, lookup]));
  const lately = [...last.values()].filter(
    ({ outcome, at }) => outcome !== 'unknown' || now.getTime() - at.getTime() < ASK_AGAIN_MS,
  );
  return new Set(lately.map(({ id }) => id));
}

interface Desk {
  lookUp(paper: Paper): Promise<void>;
  /** Nobody is left to ask. */
  isClosed(): boolean;
  away(): readonly string[];
  soFar(): { readonly found: number; readonly unknown: number; readonly ambiguous: readonly Paper[] };
}

function createDesk({ sources, store, lookups, now, stop }: EnrichOptions): Desk {
  const away = new Map<TitleSource, string>();
  const ambiguous: Paper[] = [];
  const counts = { found: 0, unknown: 0 };
  const choose = async (paper: Paper): Promise<Choice> => {
    for (const source of sources) {
      if (away.has(source) || stop?.aborted) continue;
      const answer = await source.byTitle(paper.title);
      if (answer.kind === 'away') {
        away.set(source, answer.reason);
        continue;
      }
      const choice = sameWork(paper, answer.papers);
      if (choice.kind !== 'unknown') return choice;
    }
    return { kind: 'unknown' };
  };
  return {
    lookUp: async (paper) => {
      const choice = await choose(paper);
      const { kind } = choice;
      if (kind === 'unknown' && (away.size > 0 || stop?.aborted)) return;
      if (kind === 'found') await store.put([completed(paper, choice.paper)], now(), () => true);
      await lookups.remember({ id: paper.id, outcome: kind, at: now() });
      if (kind === 'ambiguous') ambiguous.push(paper);
      else counts[kind] += 1;
    },
    isClosed: () => away.size === sources.length,
    away: () => [...away.values()],
    soFar: () => ({ ...counts, ambiguous }),
  };
}

/** Goes by its old name too: that is how it is known in the corpus files, and to those who saved it. */
function completed(bare: Paper, found: Paper): Paper {
  const otherIds = [...new Set([...(found.otherIds ?? []), ...namesOf(bare)])].filter(
    (id) => id !== found.id,
  );
  return { ...found, otherIds };
}
