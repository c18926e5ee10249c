/** The ids of arXiv as its answers write them, and what they tell. */
import { readReference } from '../paper/identifiers.js';

/** Without version: of `http://arxiv.org/abs/1605.08386v1`, `oai:arXiv.org:1605.08386`, `math.GT/0309136`; undefined where it is none. */
export function arxivIdIn(text: string): string | undefined {
  const reference = readReference(text.replace(/^oai:arXiv\.org:/i, ''));
  return reference?.kind === 'arxiv' ? reference.id : undefined;
}

/** 2 of `1605.08386v2`; undefined where it names no version. */
export function versionIn(text: string): number | undefined {
  const version = /v([1-9]\d*)$/.exec(text.trim())?.[1];
  return version === undefined ? undefined : Number(version);
}

/** The year in which it was given out, when its paper was first announced; arXiv began in 1991. */
export function yearOfId(id: string): number {
  const digits = Number(/(?:^|\/)(\d{2})\d{2}/.exec(id)?.[1]);
  return digits < 91 ? 2000 + digits : 1900 + digits;
}
