/** Looks at the papers of a pool as they are chosen by: how well each answers, how new it is, what people made of it and its like. */
import type { Library, VoteCast } from '../library/library.js';
import { votesThatCount } from '../library/votes.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { SearchEngine } from '../search/types.js';
import type { Candidate, Taste } from './choose.js';
import { calledNow, keptOf } from './known-as.js';
import { decay, type Noted, trendOf } from './liking.js';

const DAY_MS = 24 * 60 * 60_000;
/** A paper that came is half as new after so long; one of an archive, so many years before the newest. */
const NEW_HALF_LIFE_MS = 7 * DAY_MS;
const OLD_HALF_LIFE_YEARS = 5;
/** The tenth best answers half as well as the first. Ranks, as scores of unlike queries share no scale. */
const RANK_HALF = 10;
/** So many noted papers are compared with, and so many votes: more would only take time. */
const MOST_NOTED = 40;

export interface Considered {
  readonly engine: SearchEngine;
  /** Best first where there is a topic. */
  readonly papers: readonly Paper[];
  readonly hasTopic: boolean;
  readonly arrived: ReadonlyMap<PaperId, Date> | undefined;
  readonly signals: Awaited<ReturnType<Library['signals']>>;
  readonly now: Date;
}

export async function candidatesOf(considered: Considered): Promise<Candidate[]> {
  const { engine, papers, hasTopic, signals, now } = considered;
  const trend = trendOf(signals, now);
  const vectors = await engine.vectors(papers);
  const novelty = noveltyIn(considered);
  return papers.map((paper, at) => ({
    paper,
    vector: vectors[at] ?? new Map(),
    relevance: hasTopic ? RANK_HALF / (RANK_HALF + at) : 0,
    novelty: novelty(paper),
    trend: trend.get(paper.id)?.weight ?? 0,
    signals: trend.get(paper.id)?.signals ?? 0,
  }));
}

function noveltyIn({ papers, arrived, now }: Considered): (paper: Paper) => number {
  const newest = papers.reduce((latest, { year }) => Math.max(latest, year ?? 0), 0);
  return (paper) => {
    const at = arrived && keptOf(arrived, paper);
    if (at) return decay(at, now, NEW_HALF_LIFE_MS);
    const { year } = paper;
    return year === undefined ? 0 : 0.5 ** ((newest - year) / OLD_HALF_LIFE_YEARS);
  };
}

export async function tasteOf(
  { engine, signals, now }: Considered,
  votes: readonly VoteCast[],
): Promise<Taste> {
  const counted = await votesOfPapers(engine, votes);
  const voted = (vote: VoteCast['vote']) =>
    new Map(counted.filter((each) => each.vote === vote).map(({ paperId }) => [paperId, 1] as const));
  const noted = [...trendOf(signals, now)]
    .map(([id, { weight }]) => [id, weight] as const)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const [interested, notForUs, talkedAbout] = await Promise.all([
    notedPapers(engine, [...voted('interested')]),
    notedPapers(engine, [...voted('not-for-us')]),
    notedPapers(engine, noted.slice(0, MOST_NOTED)),
  ]);
  return { interested, notForUs, noted: talkedAbout };
}

/** The latest of each kind, once a person and paper. */
async function votesOfPapers(engine: SearchEngine, votes: readonly VoteCast[]): Promise<readonly VoteCast[]> {
  const places = (vote: VoteCast['vote']) =>
    [...votes.keys()].filter((at) => votes[at]?.vote === vote).slice(-MOST_NOTED);
  const latest = new Set([...places('interested'), ...places('not-for-us')]);
  const some = votes.filter((_, at) => latest.has(at));
  const names = new Set(some.map(({ paperId }) => paperId));
  const papers = await Promise.all([...names].map((name) => engine.paper(name)));
  return votesThatCount(some, calledNow(papers));
}

/** Those that the corpus still has. */
async function notedPapers(
  engine: SearchEngine,
  weights: readonly (readonly [PaperId, number])[],
): Promise<Noted[]> {
  const papers = await Promise.all(weights.map(([id]) => engine.paper(id)));
  const all = papers.flatMap((paper, at) => (paper ? [{ paper, weight: weights[at]?.[1] ?? 0 }] : []));
  // Under two names it is one, and counts as the first of them, which weighs more.
  const known = [...new Map(all.toReversed().map((each) => [each.paper.id, each])).values()].reverse();
  const vectors = await engine.vectors(known.map(({ paper }) => paper));
  return known.map(({ paper, weight }, at) => ({
    title: paper.title,
    vector: vectors[at] ?? new Map(),
    weight,
  }));
}
