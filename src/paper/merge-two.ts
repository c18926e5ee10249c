/** Makes one record of two, field by field: the source that knows best is believed, and it stays known which one that was. */
import { bestFirst, namesOf } from './names.js';
import { PAPER_FIELDS, type Paper, type PaperField, type PaperLink, type Provenance } from './paper.js';
import { precedence } from './precedence.js';

/**
 * The better name is the id. Of each field the source that `precedence` puts first is believed; of one source the newer version, then
 * the later reading; of equals the first, but the longest abstract. All links are kept. What was withdrawn stays so until a newer
 * version says otherwise.
 */
export function mergeTwo(first: Paper, second: Paper): Paper {
  const [id = first.id, ...otherIds] = bestFirst([...namesOf(first), ...namesOf(second)]);
  const believed = PAPER_FIELDS.map((field) => ({ field, from: believedIn(field, first, second) }));
  const known = believed.filter(({ field, from }) => isKnown(from, field));
  const source = sourceOf(believedIn('title', first, second), 'title');
  const foreign = known
    .map(({ field, from }) => [field, sourceOf(from, field)] as const)
    .filter(([, origin]) => origin !== source);
  const provenance: Provenance = Object.fromEntries(foreign);
  const links = joined(first.links, second.links);
  const readAt = later(first.readAt, second.readAt);
  return {
    title: first.title,
    abstract: first.abstract,
    ...Object.fromEntries(known.map(({ field, from }) => [field, from[field]])),
    id,
    source,
    ...(otherIds.length > 0 ? { otherIds } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(isWithdrawn(first, second) ? { withdrawn: true } : {}),
    ...(readAt ? { readAt } : {}),
    ...(foreign.length > 0 ? { provenance } : {}),
  };
}

/** Where a field of a paper came from. */
export function sourceOf({ source, provenance }: Paper, field: PaperField): string {
  return provenance?.[field] ?? source;
}

function believedIn(field: PaperField, first: Paper, second: Paper): Paper {
  if (!isKnown(second, field)) return first;
  if (!isKnown(first, field)) return second;
  const [here, there] = [sourceOf(first, field), sourceOf(second, field)];
  const order = precedence(field, here) - precedence(field, there);
  if (order !== 0) return order < 0 ? first : second;
  const age = here === there ? newness(first, second) : 0;
  if (age !== 0) return age > 0 ? first : second;
  return field === 'abstract' && second.abstract.length > first.abstract.length ? second : first;
}

/** Above 0 where the first is the newer reading of their source, below where the second is. */
function newness(first: Paper, second: Paper): number {
  const version = (first.version ?? 0) - (second.version ?? 0);
  if (version !== 0 && first.version && second.version) return version;
  const [here, there] = [first.readAt ?? '', second.readAt ?? ''];
  return here === there ? 0 : here > there ? 1 : -1;
}

function isKnown(paper: Paper, field: PaperField): boolean {
  const value = paper[field];
  return value !== undefined && (typeof value === 'number' || value.length > 0);
}

function isWithdrawn(first: Paper, second: Paper): boolean {
  const stands = (one: Paper, other: Paper) => one.withdrawn && (other.version ?? 0) <= (one.version ?? 0);
  return (stands(first, second) || stands(second, first)) ?? false;
}

function joined(first: readonly PaperLink[] = [], second: readonly PaperLink[] = []): readonly PaperLink[] {
  const urls = new Set(first.map(({ url }) => url));
  return [...first, ...second.filter(({ url }) => !urls.has(url))];
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}
