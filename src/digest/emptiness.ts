/** Why a digest holds nothing, and what would hold something. */
import { parse } from '../query/parse.js';
import type { SearchEngine } from '../search/types.js';
import type { Emptiness } from './digest.js';
import { type Bounds, gather, type Pool } from './pool.js';
import type { FeedState } from './ports.js';

export interface Circumstances {
  readonly topic: string | undefined;
  readonly pool: Pool;
  readonly bounds: Bounds;
  readonly feeds: readonly FeedState[];
}

/** A source that failed comes first: while it does, nobody can know whether something came. */
export async function whyEmpty(
  engine: SearchEngine,
  { topic, pool, bounds, feeds }: Circumstances,
): Promise<Emptiness> {
  const failed = feeds.find(({ failedSince }) => failedSince !== undefined);
  if (failed?.failedSince) return { kind: 'source-failed', source: failed.name, since: failed.failedSince };
  const widened = async () => {
    const wider = topic === undefined ? undefined : await widerThan(engine, topic, bounds);
    return wider === undefined ? {} : { wider };
  };
  if (!bounds.arrived) {
    return pool.total === 0
      ? { kind: 'no-match', ...(await widened()) }
      : { kind: 'exhausted', given: pool.total, ...(await widened()) };
  }
  const arrived = [...bounds.arrived.keys()].filter((id) => !bounds.given.has(id)).length;
  if (arrived > 0 && topic !== undefined) return { kind: 'narrow', arrived, ...(await widened()) };
  const [quiet, ...others] = feeds.map(({ quietToday }) => quietToday);
  const allQuiet = quiet !== undefined && others.every((each) => each !== undefined);
  return allQuiet ? { kind: 'no-announcement', day: quiet } : { kind: 'nothing-new' };
}

/** The first of the queries near this one by which the digest would hold a paper. */
async function widerThan(engine: SearchEngine, topic: string, bounds: Bounds): Promise<string | undefined> {
  const { didYouMean, tryInstead } = await engine.advice(parse(topic).query);
  for (const near of [...(didYouMean === undefined ? [] : [didYouMean]), ...tryInstead]) {
    const { fresh } = await gather(engine, parse(near).query, bounds);
    if (fresh.length > 0) return near;
  }
  return undefined;
}
