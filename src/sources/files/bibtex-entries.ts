/** Takes a BibTeX file apart, so that what is broken in one entry costs that entry only. */
import { createMacros } from './bibtex-macros.js';

/** The text of one entry, with the `@string`s that it needs before it. */
export interface BibtexEntry {
  /** Where it begins, from 1. */
  readonly line: number;
  /** Empty where it has none. */
  readonly key: string;
  readonly text: string;
}

/**
 * The entries in order. One ends with the brace that closes it; where none does, before the next line that begins as an entry
 * does. What stands between entries is a comment, as BibTeX has it.
 */
export function* bibtexEntries(text: string): Generator<BibtexEntry> {
  const macros = createMacros();
  for (const { line, text: found } of separate(text)) {
    const [, type = '', key = ''] = BEGINNING.exec(found) ?? [];
    switch (type.toLowerCase()) {
      case 'comment':
      case 'preamble':
        break;
      case 'string':
        macros.define(key, found);
        break;
      default:
        yield { line, key, text: macros.before(found) };
    }
  }
}

const BEGINNING = /^@\s*([a-z]+)\s*[{(]\s*([^\s,={}()"]*)/i;
const AT_LINE_START = /^[ \t]*@[ \t]*[a-z]+\s*[{(]/gim;
const ANYWHERE = /@[ \t]*[a-z]+\s*[{(]/gi;

function* separate(text: string): Generator<{ readonly line: number; readonly text: string }> {
  let line = 1;
  let counted = 0;
  for (const [from, to] of stretches(text)) {
    for (let at = next(text, from, to); at !== undefined; ) {
      const end = closing(text, at, to);
      line += text.slice(counted, at).split('\n').length - 1;
      counted = at;
      yield { line, text: text.slice(at, end) };
      at = next(text, end, to);
    }
  }
}

/** From one line that begins as an entry does to before the next one. */
function* stretches(text: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (const { index } of text.matchAll(AT_LINE_START)) {
    if (index > from) yield [from, index];
    from = index;
  }
  yield [from, text.length];
}

function next(text: string, from: number, to: number): number | undefined {
  const pattern = new RegExp(ANYWHERE);
  pattern.lastIndex = from;
  const at = pattern.exec(text)?.index;
  return at !== undefined && at < to ? at : undefined;
}

/** Behind the bracket that closes what opens after `at`; `to` where none does. */
function closing(text: string, at: number, to: number): number {
  let depth = 0;
  const opening = text.slice(at, to).search(/[{(]/) + at;
  const isRound = text[opening] === '(';
  for (let here = isRound ? opening + 1 : opening; here < to; here += 1) {
    const character = text[here];
    if (character === '\\') here += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0 && character === (isRound ? ')' : '}')) return here + 1;
  }
  return to;
}
