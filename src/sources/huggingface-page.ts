/** Reads the text of a saved paper-search page of Hugging Face: titles and abstracts on alternating lines. */
import { titleId } from '../paper/identifiers.js';
import { linksIn } from '../paper/links.js';
import type { Paper } from '../paper/paper.js';
import { renderTex } from '../paper/tex.js';

/** A line that does not fit the page's layout, counted from 1. */
export interface PageProblem {
  readonly line: number;
  readonly message: string;
}

/**
 * The papers in the page's order, with only what the page holds: title, abstract, and the addresses in the abstract. A
 * title without an abstract is kept and reported; an abstract without a title is left out and reported.
 */
export function parseHuggingFacePage(text: string): {
  readonly papers: readonly Paper[];
  readonly problems: readonly PageProblem[];
} {
  const papers: Paper[] = [];
  const problems: PageProblem[] = [];
  let title: PageLine | undefined;
  const giveUp = (lone: PageLine): void => {
    papers.push(toPaper(lone.text, ''));
    problems.push({ line: lone.number, message: `No abstract follows the title "${lone.text}".` });
  };
  for (const line of contentLines(text)) {
    if (!isAbstract(line.text)) {
      if (title) giveUp(title);
      title = line;
    } else if (title) {
      papers.push(toPaper(title.text, line.text));
      title = undefined;
    } else {
      problems.push({ line: line.number, message: 'No title stands before this abstract; it was left out.' });
    }
  }
  if (title) giveUp(title);
  return { papers, problems };
}

interface PageLine {
  readonly number: number;
  readonly text: string;
}

const NEWSLETTER = /^get trending papers in your email inbox\b.*!$/i;
/** The newsletter's button, which saving the page glued to the first title. */
const BUTTON = /^Subscribe(?=\p{Lu}|\p{N}|$)/u;

function contentLines(text: string): PageLine[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '' && !NEWSLETTER.test(line.text));
  const [first, ...rest] = lines;
  if (!first) return [];
  const freed = { ...first, text: first.text.replace(BUTTON, '') };
  return freed.text === '' ? rest : [freed, ...rest];
}

/** Abstracts are long, or at least sentences; no title on arXiv is that long, and titles carry no full stop. */
function isAbstract(line: string): boolean {
  return line.length > 250 || (line.length > 60 && line.endsWith('.'));
}

function toPaper(rawTitle: string, rawAbstract: string): Paper {
  const title = renderTex(rawTitle);
  const abstract = renderTex(rawAbstract);
  const links = linksIn(abstract);
  return {
    id: titleId(title),
    title,
    abstract,
    source: 'huggingface-page',
    ...(links.length > 0 ? { links } : {}),
  };
}
