/** One record of arXiv's OAI-PMH door, in its format `arXiv`. */
import type { SourceRecord } from '../ingest/ports.js';
import { recordOf } from './arxiv-entry.js';
import { arxivIdIn } from './arxiv-id.js';
import { attributeOf, nodeIn, nodesIn, textIn, type XmlNode } from './xml.js';

/** A record that is deleted has nothing but its id. */
export function readOaiRecord(record: XmlNode | undefined, readAt: Date): SourceRecord {
  if (record === undefined) {
    return { kind: 'skipped', where: 'a record', reason: 'It is no well-formed XML.' };
  }
  const header = nodeIn(record, 'header');
  const identifier = textIn(header, 'identifier');
  const id = arxivIdIn(identifier);
  if (attributeOf(header, 'status') === 'deleted' && id !== undefined) return { kind: 'withdrawn', id };
  const metadata = nodeIn(nodeIn(record, 'metadata'), 'arXiv');
  if (metadata === undefined) {
    return { kind: 'skipped', where: identifier || 'a record', reason: 'It tells nothing of its paper.' };
  }
  const published = textIn(metadata, 'created');
  return recordOf(
    {
      id: textIn(metadata, 'id') || identifier,
      title: textIn(metadata, 'title'),
      abstract: textIn(metadata, 'abstract'),
      authors: nodesIn(nodeIn(metadata, 'authors'), 'author').map(nameOf),
      comment: textIn(metadata, 'comments'),
      journalRef: textIn(metadata, 'journal-ref'),
      doi: textIn(metadata, 'doi'),
      categories: textIn(metadata, 'categories').split(/\s+/),
      published,
      updated: textIn(metadata, 'updated') || published,
    },
    readAt,
  );
}

function nameOf(author: XmlNode): string {
  const parts = ['forenames', 'keyname', 'suffix'].map((name) => textIn(author, name));
  return parts.filter((part) => part !== '').join(' ');
}
