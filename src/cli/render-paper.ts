/** One paper in full, as text for a terminal. */
import { cardFactsOf, WITHDRAWN } from '../paper/facts.js';
import { lookupLinks } from '../paper/links.js';
import { originOf, tldrOf } from '../paper/origin.js';
import type { Paper } from '../paper/paper.js';
import { harmless, type Style, wrap } from './layout.js';

/** Line by line: its title, all that is known of it, its abstract and its addresses, or where to look for them. */
export function paperLines(paper: Paper, style: Style): string[] {
  const { width, bold, dim } = style;
  const { title, abstract, links = [], keywords = [] } = paper;
  const own = links.map(({ kind, url }) => `${kind.padEnd(8)} ${harmless(url)}`);
  const isAddressed = links.some(({ kind }) => kind === 'landing');
  const guesses = isAddressed ? [] : lookupLinks(paper).map(({ label, url }) => `${label}: ${url}`);
  const text = (sentence: string) => wrap(harmless(sentence).split(' '), width);
  const tldr = tldrOf(paper);
  return [
    ...(paper.withdrawn ? [bold(text(WITHDRAWN))] : []),
    bold(text(title)),
    ...headLines(paper, style),
    ...(tldr ? ['', text(`${tldr.label}: ${tldr.text}`)] : []),
    '',
    text(harmless(abstract) || 'The source gives no abstract.'),
    ...(keywords.length > 0 ? ['', dim(text(`Keywords: ${keywords.join(', ')}`))] : []),
    ...(own.length > 0 ? ['', ...own] : []),
    ...(guesses.length > 0 ? ['', 'Look up the title:', ...guesses.map((guess) => `  ${guess}`)] : []),
  ];
}

/** Of a paper of which nothing but its title is known, its id and source fit one line. */
function headLines(paper: Paper, { width, dim }: Style): string[] {
  const facts = cardFactsOf(paper, Number.POSITIVE_INFINITY);
  if (facts.length === 0) return [dim(`${paper.id} · ${harmless(paper.source)}`)];
  return [facts.join(' · '), originOf(paper)].map((line) => dim(wrap(harmless(line).split(' '), width)));
}
