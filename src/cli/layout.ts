/** Sets text for a terminal of a given width, with or without ANSI styles. */

export interface Style {
  readonly width: number;
  bold(text: string): string;
  dim(text: string): string;
}

/** Long lines are hard to read however wide the terminal is. */
const WIDEST = 100;
const NARROWEST = 30;

/** `columns` within what is comfortable to read; without `colours`, the styles leave a text as it is. */
export function styleFor({
  columns,
  colours,
}: {
  readonly columns: number;
  readonly colours: boolean;
}): Style {
  const styled = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { width: Math.min(Math.max(columns, NARROWEST), WIDEST), bold: styled(1), dim: styled(2) };
}

/** Paper text without what a terminal would obey: control characters, and marks that turn the writing direction. */
export function harmless(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** Breaks words into lines of at most `width` characters, each led by `indent`; a longer word has a line of its own. */
export function wrap(words: readonly string[], width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && visibleLength(indent + longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((text) => indent + text).join('\n');
}

function visibleLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins an ANSI style.
  return [...text.replace(/\u001b\[\d+m/g, '')].length;
}
