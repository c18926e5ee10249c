/** Which papers a digest may be chosen from: on its topic, and not given before. */
import { normaliseTitle } from '../paper/identifiers.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { Query } from '../query/query.js';
import type { SearchEngine } from '../search/types.js';
import { isIn } from './known-as.js';

export interface Pool {
  /** The best first, or the newest; of papers with one title the first. */
  readonly fresh: readonly Paper[];
  /** How many papers match, given or not, and how many of them were not given; near enough where they are thousands. Withdrawn ones count as none. */
  readonly total: number;
  readonly left: number;
  /** Left out because the reader saw them in another place. */
  readonly elsewhere: readonly Paper[];
  /** Words of a paper that match the topic. */
  matched(id: PaperId): Promise<readonly string[]>;
}

/** What may not come in again, and what alone may come in where the corpus grows. */
export interface Bounds {
  readonly given: ReadonlySet<PaperId>;
  /** Given in another place that the reader sees. */
  readonly elsewhere: ReadonlyMap<PaperId, string>;
  readonly arrived?: ReadonlyMap<PaperId, Date>;
}

/** From so many a good choice can be made; more would only take time. */
const ENOUGH = 60;
/** So many are looked at first; four times as many, and again, where too few of them are fresh. */
const FIRST = 200;
const DEEPER = 4;
const DEEPEST = 12_800;

export async function gather(engine: SearchEngine, query: Query, bounds: Bounds): Promise<Pool> {
  if (!query.clause && bounds.arrived) return arrivalsOf(engine, bounds, bounds.arrived);
  for (let depth = FIRST; ; depth *= DEEPER) {
    const { papers, total, matched } = await engine.list(query, depth);
    const fresh = freshOf(papers, bounds);
    const all = papers.length < depth;
    if (fresh.length < ENOUGH && !all && depth < DEEPEST) continue;
    const left = all ? fresh.length : total - papers.filter((paper) => !isFresh(paper, bounds)).length;
    return {
      fresh: fresh.slice(0, ENOUGH),
      total: total - papers.filter(({ withdrawn }) => withdrawn).length,
      left,
      elsewhere: elsewhereOf(papers, bounds),
      matched,
    };
  }
}

/** The latest first. */
async function arrivalsOf(
  engine: SearchEngine,
  bounds: Bounds,
  arrived: ReadonlyMap<PaperId, Date>,
): Promise<Pool> {
  const latest = [...arrived.keys()].slice(0, FIRST);
  const found = (await Promise.all(latest.map((id) => engine.paper(id)))).filter((paper) => !!paper);
  const papers = [...new Map(found.map((paper) => [paper.id, paper])).values()];
  const fresh = freshOf(papers, bounds);
  return {
    fresh: fresh.slice(0, ENOUGH),
    total: papers.filter(({ withdrawn }) => !withdrawn).length,
    left: fresh.length,
    elsewhere: elsewhereOf(papers, bounds),
    matched: async () => [],
  };
}

/** A paper of the same title as one that was given, by another source, is given too. */
function freshOf(papers: readonly Paper[], bounds: Bounds): Paper[] {
  const titles = new Set(
    papers.filter((paper) => isSeen(paper, bounds)).map(({ title }) => normaliseTitle(title)),
  );
  return papers.filter((paper) => {
    const key = normaliseTitle(paper.title);
    if (!isFresh(paper, bounds) || titles.has(key)) return false;
    titles.add(key);
    return true;
  });
}

/** Whether it may come in. What was withdrawn may not. */
export function isFresh(paper: Paper, bounds: Bounds): boolean {
  return !isSeen(paper, bounds) && mayCome(paper, bounds);
}

function isSeen(paper: Paper, { given, elsewhere }: Bounds): boolean {
  return isIn(given, paper) || isIn(elsewhere, paper);
}

function mayCome(paper: Paper, { arrived }: Bounds): boolean {
  return !paper.withdrawn && (!arrived || isIn(arrived, paper));
}

function elsewhereOf(papers: readonly Paper[], bounds: Bounds): Paper[] {
  return papers.filter(
    (paper) => isIn(bounds.elsewhere, paper) && !isIn(bounds.given, paper) && mayCome(paper, bounds),
  );
}
