/** Composes a digest: what a place is given today and why, or why it is given nothing. */
import type { Library, Signal, VoteCast } from '../library/library.js';
import { parse } from '../query/parse.js';
import type { SearchEngine } from '../search/types.js';
import { type Choice, choose } from './choose.js';
import { type Considered, candidatesOf, tasteOf } from './consider.js';
import type { Digest, DigestItem, Reason, SeenElsewhere } from './digest.js';
import { whyEmpty } from './emptiness.js';
import { calledNow, isIn, keptOf } from './known-as.js';
import { signalsThatCount } from './liking.js';
import { type Bounds, gather, isFresh, type Pool } from './pool.js';
import type { Arrivals, FeedState } from './ports.js';
import type { Destination, SubscriptionRequest } from './subscription.js';

/** What digests are composed from. */
export interface Material {
  readonly engine: () => SearchEngine;
  readonly library: Library;
  readonly arrivals: Arrivals;
  readonly feeds: () => Promise<readonly FeedState[]>;
  /** The channels that a person is in, as far as they are known. */
  readonly channelsOf: (userId: string) => Promise<readonly string[]>;
  /** Whether everyone of the team may read a channel; false where that is not known. */
  readonly isPublic: (channelId: string) => Promise<boolean>;
}

/** For whom it is, and when. */
export interface Occasion {
  readonly destination: Destination;
  /** The local date. */
  readonly date: string;
  readonly now: Date;
  /** Whose direct messages these are, where that is known. */
  readonly userId?: string;
  /** When the last digest was, where there was one. */
  readonly since?: Date;
}

const DAY_MS = 24 * 60 * 60_000;
/** A corpus to which nothing came for so long is an archive; in one that grows, a paper is new for so long. */
const GROWS_WITHIN_MS = 14 * DAY_MS;
const NEW_FOR_MS = 30 * DAY_MS;
/** Where no source is watched, a few papers that people had looked up do not make an archive grow. */
const FEWEST_UNWATCHED = 10;
/** What the team did counts for the trend for so long. */
const SIGNALS_MS = 60 * DAY_MS;
/** What came within a week counts as since the last digest where there was none. */
const WEEK_MS = 7 * DAY_MS;

/** Nothing is kept of it: the same occasion and material give the same digest. */
export async function compose(
  request: SubscriptionRequest,
  occasion: Occasion,
  material: Material,
): Promise<Digest> {
  const { topic, trending, style, size } = request;
  const { destination, now, date } = occasion;
  const engine = material.engine();
  const bounds = await boundsOf(occasion, material);
  const pool = await gather(engine, parse(topic ?? '').query, bounds);
  const [signals, votes] = await Promise.all([
    signalsFor(destination, ago(now, SIGNALS_MS), material),
    material.library.votes(destination),
  ]);
  const hasTopic = topic !== undefined;
  const papers = hasTopic ? pool.fresh : await withNoted(engine, pool, bounds, signals, votes);
  const counted = signalsThatCount(signals, calledNow(papers));
  const considered: Considered = { engine, papers, hasTopic, arrived: bounds.arrived, signals: counted, now };
  const taste = await tasteOf(considered, votes);
  const choices = choose(await candidatesOf(considered), taste, { size, trending: trending || !hasTopic });
  const archive = { archive: { left: Math.max(0, pool.left - choices.length) } };
  const empty = async () => whyEmpty(engine, { topic, pool, bounds, feeds: await material.feeds() });
  return {
    date,
    ...(hasTopic ? { topic } : {}),
    trending,
    style,
    items: await Promise.all(choices.map((choice) => itemOf(choice, pool, hasTopic, bounds))),
    ...(choices.length > 0 ? (bounds.arrived ? {} : archive) : { empty: await empty() }),
    seenElsewhere: seenOf(pool, bounds, occasion),
    shapedBy: { interested: taste.interested.length, notForUs: taste.notForUs.length },
  };
}

