/** What can be told from authors' names, in whichever order a source writes them. */
import { foldLetters } from './identifiers.js';

/** A person, or a group whose name has no parts. */
export type AuthorName =
  | { readonly kind: 'person'; readonly given: string; readonly family: string; readonly suffix?: string }
  | { readonly kind: 'group'; readonly name: string };

/** In lower case without diacritics: `Paul Erdős` and `Erdős, P.` both give `erdos`. */
export function surname(author: string): string {
  const name = author.includes(',') ? author.replace(/,.*/s, '') : author.trim().replace(/.*\s/s, '');
  return foldLetters(name).toLowerCase().trim();
}

/**
 * `Ashish Vaswani` and `Vaswani, Ashish` alike; particles written small belong to the family name (`Laurens van der
 * Maaten`). A name of one word, and that of a team or a group, is not taken apart.
 */
export function readName(author: string): AuthorName {
  const name = author.trim().replace(/\s+/g, ' ');
  if (GROUP.test(name)) return { kind: 'group', name };
  const [family = '', ...rest] = name.split(/\s*,\s*/);
  const given = rest.at(-1) ?? '';
  if (family && given && !SUFFIX.test(given)) return { kind: 'person', given, family };
  return readWords((given ? `${family} ${given}` : family).split(' '));
}

/** In the order in which a name is said: `Vaswani, Ashish` is `Ashish Vaswani`. */
export function spokenName(author: string): string {
  const name = readName(author);
  if (name.kind === 'group') return name.name;
  return [name.given, name.family, name.suffix].filter(Boolean).join(' ');
}

/** As scholars refer to a work: `Noam Shazeer`, `Hinton and Salakhutdinov`, `Vaswani et al.`; empty for none. */
export function shortAuthors(authors: readonly string[]): string {
  const [first, second] = authors;
  if (first === undefined) return '';
  if (second === undefined) return spokenName(first);
  return authors.length === 2 ? `${familyOf(first)} and ${familyOf(second)}` : `${familyOf(first)} et al.`;
}

function familyOf(author: string): string {
  const name = readName(author);
  return name.kind === 'group' ? name.name : name.family;
}

const GROUP =
  /\s(?:and|&)\s|:|^\S*$|\b(?:team|group|collaboration|consortium|labs|laboratory|institute|university|initiative|project|community|inc)\.?$/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const PARTICLE =
  /^(?:van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|ten|ter|te|zu|zum|zur|al|el|bin|ibn|af|av)$/;

function readWords(words: readonly string[]): AuthorName {
  const last = words.at(-1) ?? '';
  const suffix = SUFFIX.test(last) && words.length > 2 ? last : undefined;
  const named = suffix ? words.slice(0, -1) : words;
  const beforeParticles = named.slice(0, -1).findLastIndex((word) => !PARTICLE.test(word));
  const from = Math.max(1, beforeParticles + 1);
  const [given, family] = [named.slice(0, from).join(' '), named.slice(from).join(' ')];
  return family === ''
    ? { kind: 'group', name: named.join(' ') }
    : { kind: 'person', given, family, ...(suffix ? { suffix } : {}) };
}
