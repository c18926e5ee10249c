/** Acronyms as a corpus itself defines them: "Mixture of Experts (MoE)". */
import { partsOf, stem, wordsOf } from './analyze.js';
import { STOP_WORDS } from './stop-words.js';

/** A short form, and the terms of what it stands for, in order, stop words aside. */
export interface Acronym {
  /** Folded: `moe`. */
  readonly short: string;
  readonly long: readonly string[];
  /** In how many papers it is defined so. */
  readonly papers: number;
}

export interface AcronymCounter {
  read(text: string): void;
  acronyms(): readonly Acronym[];
}

/** Up to ten letters, of which most are capitals: `(LLMs)`, `(MoE)`, `(NeRF)`. */
const BRACKETED = /\(([\p{L}\p{N}-]{2,10})\)/gu;
/** What it stands for ends before the bracket, and is no longer than so many characters and words. */
const BEFORE = 120;
const WORDS_BEFORE = /(?:(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+\s+){1,8}$/u;
const CAPITALS = /\p{Lu}/gu;
/** A form that fewer papers define is perhaps a slip, and one that stands for several things is no help in a question. */
const FEWEST = 2;
const SURE = 0.6;

export function countAcronyms(before: readonly Acronym[] = []): AcronymCounter {
  const counts = new Map<string, Map<string, number>>();
  const count = (short: string, long: readonly string[], papers: number) => {
    const longs = counts.get(short) ?? new Map<string, number>();
    counts.set(short, longs.set(long.join(' '), (longs.get(long.join(' ')) ?? 0) + papers));
  };
  for (const { short, long, papers } of before) count(short, long, papers);
  return {
    read: (text) => {
      for (const { 1: bracketed = '', index } of text.matchAll(BRACKETED)) {
        const short = bracketed.replace(/s$/, '');
        if ((short.match(CAPITALS)?.length ?? 0) * 2 < short.length) continue;
        const [before = ''] = WORDS_BEFORE.exec(text.slice(Math.max(0, index - BEFORE), index)) ?? [];
        const long = expansionOf(short, before);
        if (long) count(short.toLowerCase(), termsOf(long), 1);
      }
    },
    acronyms: () =>
      [...counts].flatMap(([short, longs]) => {
        const all = [...longs.values()].reduce((sum, papers) => sum + papers, 0);
        const [long = '', papers = 0] = [...longs].sort((a, b) => b[1] - a[1])[0] ?? [];
        return papers >= FEWEST && papers >= SURE * all ? [{ short, long: long.split(' '), papers }] : [];
      }),
  };
}

function termsOf(text: string): string[] {
  return wordsOf(text)
    .flatMap(({ text }) => partsOf(text))
    .filter((part) => !STOP_WORDS.has(part))
    .map(stem);
}

/**
 * The shortest end of a text whose letters hold those of the short form in order, the first of them at the beginning of a
 * word (Schwartz and Hearst 2003).
 */
function expansionOf(short: string, text: string): string | undefined {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const lower = text.trimEnd().toLowerCase();
  let at = lower.length - 1;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    const begins = () => at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '');
    while (at >= 0 && (lower[at] !== letters[letter] || (letter === 0 && !begins()))) at -= 1;
    if (at < 0) return undefined;
    at -= 1;
  }
  const long = lower.slice(at + 1);
  return long.includes(' ') || long.includes('-') ? long : undefined;
}

/** What stands for what, by terms. */
export interface AcronymTable {
  /** The same question with one acronym spelled out, or with what one stands for shortened to it; each a list of terms. */
  rewordings(terms: readonly string[]): readonly Rewording[];
}

export interface Rewording {
  readonly kind: 'spelled-out' | 'shortened';
  /** What takes the place of what was asked. */
  readonly added: readonly string[];
  /** The whole question then. */
  readonly terms: readonly string[];
}

export function createAcronymTable(acronyms: readonly Acronym[]): AcronymTable {
  const longs = new Map(acronyms.map(({ short, long }) => [stem(short), long]));
  const shorts = new Map<string, Acronym[]>();
  for (const acronym of acronyms) {
    const [first = ''] = acronym.long;
    const others = shorts.get(first);
    if (others) others.push(acronym);
    else shorts.set(first, [acronym]);
  }
  return {
    rewordings: (terms) =>
      terms.flatMap((term, at): Rewording[] => {
        const instead = (added: readonly string[], length: number) => terms.toSpliced(at, length, ...added);
        const long = longs.get(term);
        const shortened = (shorts.get(term) ?? []).filter(({ long }) =>
          long.every((one, place) => terms[at + place] === one),
        );
        return [
          ...(long ? [{ kind: 'spelled-out' as const, added: long, terms: instead(long, 1) }] : []),
          ...shortened.map(({ short, long }) => {
            const added = [stem(short)];
            return { kind: 'shortened' as const, added, terms: instead(added, long.length) };
          }),
        ];
      }),
  };
}
