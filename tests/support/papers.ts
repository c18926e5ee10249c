/** Papers for tests, and something to ask about them. */
import type { CommandContext } from '../../src/commands/types.js';
import { titleId } from '../../src/paper/identifiers.js';
import type { Paper } from '../../src/paper/paper.js';
import { createEngine } from '../../src/search/engine.js';
import type { CorpusFacts } from '../../src/search/types.js';

/** A paper of which only what matters to the test needs to be told. */
export function aPaper(told: Partial<Paper> = {}): Paper {
  const title = told.title ?? 'Attention Is All You Need';
  return {
    id: titleId(title),
    title,
    abstract: `We study ${title.toLowerCase()} and report what we found.`,
    source: 'test',
    ...told,
  };
}

/** What commands run on, over these papers, loaded at a fixed time. */
export function contextOf(papers: readonly Paper[]): CommandContext {
  return {
    engine: createEngine(papers),
    version: '1.2.3',
    loadedAt: new Date('2026-11-23T09:00:00Z'),
    skippedLines: 0,
  };
}

/** Figures of a corpus of which only what matters to the test needs to be told. */
export function someFacts(told: Partial<CorpusFacts> = {}): CorpusFacts {
  return {
    papers: 0,
    sources: [],
    years: [],
    venues: [],
    categories: [],
    having: { authors: 0, code: 0, project: 0 },
    ...told,
  };
}
