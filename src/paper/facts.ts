/** What is known of a paper, in the words and in the one order in which it is said everywhere. */
import { shortAuthors, spokenName } from './authors.js';
import { shortCount } from './count.js';
import type { Paper } from './paper.js';

/**
 * For a line in a list, only what is known of: that it is withdrawn, its day or year, authors, venue, primary category,
 * the stars of its code, citations, upvotes. A count of 0 tells nothing and is left out.
 */
export function factsOf(paper: Paper): readonly string[] {
  const { authors = [], organisation, categories } = paper;
  const who = shortAuthors(authors);
  return known([
    paper.withdrawn && 'Withdrawn',
    whenOf(paper),
    who && organisation ? `${who} (${organisation})` : who || organisation,
    venueOf(paper),
    categories?.[0],
    ...countsOf(paper),
  ]);
}

/** For a card of the paper's own: the same in the same order, with every category and up to `maxAuthors` whole names. */
export function cardFactsOf(paper: Paper, maxAuthors: number): readonly string[] {
  const { authors = [], organisation, categories, published, updated } = paper;
  const when = whenOf(paper);
  const revised =
    published && updated && updated > published ? `${when}, revised ${dayInWords(updated)}` : when;
  return known([
    revised,
    namesOf(authors, maxAuthors),
    organisation,
    venueOf(paper),
    categories?.join(', '),
    ...countsOf(paper),
  ]);
}

/** Why nobody should build on a withdrawn paper; what stands at the top of its card. */
export const WITHDRAWN = 'Withdrawn: its authors or its publisher took it back.';

type Known = string | false | undefined;

function known(facts: readonly Known[]): readonly string[] {
  return facts.flatMap((fact) => (fact ? [fact] : []));
}

function whenOf({ published, year }: Paper): string | undefined {
  return published ? dayInWords(published) : year?.toString();
}

/** `2017-06-12` is "12 Jun 2017". */
function dayInWords(day: string): string {
  const [year = '', month, date] = day.split('-');
  const name = MONTHS[Number(month) - 1];
  return name && date ? `${Number(date)} ${name} ${year}` : year;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** With its year where the paper was out in another one. */
function venueOf({ venue, year, published }: Paper): string | undefined {
  if (!venue || !year || !published || published.startsWith(`${year}`) || venue.includes(`${year}`))
    return venue;
  return `${venue} ${year}`;
}

function countsOf({ stars, citations, upvotes }: Paper): Known[] {
  return [
    stars ? `Code ★ ${shortCount(stars)}` : undefined,
    citations ? `${shortCount(citations)} ${citations === 1 ? 'citation' : 'citations'}` : undefined,
    upvotes ? `${shortCount(upvotes)} ${upvotes === 1 ? 'upvote' : 'upvotes'}` : undefined,
  ];
}

function namesOf(authors: readonly string[], max: number): string {
  const names = authors.slice(0, max).map(spokenName).join(', ');
  return authors.length <= max ? names : `${names} and ${authors.length - max} more`;
}
