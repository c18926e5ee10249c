/** The text of a file that people made: UTF-8, or a sentence that says what it is instead. */
import { UserError } from '../../lib/errors.js';

/** A file as it was given; `name` is how people know it. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Larger ones are read in a form that streams. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** The whole text, line ends as Unix has them. Rejects with a `UserError` where it is too large, or not UTF-8. */
export async function wholeText(file: GivenFile): Promise<string> {
  const pieces: string[] = [];
  let size = 0;
  for await (const piece of textOf(file)) {
    size += piece.length;
    if (size > MOST_CHARACTERS) {
      throw new UserError(`${file.name} is larger than 64 MB; CSV and JSON Lines may be of any size.`);
    }
    pieces.push(piece);
  }
  return pieces.join('').replace(/\r\n?/g, '\n');
}

/** The text in pieces, without a byte order mark. Rejects with a `UserError` at the first byte that is not UTF-8. */
export async function* textOf({ name, bytes }: GivenFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  let isFirst = true;
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new UserError(notUtf8(name, lines));
    }
  };
  for await (const chunk of bytes) {
    if (isFirst && isUtf16(chunk)) throw new UserError(`${name} is UTF-16 text; save it as UTF-8.`);
    isFirst = false;
    const text = decode(chunk);
    yield text;
    lines += text.split('\n').length - 1;
  }
  yield decode();
}

function notUtf8(name: string, line: number): string {
  return `${name} is not UTF-8 text (after line ${line}). It may be Latin-1, as older programs write it: save it as UTF-8, or convert it with iconv -f latin1 -t utf-8.`;
}

function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
