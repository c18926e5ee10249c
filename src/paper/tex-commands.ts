/** Renders TeX's commands: the `\name` ones, with or without an argument in braces. */
import { BLACKBOARD, MARKS, SYMBOLS } from './tex-symbols.js';

/**
 * The text with every known command rendered, innermost first. An unknown one stays whole: nobody can know what the
 * authors meant by it.
 */
export function renderCommands(text: string): string {
  return untilStable(text, (inner) =>
    inner
      .replace(SWITCH, '$1')
      .replace(FRACTION, (_: string, above: string, below: string) => `${grouped(above)}/${grouped(below)}`)
      .replace(ROOT, (_: string, inside: string) => `√${grouped(inside)}`)
      .replace(ACCENT, (whole: string, accent: string, braced?: string, bare?: string) =>
        accented(accent, braced ?? bare ?? '', whole),
      )
      .replace(COMMAND, renderCommand),
  );
}

/** Repeats the step until it changes nothing, at most 16 times: nobody nests braces deeper. */
export function untilStable(text: string, step: (text: string) => string): string {
  let now = text;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next = step(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

const MAX_DEPTH = 16;

/** For commands left in a formula: `\log` and `\max` become words, sizes and styles vanish. */
export function dropBackslashes(formula: string): string {
  return formula.replace(/([\p{L}\p{N}]?)\\([A-Za-z]+)/gu, (_, before: string, name: string) =>
    SILENT.has(name) ? before : `${before}${before && ' '}${name}`,
  );
}

/** `{\bf word}` */
const SWITCH = /\{\\(?:bf|it|em|rm|sc|sf|sl|tt|cal)\s+([^{}]*)\}/g;
const FRACTION = /\\[dt]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}/g;
const ROOT = /\\sqrt\s?\{([^{}]*)\}/g;
/** `\"o`, `\'{e}`, `\^{\i}`. Without braces only on letters that carry accents, so that `it\'s` keeps its s. */
const ACCENT = /\\([`'^"~=.])(?:\{\\?([A-Za-z])\}|\\?([aeiounycAEIOUNYC]))/g;
const COMMAND = /\\([A-Za-z]+)(?: ?\{((?:[^{}\\]|\\[^A-Za-z])*)\})?/g;

const WRAPPER =
  /^(?:text(?:bf|it|tt|sc|rm|sf|sl|normal)?|math(?:bf|it|rm|cal|sf|tt|frak|scr)|emph|underline|mbox|boldsymbol|bm|operatorname)$/;
const SILENT = new Set('left right big Big bigg Bigg bf it rm cal limits displaystyle xspace'.split(' '));

function renderCommand(whole: string, name: string, argument?: string): string {
  if (argument !== undefined) {
    if (WRAPPER.test(name)) return argument;
    if (name === 'mathbb') return BLACKBOARD.get(argument.trim()) ?? argument;
    if (MARKS.has(name)) return accented(name, argument, whole);
  }
  const symbol = SYMBOLS.get(name);
  const rest = whole.slice(name.length + 1);
  return symbol ? symbol + (rest === '{}' ? '' : rest) : whole;
}

/** One letter under its accent; anything else has none. */
function accented(accent: string, letter: string, otherwise: string): string {
  const composed = (letter + (MARKS.get(accent) ?? '')).normalize('NFC');
  return [...letter].length === 1 && /^\p{L}\p{M}?$/u.test(composed) ? composed : otherwise;
}

function grouped(part: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(part) ? part : `(${part})`;
}
