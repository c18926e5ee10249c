/** Where what is known of a paper comes from, in words. */
import { sourceOf } from './merge-two.js';
import { arxivIdOf, doiOf } from './names.js';
import { PAPER_FIELDS, type Paper, type PaperField } from './paper.js';

/** "From arXiv, upvotes from Hugging Face · arXiv:1706.03762v5 · doi:10.1000/182", the ids being those that are known. */
export function originOf(paper: Paper): string {
  const bySource = fieldsBySource(paper);
  const others = bySource.map(([source, fields]) => `${listed(fields)} from ${sourceName(source)}`);
  const separator = bySource.every(([, fields]) => fields.length === 1) ? ', ' : '; ';
  return [[`From ${sourceName(paper.source)}`, ...others].join(separator), ...idsOf(paper)].join(' · ');
}

/** A sentence that sums the paper up, and who wrote it: "TL;DR by Semantic Scholar". */
export function tldrOf(paper: Paper): { readonly label: string; readonly text: string } | undefined {
  const { tldr } = paper;
  return tldr ? { label: `TL;DR by ${sourceName(sourceOf(paper, 'tldr'))}`, text: tldr } : undefined;
}

/** What the paper is about, at no more length than is known: what sums it up, else its abstract. */
export function gistOf(paper: Paper): string {
  const tldr = tldrOf(paper);
  return tldr ? `${tldr.label}: ${tldr.text}` : paper.abstract;
}

function sourceName(source: string): string {
  return NAMES.get(source) ?? source;
}

/** Any other source is called by what its files are called. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'arXiv'],
  ['huggingface', 'Hugging Face'],
  ['semantic-scholar', 'Semantic Scholar'],
]);

function idsOf(paper: Paper): readonly string[] {
  const [arxiv, doi] = [arxivIdOf(paper), doiOf(paper)];
  const ids = [
    ...(arxiv ? [`arXiv:${arxiv}${paper.version ? `v${paper.version}` : ''}`] : []),
    ...(doi ? [`doi:${doi}`] : []),
  ];
  return ids.length > 0 ? ids : [`id ${paper.id}`];
}

function fieldsBySource({ provenance = {} }: Paper): readonly (readonly [string, readonly PaperField[]])[] {
  const bySource = new Map<string, PaperField[]>();
  for (const field of PAPER_FIELDS) {
    const source = provenance[field];
    if (source) bySource.set(source, [...(bySource.get(source) ?? []), field]);
  }
  return [...bySource];
}

const MOST_FIELDS = 4;
const LIST = new Intl.ListFormat('en-GB');

function listed(fields: readonly PaperField[]): string {
  const names = fields.slice(0, MOST_FIELDS).map((field) => WORDS[field] ?? field);
  const more = fields.length - names.length;
  return LIST.format(more > 0 ? [...names, `${more} more`] : names);
}

/** Fields whose names are no words. */
const WORDS: Readonly<Partial<Record<PaperField, string>>> = {
  published: 'day',
  updated: 'day of revision',
  tldr: 'TL;DR',
};
