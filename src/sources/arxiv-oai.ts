/** arXiv's OAI-PMH door, for whole copies and for what changed in some days. https://info.arxiv.org/help/oa/index.html */
import type { Reading, SourceRecord } from '../ingest/ports.js';
import { UserError } from '../lib/errors.js';
import { ARXIV } from './arxiv-entry.js';
import { readOaiRecord } from './arxiv-oai-record.js';
import type { Client } from './client.js';
import { AwayError } from './fault.js';
import { attributeOf, eachRecord, nodeIn, readXml, textIn, textOf } from './xml.js';

export interface ArxivOai {
  readonly client: Client;
  readonly url: string;
  readonly now: () => Date;
}

export interface Harvest {
  /** Of arXiv, as `oaiSet` names it; everything where none is told. */
  readonly set?: string;
  /** Days on which a record was made or changed, `YYYY-MM-DD` by UTC, both with. */
  readonly from?: string;
  readonly until?: string;
}

/** A window that is begun again so often would never end. */
const MOST_RESTARTS = 3;

/**
 * Every record of the window. What lets it go on expires every day: the window is then begun again, and its papers come again.
 * Rejects as a `Reading` does.
 */
export async function* harvestArxiv(oai: ArxivOai, window: Harvest): Reading {
  let token = '';
  for (let restarts = 0; ; ) {
    const list = await listOf(oai, token ? { resumptionToken: token } : firstOf(window));
    if (list === 'expired') {
      if (token === '' || restarts === MOST_RESTARTS) {
        throw AwayError.odd(ARXIV.title, 'lets its lists expire before they are read.');
      }
      restarts += 1;
      token = '';
      continue;
    }
    yield* list.records;
    token = list.token;
    if (token === '') return;
  }
}

/** The set of a category or an archive: `cs.LG` → `cs:cs:LG`, `hep-th` → `physics:hep-th`. */
export function oaiSet(category: string): string {
  const [archive = '', subject] = category.split('.');
  const group = OWN_GROUPS.has(archive) ? archive : 'physics';
  if (subject !== undefined) return `${group}:${archive}:${subject}`;
  return group === archive ? group : `${group}:${archive}`;
}

/** Archives that are groups of their own; all others are of physics. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['cs', 'econ', 'eess', 'math', 'q-bio', 'q-fin', 'stat']);

function firstOf(window: Harvest): Readonly<Record<string, string>> {
  return { metadataPrefix: 'arXiv', ...window };
}

interface List {
  readonly records: Iterable<SourceRecord>;
  /** Empty at the end. */
  readonly token: string;
}

async function listOf(
  { client, url, now }: ArxivOai,
  asked: Readonly<Record<string, string>>,
): Promise<List | 'expired'> {
  const parameters = new URLSearchParams({ verb: 'ListRecords', ...asked });
  const answer = await client.ask({
    host: ARXIV,
    url: `${url}?${parameters}`,
    accepts: 'xml',
    telling: [400, 404, 422],
  });
  const readAt = now();
  const text = answer.kind === 'body' ? answer.text : '';
  const document = readXml(text, 'OAI-PMH', 'record');
  const { frame } = document;
  const error = nodeIn(frame, 'error');
  if (error !== undefined) return understood(attributeOf(error, 'code'), textOf(error));
  const list = nodeIn(frame, 'ListRecords');
  if (list === undefined) throw AwayError.unreadable(ARXIV.title, 'list of records');
  const records = eachRecord(document, (record) => readOaiRecord(record, readAt));
  return { records, token: textIn(list, 'resumptionToken') };
}

const LONGEST_PROBLEM = 200;

function understood(code: string, said: string): List | 'expired' {
  if (code === 'noRecordsMatch') return { records: [], token: '' };
  if (code === 'badResumptionToken') return 'expired';
  const problem = `${code} ${said}`.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PROBLEM);
  throw new UserError(`arXiv cannot answer that: ${problem}.`);
}
