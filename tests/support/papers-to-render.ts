/** Hits and replies for the views: kind, endless and empty ones. */

import { citing } from '../../src/commands/cite.js';
import type { Reply, ResultsReply } from '../../src/commands/types.js';
import type { WatchedState } from '../../src/ingest/intake.js';
import type { Sharing } from '../../src/library/library.js';
import { CITATION_FORMATS } from '../../src/paper/citation.js';
import type { Paper } from '../../src/paper/paper.js';
import type { Hit, Snippet } from '../../src/search/types.js';
import { someFacts } from './papers.js';
import { plainPaper } from './papers-to-show.js';
import { proseIn } from './prose.js';

export function aHit(paper: Paper, hit: Partial<Hit> = {}): Hit {
  return {
    paper,
    rank: 1,
    score: 1,
    snippet: aSnippet('sparsely *gated* layer', 'gated'),
    matched: ['gated'],
    ...hit,
  };
}

/** The text with every occurrence of the word marked. */
export function aSnippet(
  text: string,
  word: string,
  cut: Snippet['cut'] = { start: false, end: false },
): Snippet {
  const parts = text.split(new RegExp(`(${word})`)).map((part) => ({ text: part, marked: part === word }));
  return { parts: parts.filter((part) => part.text !== ''), cut };
}

export function results(reply: Partial<ResultsReply> = {}): ResultsReply {
  return {
    kind: 'results',
    asked: { by: 'query', text: 'mixture of experts' },
    offset: 0,
    total: reply.hits?.length ?? 1,
    hits: [aHit(plainPaper)],
    problems: [],
    related: [],
    ...reply,
  };
}

/** A full page on the given paper, as bad as the search could make it. */
export function worstPage(paper: Paper, query: string): ResultsReply {
  const text = Array.from({ length: 60 }, (_, n) => (n % 2 ? 'gated' : ' <!here> *a* & b ')).join('');
  const hit = aHit(paper, {
    snippet: aSnippet(text, 'gated', { start: true, end: true }),
    matched: Array.from({ length: 6 }, () => proseIn('Chinese', 60)),
  });
  return results({
    asked: { by: 'query', text: query },
    offset: 100_005,
    total: 1_000_000,
    hits: Array.from({ length: 5 }, (_, n) => ({ ...hit, rank: 100_006 + n })),
    problems: Array.from({ length: 40 }, () => ({ message: proseIn('Arabic', 800) })),
    related: Array.from({ length: 4 }, (_, n) => `${proseIn('Chinese', 60).slice(0, 70)} ${n}`),
  });
}

export function otherReplies(paper: Paper): readonly Reply[] {
  const verb = {
    name: 'show',
    usage: 'show <n|id|url>',
    summary: 'Read the abstract.',
    examples: ['show 1', paper.title],
  };
  const facts = {
    ...someFacts({ papers: 2_700, sources: [{ value: paper.source, papers: 2_700 }] }),
    years: [
      { value: '2026', papers: 2_600 },
      { value: '1990', papers: 100 },
    ],
    newest: paper,
  };
  return [
    { kind: 'paper', paper },
    { kind: 'paper', paper, sharedHere: sharings(paper) },
    ...CITATION_FORMATS.flatMap((format) => [
      citing([paper], format),
      citing([paper, plainPaper, paper], format),
      citing(
        Array.from({ length: 50 }, () => paper),
        format,
      ),
    ]),
    { kind: 'saved', papers: Array.from({ length: 25 }, () => paper), gone: 2 },
    { kind: 'status', facts, version: '0.1.0', loadedAt: new Date('2026-11-03T12:05:00Z'), skippedLines: 3 },
    {
      kind: 'status',
      facts: someFacts(),
      version: '0.1.0',
      loadedAt: new Date(0),
      skippedLines: 0,
      intake: {
        at: new Date(0),
        broughtIn: 1_000_000,
        watched: Array(8).fill(failing(paper.abstract.slice(0, 2_000))),
      },
    },
    { kind: 'topics', topics: Array(24).fill(paper.title.slice(0, 70)), facts },
    {
      kind: 'topics',
      topics: [],
      facts: {
        ...facts,
        venues: Array.from({ length: 40 }, (_, n) => ({ value: `${paper.title} ${n}`, papers: 1_000 })),
      },
    },
    { kind: 'topics', topics: [], facts: someFacts() },
    { kind: 'help', verbs: [verb, { ...verb, name: 'cite' }], overview: true },
    { kind: 'help', verbs: [verb], overview: false },
    { kind: 'greeting', papers: 270, examples: ['mixture of experts', paper.title] },
    { kind: 'greeting', papers: 0, examples: [] },
    { kind: 'problem', message: `There is no paper 9. ${paper.abstract}`, tryInstead: [paper.title] },
    results({ readAs: { found: paper.title, instead: paper.abstract } }),
    results({ like: paper, asked: { by: 'similar', id: paper.id }, hits: [aHit(paper)] }),
    results({
      total: 0,
      hits: [],
      asked: { by: 'query', text: paper.title },
      advice: { unknownWords: [], tryInstead: [], topics: [] },
    }),
    results({
      total: 0,
      hits: [],
      asked: { by: 'query', text: paper.title },
      advice: {
        didYouMean: paper.title,
        unknownWords: Array(40).fill(paper.title),
        tryInstead: [paper.title, 'a', 'b', 'c', 'd'],
        topics: [paper.title.slice(0, 70), 'e', 'f'],
      },
    }),
  ];
}

/** As many as there ever are, at long addresses. */
export function sharings({ id: paperId }: Paper): readonly Sharing[] {
  const permalink = `https://team.slack.com/archives/C1/p1?${'x'.repeat(200)}`;
  return Array(5).fill({ paperId, userId: 'UADA', ts: '1.1', at: new Date(0), permalink });
}

function failing(reason: string): WatchedState {
  return { name: 'source', title: reason, failing: { since: new Date(0), reason, times: 1_000 } };
}
