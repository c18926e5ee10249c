/** The phrases a corpus is about, by its own statistics: words that its titles put side by side, and name things with. */
import type { Paper } from '../paper/paper.js';
import { partsOf, stem, wordsOf } from './analyze.js';
import { type PaperTerms, termKey, termOf } from './paper-terms.js';
import { remembering } from './remembering.js';
import { STOP_WORDS } from './stop-words.js';

/** One to three terms that stand side by side, stop words aside. */
export interface Phrase {
  /** As most papers write it: `mixture of experts`, `KV cache`. */
  readonly name: string;
  /** The keys of its terms, in order. */
  readonly terms: readonly number[];
  /** In what share of the papers it stands. */
  readonly share: number;
  /** How well it names what the corpus is about: only its order is meant. */
  readonly worth: number;
}

/** Of a larger corpus so many papers are read, evenly over all of it. */
export const MOST_PAPERS = 20_000;
const MOST_PHRASES = 600;
const LONGEST = 3;
/** A phrase stands in so many titles at least; in a large corpus in this share of them. */
const TITLES = { least: 2, share: 0.0005 };
const FEWEST_PAPERS = { word: 6, phrase: 4 };
/** What more papers than this share say, any of them would: a word sooner than a phrase. */
const COMMON = { word: 0.15, phrase: 0.4 };
/** A phrase whose papers mostly hold one longer phrase is a piece of it. */
const PIECE = 0.6;
/** Papers whose texts are asked how a phrase is written. */
const WITNESSES = 8;

interface Count {
  readonly terms: readonly number[];
  titles: number;
  papers: number;
  last: number;
  readonly witnesses: number[];
}

/**
 * Most telling first. 270 papers take about 30 ms, 20,000 about 2 s.
 *
 * @param termsOf of a paper by its place
 */
export function phrasesOf(papers: readonly Paper[], termsOf: (place: number) => PaperTerms): Phrase[] {
  const step = Math.max(1, Math.ceil(papers.length / MOST_PAPERS));
  const read = Array.from({ length: Math.ceil(papers.length / step) }, (_, at) => at * step);
  const counts = countPhrases(read, termsOf);
  const single = (key: number) => counts.get(String(key))?.papers ?? 1;
  const writtenIn = createFormReader(papers);
  const named = [...counts.values()]
    .map((count) => ({ count, worth: worthOf(count, single, read.length) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 2 * MOST_PHRASES)
    .flatMap(({ count: { terms, papers, witnesses }, worth }) => {
      const name = nameOf(witnesses.map((place) => writtenIn(place, terms)));
      return name === undefined ? [] : [{ name, terms, share: papers / read.length, worth }];
    });
  return withoutPieces(named).slice(0, MOST_PHRASES);
}

/** Every phrase that stands in enough titles, and in how many papers it stands. */
function countPhrases(read: readonly number[], termsOf: (place: number) => PaperTerms): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const place of read) {
    eachPhrase(termsOf(place).title, (id, terms) => {
      const count = counts.get(id) ?? { terms, titles: 0, papers: 0, last: -1, witnesses: [] };
      if (count.last !== place) count.titles += 1;
      count.last = place;
      counts.set(id, count);
    });
  }
  const least = Math.max(TITLES.least, TITLES.share * read.length);
  for (const [id, { titles, terms }] of counts) if (titles < least && terms.length > 1) counts.delete(id);
  for (const place of read) {
    const { title, abstract } = termsOf(place);
    const note = (id: string) => {
      const count = counts.get(id);
      if (!count || count.last === -place - 2) return;
      count.last = -place - 2;
      count.papers += 1;
      if (count.witnesses.length < WITNESSES) count.witnesses.push(place);
    };
    eachPhrase(title, note);
    eachPhrase(abstract, note);
  }
  return counts;
}

function eachPhrase(words: Uint32Array, visit: (id: string, terms: readonly number[]) => void): void {
  for (let at = 0; at < words.length; at++) {
    const terms: number[] = [];
    for (let length = 1; length <= LONGEST && at + length <= words.length; length++) {
      const key = termOf(words[at + length - 1] ?? 0);
      if (terms.includes(key)) break;
      terms.push(key);
      visit(terms.join(' '), [...terms]);
    }
  }
}

/**
 * In how many titles it stands, times how much of what its rarest term is used for it is, times how much of a subject it
 * is: what titles seldom hold, though texts do, is a manner of speaking.
 */
function worthOf({ terms, titles, papers }: Count, single: (key: number) => number, all: number): number {
  const share = papers / all;
  const alone = terms.length === 1;
  const kind = alone ? 'word' : 'phrase';
  if (papers < FEWEST_PAPERS[kind] || share > COMMON[kind] || titles < TITLES.least) return 0;
  if (alone && titles < SUBJECT * papers) return 0;
  const cohesion = alone ? ALONE : papers / Math.min(...terms.map(single));
  return cohesion * titles * Math.sqrt(titles / papers) * Math.sqrt(-Math.log(share));
}

