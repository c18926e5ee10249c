/** Renders TeX's commands: the `\name` ones, with or without an argument in braces. */
import { BLACKBOARD, MARKS, SYMBOLS } from './tex-symbols.js';

/**
 * The text with every known command rendered, innermost first. An unknown one loses its backslash in a formula, where
 * `\log` and `\max` are words, and stays whole in prose, where nobody can know what the authors meant by it.
 */
export function renderCommands(text: string, place: 'formula' | 'prose'): string {
  const next = text
    .replace(SWITCH, '$1')
    .replace(FRACTION, (_: string, above: string, below: string) => `${grouped(above)}/${grouped(below)}`)
    .replace(ROOT, (_: string, inside: string) => `√${grouped(inside)}`)
    .replace(ACCENT, (whole: string, accent: string, braced?: string, bare?: string) =>
      accented(accent, braced ?? bare ?? '', whole),
    )
    .replace(COMMAND, (whole: string, name: string, argument?: string) =>
      renderCommand(whole, name, argument, place),
    );
  return next === text ? text : renderCommands(next, place);
}

/** `{\bf word}` */
const SWITCH = /\{\\(?:bf|it|em|rm|sc|sf|sl|tt|cal)\s+([^{}]*)\}/g;
const FRACTION = /\\[dt]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}/g;
const ROOT = /\\sqrt\s?\{([^{}]*)\}/g;
/** `\"o`, `\'{e}`, `\^{\i}`. Without braces only on letters that carry accents, so that `it\'s` keeps its s. */
const ACCENT = /\\([`'^"~=.])(?:\{\\?([A-Za-z])\}|\\?([aeiounycAEIOUNYC]))/g;
/** Not within a Windows path: `C:\beta\gamma`, `\\server\alpha`. */
const COMMAND = /(?<!(?:[A-Za-z]:\\|\\\\)\S{0,99})\\([A-Za-z]+)(?: ?\{([^{}]*)\})?/g;

const WRAPPERS = new Set(
  'text textbf textit texttt textsc textrm textsf textnormal emph underline mbox mathbf mathit mathrm mathcal mathsf mathtt mathfrak mathscr boldsymbol bm operatorname'.split(
    ' ',
  ),
);
const SILENT = new Set('left right big Big bigg Bigg bf it rm cal limits displaystyle xspace'.split(' '));

function renderCommand(
  whole: string,
  name: string,
  argument: string | undefined,
  place: 'formula' | 'prose',
): string {
  if (argument !== undefined) {
    if (WRAPPERS.has(name)) return argument;
    if (name === 'mathbb') return BLACKBOARD.get(argument.trim()) ?? argument;
    if (MARKS.has(name)) return accented(name, argument.replace('\\', ''), whole);
  }
  const rest = whole.slice(name.length + 1);
  const symbol = SYMBOLS.get(name);
  if (symbol) return symbol + (rest === '{}' ? '' : rest);
  if (place === 'prose') return whole;
  return (SILENT.has(name) ? '' : name) + rest;
}

/** The letter under its accent where Unicode has that letter. */
function accented(accent: string, letter: string, otherwise: string): string {
  const composed = (letter + (MARKS.get(accent) ?? '')).normalize('NFC');
  return [...letter].length === 1 && /^\p{L}\p{M}?$/u.test(composed) ? composed : otherwise;
}

function grouped(part: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(part) ? part : `(${part})`;
}
