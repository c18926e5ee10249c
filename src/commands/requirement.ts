/** Reads how people narrow a list in plain words: "only 2019-2021", "by hinton", "with code", "without vision". */
import { parse } from '../query/parse.js';
import type { Clause, HasValue, YearRange } from '../query/query.js';

export interface Requirement {
  readonly clause: Clause;
  /** Whether the words can hardly be ordinary talk. */
  readonly clear: boolean;
}

interface Form {
  readonly pattern: RegExp;
  /** When the words are a requirement without a leading "only": never, if addressed to Paperboy, or always (`clear`). */
  readonly alone: 'never' | 'addressed' | 'clear';
  read(first: string, second: string): Clause;
}

/** What "by" and "without" lead to in ordinary talk: by then, by Friday, without a doubt. */
const TALK = [
  'an? the any all my our your his her its their me you us him them it this that these those',
  'then now next end noon tonight today tomorrow \\w+day eod eow',
  'january february march april may june july august september october november december',
  'email phone hand far default design accident chance mistake',
  'doubt question further fail problems? exception',
]
  .join(' ')
  .replaceAll(' ', '|');
const NAME = "\\p{L}[\\p{L}.'’-]*";
const WORD = '[\\p{L}\\p{N}-]+';
const YEAR = '((?:1[89]|20)\\d\\d)';

const FORMS: readonly Form[] = [
  year(`${YEAR}`, 'never', (from) => ({ from, to: from })),
  year(`(?:from|in) ${YEAR}`, 'addressed', (from) => ({ from, to: from })),
  year(`(?:from |between )?${YEAR} ?(?:-|–|—|\\.\\.|to|and|until) ?${YEAR}`, 'addressed', (one, other) => ({
    from: Math.min(one, other),
    to: Math.max(one, other),
  })),
  year(`since ${YEAR}`, 'clear', (from) => ({ from })),
  year(`from ${YEAR} on(?:wards)?`, 'clear', (from) => ({ from })),
  year(`after ${YEAR}`, 'clear', (year) => ({ from: year + 1 })),
  year(`before ${YEAR}`, 'clear', (year) => ({ to: year - 1 })),
  year(`(?:until|up to) ${YEAR}`, 'clear', (to) => ({ to })),
  {
    pattern: /^(?:(?:those|ones|papers) )?(?:with|has|having) (?:an? )?(code|project|abstract)(?: page)?$/i,
    alone: 'clear',
    read: (value) => ({ kind: 'has', value: hasValue(value) }),
  },
  {
    pattern: new RegExp(`^by (?!(?:${TALK})\\b)["“]?(${NAME}(?: ${NAME}){0,3})["”]?$`, 'iu'),
    alone: 'clear',
    read: (name) => ({ kind: 'field', field: 'author', text: name, quoted: name.includes(' ') }),
  },
  {
    pattern: new RegExp(`^without (?!(?:${TALK})\\b)["“]?(${WORD}(?: ${WORD})?)["”]?$`, 'iu'),
    alone: 'clear',
    read: exclusion,
  },
  {
    pattern: new RegExp(`^not ["“]?(${WORD}|(?<=["“])[^"“”]+)["”]?$`, 'iu'),
    alone: 'addressed',
    read: exclusion,
  },
];

/** "only" and "just" make a requirement of a bare year, and of the query language's own filters. */
export function readRequirement(text: string): Requirement | undefined {
  const [, rest] = /^(?:only|just) (.+)$/i.exec(text) ?? [];
  return rest === undefined ? readForm(text, false) : (readForm(rest, true) ?? readFilter(rest));
}

function readForm(text: string, led: boolean): Requirement | undefined {
  for (const { pattern, alone, read } of FORMS) {
    const match = pattern.exec(text);
    if (match && (led || alone !== 'never')) {
      return { clause: read(match[1] ?? '', match[2] ?? ''), clear: led || alone === 'clear' };
    }
  }
  return undefined;
}

function readFilter(text: string): Requirement | undefined {
  const { query, problems } = parse(text);
  const filters: readonly Clause['kind'][] = ['field', 'year', 'has', 'phrase', 'not'];
  if (!query.clause || problems.length > 0 || !filters.includes(query.clause.kind)) return undefined;
  return { clause: query.clause, clear: true };
}

function year(
  pattern: string,
  alone: Form['alone'],
  range: (first: number, second: number) => YearRange,
): Form {
  return {
    pattern: new RegExp(`^${pattern}$`, 'i'),
    alone,
    read: (first, second) => ({ kind: 'year', range: range(Number(first), Number(second)) }),
  };
}

function hasValue(word: string): HasValue {
  const value = word.toLowerCase();
  return value === 'code' || value === 'project' ? value : 'abstract';
}

function exclusion(text: string): Clause {
  return { kind: 'not', clause: { kind: text.includes(' ') ? 'phrase' : 'term', text } };
}
