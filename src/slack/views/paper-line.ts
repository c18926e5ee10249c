/** How a paper is named in a line: its title, where that leads, and what else is known of it. */
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

/** "2017 · Vaswani et al. · NeurIPS", of what is known; empty when nothing is. */
export function factsOf(paper: Paper, maxAuthors: number): string {
  const facts = [
    paper.year?.toString(),
    authorsOf(paper, maxAuthors),
    paper.venue,
    paper.categories?.join(', '),
  ];
  return facts.flatMap((fact) => (fact ? [clip(fact, MAX_FACT)] : [])).join(' · ');
}

const MAX_FACT = 400;

function authorsOf({ authors = [] }: Paper, max: number): string {
  const [first = ''] = authors;
  if (authors.length <= max) return authors.join(', ');
  return max <= FEW_AUTHORS
    ? `${first} et al.`
    : `${authors.slice(0, max).join(', ')} and ${authors.length - max} more`;
}

const FEW_AUTHORS = 3;
