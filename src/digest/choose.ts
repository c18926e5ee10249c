/** Chooses among candidates: by topic, trend, novelty and votes, no paper twice under two names, and some of everything. */
import type { Paper } from '../paper/paper.js';
import { cosine } from '../search/term-vectors.js';
import type { TermVector } from '../search/types.js';
import type { Reason } from './digest.js';
import { LIKENESS, likest, type Noted, trendWith } from './liking.js';

export interface Candidate {
  readonly paper: Paper;
  readonly vector: TermVector;
  /** 0 to 1: how well it answers the topic, how new it is, how much the team makes of it. */
  readonly relevance: number;
  readonly novelty: number;
  readonly trend: number;
  /** How often the team noted it lately. */
  readonly signals: number;
}

/** What was voted in this place, and what the team notes anywhere. */
export interface Taste {
  readonly interested: readonly Noted[];
  readonly notForUs: readonly Noted[];
  readonly noted: readonly Noted[];
}

export interface Choice {
  readonly paper: Paper;
  /** Besides the topic and the day; may be empty. */
  readonly reasons: readonly Reason[];
}

const WEIGHTS = {
  byTopic: { relevance: 1, trend: 0.3, novelty: 0.2, votes: 0.6 },
  byTrend: { relevance: 0.4, trend: 1, novelty: 0.2, votes: 0.6 },
};
/** Maximal marginal relevance (Carbonell and Goldstein 1998): how much a paper's worth counts against its likeness to others. */
const WORTH = 0.8;
/** Of two records of one work nearly all terms are the same. */
const SAME_WORK = 0.85;

/** Up to `size`, best first. The same candidates give the same choice; equals keep their order. */
export function choose(
  candidates: readonly Candidate[],
  taste: Taste,
  { size, trending }: { readonly size: number; readonly trending: boolean },
): Choice[] {
  const weights = trending ? WEIGHTS.byTrend : WEIGHTS.byTopic;
  const judged = candidates.map((candidate) => judge(candidate, taste, weights));
  const scores = judged.map(({ score }) => score);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const scale = most - least || 1;
  let open = judged.map((each) => ({ ...each, worth: (each.score - least) / scale, likeness: 0 }));
  const chosen: Choice[] = [];
  while (chosen.length < size) {
    const best = open.reduce<(typeof open)[number] | undefined>(
      (first, each) => (first && marginal(first) >= marginal(each) ? first : each),
      undefined,
    );
    if (!best) break;
    chosen.push({ paper: best.paper, reasons: best.reasons });
    open = open
      .filter((each) => each !== best && shared(each.vector, best.vector) < SAME_WORK)
      .map((each) => ({ ...each, likeness: Math.max(each.likeness, cosine(each.vector, best.vector)) }));
  }
  return chosen;
}

/** How many of the terms of both are those of each (Jaccard). */
function shared(a: TermVector, b: TermVector): number {
  let both = 0;
  for (const term of a.keys()) if (b.has(term)) both += 1;
  return both / (a.size + b.size - both || 1);
}

function marginal({ worth, likeness }: { readonly worth: number; readonly likeness: number }): number {
  return WORTH * worth - (1 - WORTH) * Math.min(1, likeness / LIKENESS.much);
}

function judge(
  { paper, vector, relevance, novelty, trend, signals }: Candidate,
  { interested, notForUs, noted }: Taste,
  weights: (typeof WEIGHTS)['byTopic'],
) {
  const liked = likest(vector, interested);
  const disliked = likest(vector, notForUs);
  const talkedAbout = trendWith(trend, vector, noted);
  const votes = (liked?.strength ?? 0) - (disliked?.strength ?? 0);
  const score =
    weights.relevance * relevance +
    weights.trend * talkedAbout +
    weights.novelty * novelty +
    weights.votes * votes;
  const reasons: Reason[] = [
    ...(talkedAbout > 0 ? [{ kind: 'trending' as const, teamSignals: signals }] : []),
    ...(liked && votes > 0 ? [{ kind: 'liked' as const, title: liked.title }] : []),
  ];
  return { paper, vector, score, reasons };
}