/** A vote in a private channel or in direct messages counts there only. */
async function signalsFor(
  { teamId, channelId }: Destination,
  since: Date,
  { library, isPublic }: Material,
): Promise<readonly Signal[]> {
  const signals = await library.signals(teamId, since);
  const places = new Set(signals.flatMap((signal) => signal.channelId ?? []));
  const open = new Map<string | undefined, boolean>([[undefined, true]]);
  for (const place of places) open.set(place, place === channelId || (await isPublic(place)));
  return signals.filter((signal) => open.get(signal.channelId));
}

async function boundsOf({ destination, userId, now }: Occasion, material: Material): Promise<Bounds> {
  const { library, arrivals, channelsOf, feeds } = material;
  const isOwn = destination.kind === 'direct' && userId !== undefined;
  const channels = isOwn ? await channelsOf(userId) : [];
  const [given, elsewhere, came, watched] = await Promise.all([
    library.given(destination),
    library.givenIn(destination.teamId, channels),
    arrivals.since(ago(now, NEW_FOR_MS)),
    feeds(),
  ]);
  const lately = came.filter(({ at }) => at > ago(now, GROWS_WITHIN_MS)).length;
  const grows = lately >= (watched.length > 0 ? 1 : FEWEST_UNWATCHED);
  const arrived = new Map(came.map(({ id, at }) => [id, at]));
  return { given, elsewhere, ...(grows ? { arrived } : {}) };
}

/** Where any topic will do, also what the team noted and what is like that which was liked here last, however old it is. */
async function withNoted(
  engine: SearchEngine,
  pool: Pool,
  bounds: Bounds,
  signals: Considered['signals'],
  votes: readonly VoteCast[],
): Promise<Considered['papers']> {
  const liked = votes.filter(({ vote }) => vote === 'interested').slice(-MOST_LIKED);
  const similar = await Promise.all(
    liked.map(({ paperId }) => engine.similar(paperId, { offset: 0, limit: MOST_SIMILAR })),
  );
  const ids = new Set([
    ...signals.map(({ paperId }) => paperId).sort(),
    ...similar.flatMap(({ hits }) => hits.map(({ paper }) => paper.id)),
  ]);
  const there = new Set(pool.fresh.map(({ id }) => id));
  const others = [...ids]
    .filter((id) => !there.has(id) && !bounds.given.has(id) && !bounds.elsewhere.has(id))
    .slice(0, MOST_NOTED);
  const papers = (await Promise.all(others.map((id) => engine.paper(id)))).filter((paper) => !!paper);
  const fresh = papers.filter((paper) => !there.has(paper.id) && isFresh(paper, bounds));
  return [...pool.fresh, ...new Map(fresh.map((paper) => [paper.id, paper])).values()];
}

const MOST_NOTED = 60;
const MOST_LIKED = 3;
const MOST_SIMILAR = 8;

async function itemOf(
  { paper, reasons }: Choice,
  pool: Pool,
  hasTopic: boolean,
  { arrived }: Bounds,
): Promise<DigestItem> {
  const isNew = arrived !== undefined && isIn(arrived, paper);
  const all: Reason[] = [
    ...(hasTopic ? [{ kind: 'topic' as const, words: await pool.matched(paper.id) }] : []),
    ...reasons,
    ...(isNew ? [{ kind: 'new' as const }] : []),
  ];
  return { paper, reasons: all.length > 0 ? all : [{ kind: 'archive' }] };
}

/** Of an archive nothing is told: there the same papers would be left out day after day. */
function seenOf(
  pool: Pool,
  { elsewhere, arrived }: Bounds,
  { now, since = ago(now, WEEK_MS) }: Occasion,
): SeenElsewhere[] {
  const counts = new Map<string, number>();
  for (const paper of pool.elsewhere) {
    const [channelId, at] = [keptOf(elsewhere, paper), arrived && keptOf(arrived, paper)];
    if (channelId !== undefined && at && at > since) counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
  }
  return Array.from(counts, ([channelId, papers]) => ({ channelId, papers }));
}

function ago(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
