/** How a paper is named in a line: its title, where that leads, and what else is known of it. */
import { cardFactsOf, factsOf } from '../../paper/facts.js';
import { landingUrl, lookupLinks } from '../../paper/links.js';
import type { Paper } from '../../paper/paper.js';
import { clip } from '../clip.js';

/** Never empty, whatever the title holds. */
export function titleOf(paper: Paper, max: number): string {
  return clip(paper.title, max) || 'Untitled paper';
}

/** The paper's own page, or a search for its title where it has none. */
export function titleUrl(paper: Paper): string | undefined {
  return landingUrl(paper) ?? lookupLinks(paper)[0]?.url;
}

/** Says so where a title leads to a search rather than to the paper itself; empty when every paper has a page. */
export function searchNote(papers: readonly Paper[]): string[] {
  const without = papers.filter((paper) => landingUrl(paper) === undefined);
  const url = without[0] && lookupLinks(without[0])[0]?.url;
  return url ? [`${searching(without.length, papers.length)} a search on ${new URL(url).hostname}`] : [];
}

function searching(without: number, papers: number): string {
  if (papers === 1) return 'The title opens';
  return without === papers ? 'Titles open' : 'Titles without a known page open';
}

/** For what is read aloud: the title, and that the paper is withdrawn if it is. */
export function spokenTitle(paper: Paper, max: number): string {
  return paper.withdrawn ? `${titleOf(paper, max)} (withdrawn)` : titleOf(paper, max);
}

/** "12 Jun 2017 · Vaswani et al. · NeurIPS", of what is known; empty when nothing is. */
export function factsLine(paper: Paper): string {
  return joined(factsOf(paper), MAX_LINE_FACT);
}

/** The same of a card, with names and categories in full. */
export function cardFactsLine(paper: Paper): string {
  return joined(cardFactsOf(paper, MAX_AUTHORS), MAX_CARD_FACT);
}

const MAX_AUTHORS = 12;
const MAX_CARD_FACT = 400;
const MAX_LINE_FACT = 60;

function joined(facts: readonly string[], max: number): string {
  return facts.map((fact) => clip(fact, max)).join(' · ');
}
