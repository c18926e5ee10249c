import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arxivLookup, papersById, searchArxiv } from '../../src/sources/arxiv-api.js';
import { harvestArxiv, oaiSet } from '../../src/sources/arxiv-oai.js';
import { watchArxiv } from '../../src/sources/arxiv-watch.js';
import { patientTime } from '../support/patient-time.js';
import { type ArxivDouble, openArxiv } from './arxiv-double.js';
import { arxivPaper } from './arxiv-xml.js';
import { aClient } from './asking.js';
import { papersOf, recordsOf } from './records.js';

const readAt = '2026-11-25T12:00:00.000Z';

let arxiv: ArxivDouble;
beforeEach(async () => {
  arxiv = await openArxiv();
});
afterEach(() => arxiv.close());

function doors() {
  const { client, time } = aClient({}, patientTime(readAt));
  const { now } = time;
  return {
    api: { client, url: arxiv.apiUrl, now },
    oai: { client, url: arxiv.oaiUrl, now },
    watched: (...categories: readonly string[]) =>
      watchArxiv({ client, url: arxiv.oaiUrl, feedUrl: arxiv.feedUrl, now }, categories),
    time,
  };
}

const told = arxivPaper({
  id: '2611.01234',
  version: 2,
  title: 'A $k$-th look\n  at Z$\\cdot$W &amp; "others"',
  abstract: 'We look < twice.\nCode: https://github.com/a/look.',
  authors: ['Ada Lovelace', 'Paul Erdős'],
  categories: ['cs.LG', 'stat.ML'],
  published: '2026-11-20T18:00:00Z',
  updated: '2026-11-23T18:00:00Z',
  comment: '12 pages, page at https://look.example.org',
  journalRef: 'J. Looks 7 (2026) 1--9',
  doi: '10.1000/ABC.7',
  announced: 'new',
});

const known = {
  id: '2611.01234',
  otherIds: ['10.1000/abc.7'],
  title: 'A k-th look at Z·W &amp; "others"',
  abstract: 'We look < twice. Code: https://github.com/a/look.',
  source: 'arxiv',
  authors: ['Ada Lovelace', 'Paul Erdős'],
  year: 2026,
  venue: 'J. Looks 7 (2026) 1--9',
  categories: ['cs.LG', 'stat.ML'],
  readAt,
};
const links = [
  { kind: 'landing', url: 'https://arxiv.org/abs/2611.01234' },
  { kind: 'code', url: 'https://github.com/a/look' },
];
const page = { kind: 'project', url: 'https://look.example.org' };

describe('a paper of arXiv', () => {
  it('is told by the API with its version and days', async () => {
    arxiv.has(told);
    const [paper] = await papersOf(papersById(doors().api, ['https://arxiv.org/abs/2611.01234v1']));
    expect(paper).toEqual({
      ...known,
      version: 2,
      published: '2026-11-20',
      updated: '2026-11-23',
      links: [...links, page],
    });
  });

  it('is told by OAI-PMH without its version', async () => {
    arxiv.has(told);
    const [paper] = await papersOf(harvestArxiv(doors().oai, { set: oaiSet('cs.LG') }));
    expect(paper).toEqual({
      ...known,
      published: '2026-11-20',
      updated: '2026-11-23',
      links: [...links, page],
    });
  });

  it('is told by the feed on the day of its announcement', async () => {
    arxiv.announces('2026-11-25T00:00:00-05:00', told);
    const [paper] = await papersOf(doors().watched('cs.LG').read(undefined, new Date(readAt)));
    expect(paper).toEqual({
      ...known,
      version: 2,
      published: '2026-11-25',
      updated: '2026-11-25',
      links,
    });
  });

  it.each([
    ['new', '2026-11-25', '2026-11-25'],
    ['cross', undefined, undefined],
    ['replace', undefined, '2026-11-25'],
    ['replace-cross', undefined, '2026-11-25'],
  ] as const)(
    'that the feed announces as %s has the days that follow from that',
    async (announced, published, updated) => {
      arxiv.announces('2026-11-25T00:00:00-05:00', arxivPaper({ id: '1706.03762', announced }));
      const [paper] = await papersOf(doors().watched('cs.LG').read(undefined, new Date(readAt)));
      expect([paper?.published, paper?.updated]).toEqual([published, updated]);
      expect(paper?.year).toBe(announced === 'new' ? 2026 : 2017);
      expect(paper?.abstract).toBe('We study the matter of 1706.03762 and report what we found.');
    },
  );

  it('that is announced for tomorrow is of today', async () => {
    arxiv.announces('2027-01-01T00:00:00-05:00', arxivPaper({ id: '2611.00001' }));
    const [paper] = await papersOf(doors().watched('cs.LG').read(undefined, new Date(readAt)));
    expect([paper?.published, paper?.year]).toEqual(['2026-11-25', 2026]);
  });

  it('has its authors apart where the feed writes them in one line', async () => {
    const authors = ['Ada Lovelace (1)', 'Sammy Davis', 'Jr.', 'Q. Liu (2', '3) ((1) London', '(2) Kyoto)'];
    arxiv.announces('2026-11-25T00:00:00-05:00', arxivPaper({ id: '2611.00001', authors }));
    const [paper] = await papersOf(doors().watched('cs.LG').read(undefined, new Date(readAt)));
    expect(paper?.authors).toEqual(['Ada Lovelace', 'Sammy Davis Jr.', 'Q. Liu']);
  });

  it('may have an id from before 2007', async () => {
    arxiv.has(arxivPaper({ id: 'quant-ph/0201082', published: '', updated: '' }));
    const [paper] = await papersOf(papersById(doors().api, ['quant-ph/0201082v1']));
    expect(paper).toMatchObject({ id: 'quant-ph/0201082', year: 2002 });
    expect(paper).not.toHaveProperty('published');
  });

  it.each([
    [{ comment: 'This paper has been withdrawn by the author due to an error in Lemma 3' }, true],
    [{ comment: 'Withdrawn' }, true],
    [{ comment: 'withdrawn by arXiv administrators' }, true],
    [{ abstract: 'This submission has been\nwithdrawn.' }, true],
    [{ comment: 'This paper has been withdrawn from ICLR and sent to TMLR' }, undefined],
    [{ abstract: 'We count retractions: "this paper has been withdrawn" is found 900 times.' }, undefined],
    [{ comment: 'Withdrawn papers are studied' }, undefined],
  ])('that says %o is withdrawn: %s', async (words, withdrawn) => {
    arxiv.has(arxivPaper({ id: '2611.00001', ...words }));
    const [paper] = await papersOf(papersById(doors().api, ['2611.00001']));
    expect(paper?.withdrawn).toBe(withdrawn);
  });

  it('has no day where it is told one that is none', async () => {
    arxiv.has(arxivPaper({ id: '2611.00001', published: '2026-11-999', updated: '2026-02-30' }));
    const [paper] = await papersOf(harvestArxiv(doors().oai, {}));
    expect(paper).not.toHaveProperty('published');
    expect(paper).not.toHaveProperty('updated');
    expect(paper?.year).toBe(2026);
  });
});

