/** Takes a JSON list apart without reading it whole, so that what is broken in one element costs that element only. */

export interface Element {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The objects of a list, or the one object that a text is, in order. What stands between them is an element of its own where it is no comma. */
export function* splitArray(json: string): Generator<Element> {
  let depth = 0;
  let from = 0;
  let line = 1;
  let counted = 0;
  const element = (before: number, end: number): Element => {
    const start = before + json.slice(before, end).search(/[^\s,]/);
    line += json.slice(counted, start).split('\n').length - 1;
    counted = start;
    return { line, text: json.slice(start, end).replace(/[\s,]+$/, '') };
  };
  for (const { brace: found, index } of bracesOf(json)) {
    if (found === '{') {
      if (depth === 0) {
        if (isMeant(json.slice(from, index))) yield element(from, index);
        from = index;
      }
      depth += 1;
    } else if (found === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      yield element(from, index + 1);
      from = index + 1;
    }
  }
  if (depth > 0 || isMeant(json.slice(from))) yield element(from, json.length);
}

function isMeant(between: string): boolean {
  return /[^\s,[\]]/.test(between);
}

/** The braces that stand in no string. A string that is never closed is none: what stands behind its quotation mark counts. */
function* bracesOf(json: string): Generator<{ readonly brace: string; readonly index: number }> {
  const token = /["{}]/g;
  let isClosing = true;
  for (let found = token.exec(json); found; found = token.exec(json)) {
    if (found[0] !== '"') yield { brace: found[0], index: found.index };
    else if (isClosing) {
      const end = endOfString(json, token.lastIndex);
      isClosing = end !== undefined;
      token.lastIndex = end ?? token.lastIndex;
    }
  }
}

/** A pattern for the whole string would remember each of its escapes, and run out of room. */
function endOfString(json: string, from: number): number | undefined {
  const mark = /["\\]/g;
  mark.lastIndex = from;
  for (let found = mark.exec(json); found; found = mark.exec(json)) {
    if (found[0] === '"') return mark.lastIndex;
    mark.lastIndex += 1;
  }
  return undefined;
}
