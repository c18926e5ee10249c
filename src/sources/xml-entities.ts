/** The references that every XML text may hold; none that a document declares. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Throws where a reference is none of XML's own five and names no character. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([^;\s&]*));?/gi, (whole, hex, decimal, name) => {
    if (!whole.endsWith(';')) throw new SyntaxError('an ampersand that begins no reference');
    if (name !== undefined) return named(name);
    return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

function named(name: string): string {
  const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (known === undefined) throw new SyntaxError('a reference to an entity that is not known');
  return known;
}

function character(code: number): string {
  const isText = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  if (!isText || (code >= 0xd800 && code <= 0xdfff)) throw new SyntaxError('a reference to no character');
  return String.fromCodePoint(code);
}
