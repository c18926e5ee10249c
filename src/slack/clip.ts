/** Makes a stranger's text fit to show: without control characters and direction overrides, and not too long. */

/**
 * The text on one line, without control characters and direction overrides, in at most `max` UTF-16 units: if it is
 * cut, then after a whole word where possible, and it ends in "…".
 */
export function clip(text: string, max: number): string {
  return shorten(oneLine(text).trim(), max);
}

/** As `clip`, but line breaks stay; for what people wrote themselves, for abstracts and for code. */
export function clipLines(text: string, max: number): string {
  return shorten(visible(text).trim(), max);
}

/** The text on one line, uncut, with the white space at its ends: for a piece of a longer text. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ');
}

/** At most `max` units of a text that is fit to show already. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${beginning(text, max - 1).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** The longest beginning of at most `max` units that ends with a word, or between characters in a very long one. */
export function beginning(text: string, max: number): string {
  const cut = text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
  if (/\s/.test(text.charAt(max))) return cut.trimEnd();
  const words = cut.replace(/\s+\S*$/, '');
  return words.length > max / 2 ? words : cut;
}

/** The text in pieces of at most `max` units, cut between words where possible. */
export function split(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const piece = beginning(rest, max);
    pieces.push(piece);
    rest = rest.slice(piece.length).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function visible(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ');
}
