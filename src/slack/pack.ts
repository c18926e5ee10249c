/** Fits any text into a small field of Slack's, such as a button's value: compressed when long, and free of markup. */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { beginning } from './clip.js';

/**
 * The text in at most `maxBytes` bytes of UTF-8: readable while it fits, compressed when it does not, and short of its
 * last words only when even that is too long. 1,000 characters of prose fit 1,900 bytes in any script; noise may not.
 * Free of `&`, `<`, `>`, quotes and control characters, so nothing between us and Slack has a reason to rewrite it.
 */
export function pack(text: string, maxBytes: number): string {
  const plain = `=${withoutMarkup(text)}`;
  if (Buffer.byteLength(plain) <= maxBytes) return plain;
  let rest = text.length <= MAX_UNITS ? text : beginning(text, MAX_UNITS);
  for (;;) {
    const compressed = `~${brotliCompressSync(rest).toString('base64url')}`;
    if (compressed.length <= maxBytes || rest === '') return compressed;
    rest = beginning(rest, Math.floor(rest.length * 0.95));
  }
}

/** What `pack` packed; undefined for anything it did not write. */
export function unpack(packed: string): string | undefined {
  const body = packed.slice(1);
  try {
    if (packed.startsWith('=')) return decodeURIComponent(body);
    if (!packed.startsWith('~')) return undefined;
    return brotliDecompressSync(Buffer.from(body, 'base64url'), {
      maxOutputLength: MAX_UNITS * 4,
    }).toString();
  } catch {
    return undefined;
  }
}

/** Longer texts than this are cut before they are compressed, which bounds the work. */
const MAX_UNITS = 6_000;

function withoutMarkup(text: string): string {
  return text.replace(/[%&<>"\\\p{Cc}]/gu, encodeURIComponent);
}
