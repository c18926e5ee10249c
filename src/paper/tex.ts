/** Turns the TeX in titles and abstracts, whole or damaged, into text that reads well and is found as people type it. */
import { dropBackslashes, renderCommands, untilStable } from './tex-commands.js';
import { SUBSCRIPTS, SUPERSCRIPTS } from './tex-symbols.js';

/**
 * Readable Unicode for a title or an abstract: `HyperZ$\cdot$Z` → `HyperZ·Z`, `SL$^{2}$A-INR` → `SL2A-INR`,
 * `{mathbb R}^n` → `ℝⁿ`, `\textbf{MoLA}` → `MoLA`. Also understands what a saved page leaves of TeX that lost its
 * dollars or backslashes. What is not surely TeX stays as it is: prices, paths, snake_case, the authors' own
 * commands, addresses. White space becomes single spaces.
 */
export function renderTex(text: string): string {
  const plain = singleSpaces(text).trim();
  if (!MAY_HOLD_TEX.test(plain)) return plain;
  const pieces = plain.replace(/\\url\s?\{\s*([^{}\s]*)\s*\}/g, '$1').split(VERBATIM);
  const rendered = pieces.map((piece, index) => (index % 2 === 0 ? renderPiece(piece) : piece));
  return singleSpaces(rendered.join('')).trim();
}

/** Addresses, and paths as Windows has them. */
const VERBATIM = /(https?:\/\/[^\s}]+|(?<![^\s("'])(?:[A-Za-z]:\\|\\\\)[^\s]+)/;
const MAY_HOLD_TEX = /[\\$^_~`]|\{math|cdot|\dtimes|mu[A-Z]/;

/** By Pandoc's rule a formula has no space just inside its dollars and no digit after them: `$5-$10` is money. */
const FORMULA = /\$(?!\s)([^$]{1,300})(?<![\s\\])\$(?!\d)(?=(\w?))/g;
const SURELY_FORMULA = /\\[A-Za-z]|[\^=<>]|_\{/;
/** `$k$`, `$n/2$`, `$O(n)$`; with nothing glued to it, as in `$HOME/$USER`. */
const VARIABLE = /^[\w\p{L}+\-*/()|,.']+$/u;

function renderPiece(piece: string): string {
  const text = piece
    // A figure inside a name is typed as one: M^3ViT, SL$^{2}$A-INR.
    .replace(/([A-Z])(\$?)\^(?:\{(\d+)\}|(\d))\2(?=[A-Z])/g, '$1$3$4')
    .replace(FORMULA, (whole: string, inside: string, next: string) =>
      SURELY_FORMULA.test(inside) || (next === '' && VARIABLE.test(inside)) ? renderFormula(inside) : whole,
    );
  return renderProse(text);
}

function renderFormula(formula: string): string {
  const spaced = formula
    .replace(/\\[,:;! ]|~/g, ' ')
    .replace(/(?<=\S)\\cdot (?=\S)/g, '·')
    .replace(/\{\}/g, '');
  const scripts = /([\^_])(?:\{([^{}]*)\}|([^\s{}()\\]))/g;
  const scripted = untilStable(dropBackslashes(renderCommands(spaced)), (text) =>
    text.replace(scripts, (_: string, sign: string, group?: string, single?: string) =>
      script(sign, group ?? single ?? ''),
    ),
  );
  return scripted.replace(/(?<!\\)[{}]/g, '').replace(/\\([%&#_{}|])/g, '$1');
}

function renderProse(prose: string): string {
  return renderCommands(repairDamage(prose))
    .replace(
      /(?<=[\p{L}\p{N})\]])\^(?:\{([^{}]+)\}|(\d+|n(?!\w)))/gu,
      (_: string, group?: string, bare?: string) => script('^', group ?? bare ?? ''),
    )
    .replace(/(?<![\w\p{L}$./\\-])(\p{L}{1,2})_(?:\{(\d)\}|(\d))(?!\w|\.\w)/gu, (_, letters, group, bare) => {
      return `${letters}${script('_', group ?? bare)}`;
    })
    .replace(/(?<!\\)\\([%&#$_])/g, '$1')
    .replace(/``(.{1,300}?)''/g, '“$1”')
    .replace(/(?<=(?<![\w.])[A-Za-z]{2,})~(?=[\w([])/g, ' ');
}

/** Restores `{\mathbb R}`, `{\cdot}`, `8$\times$` and `$\mu$J` where a page dropped the backslashes and dollars. */
function repairDamage(prose: string): string {
  const marked = prose
    .replace(/\{\\?(math(?:bb|cal|bf|rm)) ?(\w)\}/g, '\\$1{$2}')
    .replace(/\{cdot(?![a-z])/g, '{·')
    .replace(/(?<=\s)cdot(?=\s)/g, '·')
    .replace(/(?<=\d)times(?=\s)/g, '×')
    .replace(/(?<=[\d}] ?)mu(?=[JmsgLWV]\b)/g, 'μ')
    .replace(/(?<=\s)\\(?:begin|end)(?:\{\w+\*?\})?(?!\w)/g, '');
  return untilStable(marked, (text) => text.replace(/\{(·[^{}]*)\}/g, '$1'));
}

/** Raised or lowered characters where Unicode has all of them, else TeX's sign: `10¹⁹`, `n^(1+o(1))`, `x_(max)`. */
function script(sign: string, content: string): string {
  const table = sign === '^' ? SUPERSCRIPTS : SUBSCRIPTS;
  const characters = [...content.trim()];
  if (characters.every((character) => table.has(character))) {
    return characters.map((character) => table.get(character)).join('');
  }
  return `${sign}${characters.length > 1 ? `(${content.trim()})` : content}`;
}

function singleSpaces(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}