/** A word alone says less than a phrase, and is a subject where so many of the texts that use it have it in their title. */
const ALONE = 0.15;
const SUBJECT = 0.3;

/** A phrase within a longer one that most of its papers hold is left out, and so is a longer one that adds little. */
function withoutPieces(phrases: readonly Phrase[]): Phrase[] {
  return phrases.filter(
    (phrase, at) =>
      !phrases.some((other, place) =>
        lettersOf(other.name) === lettersOf(phrase.name)
          ? other.terms.length > phrase.terms.length ||
            (other.terms.length === phrase.terms.length && place < at)
          : holds(other.terms, phrase.terms)
            ? other.share >= PIECE * phrase.share
            : place < at && holds(phrase.terms, other.terms) && phrase.share < PIECE * other.share,
      ),
  );
}

/** `co-design` and `codesign` are one. */
function lettersOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

function holds(longer: readonly number[], shorter: readonly number[]): boolean {
  return longer.length > shorter.length && shorter.every((key) => longer.includes(key));
}

/** One place where a phrase stands. */
interface Form {
  readonly text: string;
  readonly inTitle: boolean;
  /** Whether a phrase could end here: no further word of the subject follows at once. */
  readonly ends: boolean;
}

/** A phrase that less often ends where it stands is half of another: `large-scale`, `end-to-end`. */
const ENDS = 0.35;
const WHOLE = 0.6;

/** As most texts write it; none for what mostly stands within a compound, such as `aware`. */
function nameOf(writings: readonly (readonly Form[])[]): string | undefined {
  const forms = writings.flat();
  if (writings.filter(({ length }) => length > 0).length < WHOLE * writings.length) return undefined;
  if (forms.filter(({ ends }) => ends).length < ENDS * forms.length) return undefined;
  const votes = new Map<string, number>();
  for (const { text, inTitle } of forms) {
    const name = inTitle ? text.replace(TITLE_CASE, (letter) => letter.toLowerCase()) : text;
    votes.set(name, (votes.get(name) ?? 0) + (inTitle ? 1 : 2));
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const TITLE_CASE = /\b\p{Lu}(?=\p{Ll}+\b)/gu;

interface Part {
  readonly key: number;
  readonly from: number;
  readonly to: number;
  /** Whether another word follows with only a space between. */
  readonly followed: boolean;
}

/** Reads how a phrase is written in a paper; each paper is taken apart once. */
function createFormReader(papers: readonly Paper[]): (place: number, terms: readonly number[]) => Form[] {
  const keysOf = remembering((word: string) =>
    partsOf(word)
      .filter((part) => !STOP_WORDS.has(part))
      .map((part) => termKey(stem(part))),
  );
  const partsIn = (text: string): Part[] =>
    wordsOf(text).flatMap(({ text: word, at }) => {
      const [from, to] = [at, at + word.length];
      const next = /^\s(\p{L}+)/u.exec(text.slice(to, to + 30))?.[1];
      const followed = next !== undefined && !STOP_WORDS.has(next.toLowerCase());
      return keysOf(word).map((key) => ({ key, from, to, followed }));
    });
  const partsOfPaper = remembering((place: number) => ({
    title: partsIn(papers[place]?.title ?? ''),
    abstract: partsIn(papers[place]?.abstract ?? ''),
  }));
  return (place, terms) => {
    const { title, abstract } = partsOfPaper(place);
    const { title: heading = '', abstract: text = '' } = papers[place] ?? {};
    return [...formsIn(heading, title, terms, true), ...formsIn(text, abstract, terms, false)];
  };
}

function formsIn(text: string, parts: readonly Part[], terms: readonly number[], inTitle: boolean): Form[] {
  return parts.flatMap((first, at) => {
    const last = parts[at + terms.length - 1];
    if (!last || !terms.every((key, one) => parts[at + one]?.key === key)) return [];
    const whole = parts[at - 1]?.from !== first.from && parts[at + terms.length]?.from !== last.from;
    const form = text.slice(first.from, last.to).replace(/\s+/g, ' ');
    return whole && PLAIN.test(form) && !PARTED.test(form)
      ? [{ text: form, inTitle, ends: !last.followed }]
      : [];
  });
}

const PLAIN = /^[\p{L}\p{N}\s'’-]+$/u;
/** Of the stop words only these are found inside a name: "bridge this gap" is none. */
const PARTED = new RegExp(`\\s(?!(?:of|and)\\s)(?:${[...STOP_WORDS].join('|')})\\s`, 'i');