describe('the API of arXiv', () => {
  it('is searched page by page, as far as was asked for', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) =>
      arxivPaper({ id: `2611.${String(index).padStart(5, '0')}` }),
    );
    arxiv.has(...many, arxivPaper({ id: '2611.90000', categories: ['math.CO'] }));
    const { api } = doors();
    expect(await papersOf(searchArxiv(api, { query: 'cat:cs.LG', limit: 5_000 }))).toHaveLength(1_203);
    expect(await papersOf(searchArxiv(api, { query: 'cat:cs.LG', limit: 700 }))).toHaveLength(700);
    const sizes = arxiv.asked.map(({ url }) => url.searchParams.get('max_results'));
    expect(sizes).toEqual(['500', '500', '500', '500', '200']);
    expect(await papersOf(searchArxiv(api, { query: 'cat:cs.XX', limit: 10 }))).toEqual([]);
  });

  it('says which ids it does not know, and which are none', async () => {
    arxiv.has(arxivPaper({ id: '2611.00001' }));
    const records = await recordsOf(papersById(doors().api, ['2611.00001', '2611.00002', 'no id']));
    expect(records).toEqual([
      { kind: 'skipped', where: 'no id', reason: 'It is no id of arXiv.' },
      expect.objectContaining({ kind: 'paper' }),
      { kind: 'skipped', where: '2611.00002', reason: 'arXiv does not know it.' },
    ]);
  });

  it('looks a paper up', async () => {
    arxiv.has(told, arxivPaper({ id: '2611.00002', damage: '<title>a & b' }));
    const lookup = arxivLookup(doors().api);
    expect(await lookup.byId('2611.01234')).toMatchObject({ kind: 'found', paper: { id: '2611.01234' } });
    expect(await lookup.byId('2611.99999')).toEqual({ kind: 'unknown' });
    expect(await lookup.byId('10.1000/abc')).toEqual({ kind: 'unknown' });
    const reason = 'arXiv sent a record that cannot be read.';
    expect(await lookup.byId('2611.00002')).toEqual({ kind: 'away', reason });
    await arxiv.close();
    expect(await lookup.byId('2611.01234')).toMatchObject({
      kind: 'away',
      reason: 'arXiv cannot be reached (ECONNREFUSED).',
    });
    arxiv = await openArxiv();
  });
});

describe('the sets of OAI-PMH', () => {
  it.each([
    ['cs.LG', 'cs:cs:LG'],
    ['cs', 'cs'],
    ['stat.ML', 'stat:stat:ML'],
    ['q-bio.NC', 'q-bio:q-bio:NC'],
    ['hep-th', 'physics:hep-th'],
    ['cond-mat.str-el', 'physics:cond-mat:str-el'],
    ['physics.optics', 'physics:physics:optics'],
  ])('%s is %s', (category, set) => {
    expect(oaiSet(category)).toBe(set);
  });
});
