/** The entries of arXiv's API in Atom, and how it says that it was asked wrongly. */
import type { SourceRecord } from '../ingest/ports.js';
import { UserError } from '../lib/errors.js';
import { ARXIV, recordOf } from './arxiv-entry.js';
import { AwayError } from './fault.js';
import { attributeOf, eachRecord, nodeIn, nodesIn, readXml, textIn, type XmlNode } from './xml.js';

export interface AtomPage {
  /** How many papers there are on all pages. */
  readonly total: number;
  /** How many records are on this one. */
  readonly count: number;
  /** To be gone through once. Throws a `UserError` with arXiv's own words where it was asked wrongly. */
  readonly records: Iterable<SourceRecord>;
}

/** Throws an `AwayError` where the answer was cut off or is no feed. */
export function readAtom(text: string, readAt: Date): AtomPage {
  const document = readXml(text, 'feed', 'entry');
  const { frame, count } = document;
  const total = Number(textIn(frame, 'totalResults') || Number.NaN);
  if (frame === undefined || Number.isNaN(total)) throw AwayError.unreadable(ARXIV.title, 'feed of papers');
  return { total, count, records: eachRecord(document, (entry) => readEntry(entry, readAt)) };
}

function readEntry(entry: XmlNode | undefined, readAt: Date): SourceRecord {
  if (entry === undefined) {
    return { kind: 'skipped', where: 'an entry', reason: 'It is no well-formed XML.' };
  }
  const id = textIn(entry, 'id');
  if (id.includes('/api/errors')) throw new UserError(`arXiv cannot answer that: ${problemIn(entry)}.`);
  return recordOf(
    {
      id,
      title: textIn(entry, 'title'),
      abstract: textIn(entry, 'summary'),
      authors: nodesIn(entry, 'author').map((author) => textIn(author, 'name')),
      comment: textIn(entry, 'comment'),
      journalRef: textIn(entry, 'journal_ref'),
      doi: textIn(entry, 'doi'),
      categories: categoriesOf(entry),
      published: textIn(entry, 'published'),
      updated: textIn(entry, 'updated'),
    },
    readAt,
  );
}

const LONGEST_PROBLEM = 200;

function problemIn(entry: XmlNode): string {
  const said = textIn(entry, 'summary').replace(/\s+/g, ' ').replace(/\.$/, '');
  return said.slice(0, LONGEST_PROBLEM) || 'it does not say why';
}

function categoriesOf(entry: XmlNode): string[] {
  const primary = attributeOf(nodeIn(entry, 'primary_category'), 'term');
  return [primary, ...nodesIn(entry, 'category').map((category) => attributeOf(category, 'term'))];
}
