/** arXiv's daily announcements as an Atom feed of some categories. https://info.arxiv.org/help/rss.html */
import type { SourceRecord } from '../ingest/ports.js';
import { UserError } from '../lib/errors.js';
import { ARXIV, recordOf } from './arxiv-entry.js';
import type { Client } from './client.js';
import { AwayError } from './fault.js';
import type { Marks } from './request.js';
import { attributeOf, eachRecord, nodesIn, readXml, textIn, type XmlNode } from './xml.js';

export interface Announcement {
  /** To be gone through once; undefined where nothing changed since the marks that were given. */
  readonly records: Iterable<SourceRecord> | undefined;
  readonly marks: Marks;
}

/**
 * What was announced last: none on days without an announcement. Rejects with a `UserError` where arXiv has no such category.
 *
 * @param url what stands before `/atom`
 */
export async function readAnnouncement(
  client: Client,
  url: string,
  categories: readonly string[],
  { marks = {}, now }: { readonly marks?: Marks | undefined; readonly now: Date },
): Promise<Announcement> {
  const answer = await client.ask({
    host: ARXIV,
    url: `${url}/atom/${categories.join('+')}`,
    accepts: 'xml',
    telling: [400],
    marks,
  });
  if (answer.kind === 'unchanged') return { records: undefined, marks };
  const document = readXml(answer.text, 'feed', 'entry');
  const { frame } = document;
  const title = textIn(frame, 'title');
  if (/^feed error\b/i.test(title)) {
    throw new UserError(`arXiv has no feed for ${categories.join(', ')}: one of these is no category.`);
  }
  if (frame === undefined || answer.status !== 200) throw AwayError.unreadable(ARXIV.title, 'feed');
  return { records: eachRecord(document, (entry) => readEntry(entry, now)), marks: answer.marks };
}

/** "arXiv:2401.00001v1 Announce Type: new", and "Abstract:" on a line of its own. */
const PREFIX = /^\s*arXiv:\S+\s+Announce Type:\s*[\w-]+\s*(?:Abstract:\s*)?/i;

function readEntry(entry: XmlNode | undefined, now: Date): SourceRecord {
  if (entry === undefined) {
    return { kind: 'skipped', where: 'an entry', reason: 'It is no well-formed XML.' };
  }
  const announced = textIn(entry, 'published');
  const type = textIn(entry, 'announce_type').toLowerCase();
  return recordOf(
    {
      id: textIn(entry, 'id'),
      title: textIn(entry, 'title'),
      abstract: textIn(entry, 'summary').replace(PREFIX, ''),
      authors: namesIn(textIn(entry, 'creator')),
      journalRef: textIn(entry, 'journal_reference'),
      doi: textIn(entry, 'DOI'),
      categories: nodesIn(entry, 'category').map((category) => attributeOf(category, 'term')),
      // The feed tells the day of the announcement only: a cross-listed paper may be old, a replaced one is.
      ...(type === 'new' ? { published: announced } : {}),
      ...(type === 'cross' ? {} : { updated: announced }),
    },
    now,
  );
}

/** The names in one text, apart by commas; affiliations in brackets are left out, and `Jr.` stays with its name, as the API has it. */
function namesIn(text: string): string[] {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\s*\([^()]*\)/g, '');
  }
  return bare
    .replace(/,(?=\s*(?:[JS]r\.?|I{2,3}|IV)(?:,|$))/g, '')
    .split(',')
    .map((name) => name.trim());
}
