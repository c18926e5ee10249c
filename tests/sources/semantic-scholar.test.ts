import { afterEach, describe, expect, it } from 'vitest';
import { titleId } from '../../src/paper/identifiers.js';
import {
  papersBySemanticScholar,
  semanticScholarByTitle,
  semanticScholarLookup,
} from '../../src/sources/semantic-scholar.js';
import type { HttpDouble } from '../support/http-double.js';
import { aClient } from './asking.js';
import { collected } from './collected.js';
import { MISDEEDS } from './misbehaviour.js';
import { openSemanticScholar, type ScholarPaper } from './semantic-scholar-double.js';

const look: ScholarPaper = {
  paperId: 'ab'.repeat(20),
  title: 'A Look',
  abstract: 'We look.',
  venue: 'Journal of Looks',
  year: 2021,
  publicationDate: '2021-05-03',
  externalIds: { ArXiv: '2105.01234', DOI: '10.1000/XYZ', CorpusId: 7 },
  url: 'https://www.semanticscholar.org/paper/abab',
  openAccessPdf: { url: 'https://example.org/look.pdf' },
  citationCount: 12,
  tldr: { model: 'tldr@v2.0.0', text: 'A look.' },
  authors: [
    { authorId: '1', name: 'Ann Lee' },
    { authorId: null, name: 'Bo Ek' },
  ],
};
const bare: ScholarPaper = {
  title: 'Bare',
  abstract: null,
  tldr: null,
  externalIds: { CorpusId: 8 },
  authors: [],
  url: 'https://www.semanticscholar.org/paper/cdcd',
};

let double: HttpDouble | undefined;
afterEach(() => double?.close());

async function openApi(key?: string) {
  const { client, time } = aClient();
  const server = await openSemanticScholar([look, bare], { now: time.now });
  double = server;
  return { server, time, api: { client, url: server.url, key, now: time.now } };
}

describe('Semantic Scholar', () => {
  it('gives all that a paper tells, but no PDF', async () => {
    const { api, time } = await openApi();
    const { papers } = await collected(papersBySemanticScholar(api, ['2105.01234']));
    expect(papers).toEqual([
      {
        id: '2105.01234',
        otherIds: ['10.1000/xyz'],
        title: 'A Look',
        abstract: 'We look.',
        source: 'semantic-scholar',
        authors: ['Ann Lee', 'Bo Ek'],
        year: 2021,
        published: '2021-05-03',
        venue: 'Journal of Looks',
        links: [{ kind: 'landing', url: 'https://arxiv.org/abs/2105.01234' }],
        tldr: 'A look.',
        citations: 12,
        readAt: time.now().toISOString(),
      },
    ]);
  });

  it('shows its own page where a paper has no other', async () => {
    const { api } = await openApi();
    const { papers } = await collected(papersBySemanticScholar(api, ['CorpusId:8']));
    expect(papers).toMatchObject([
      {
        id: titleId('Bare'),
        links: [{ kind: 'landing', url: 'https://www.semanticscholar.org/paper/cdcd' }],
      },
    ]);
  });

  it('is asked by ids in all forms at once, and says which it does not know', async () => {
    const { api, server } = await openApi();
    const { papers, skipped } = await collected(
      papersBySemanticScholar(api, [
        'https://arxiv.org/abs/2105.01234v2',
        'nonsense',
        '10.1000/none',
        'CorpusId:8',
      ]),
    );
    expect(papers.map(({ title }) => title)).toEqual(['A Look', 'Bare']);
    expect(skipped).toEqual([
      'nonsense: It is no id that Semantic Scholar knows.',
      '10.1000/none: Semantic Scholar does not know it.',
    ]);
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      ids: ['ARXIV:2105.01234', 'DOI:10.1000/none', 'CorpusId:8'],
    });
  });

  it('may know none of them', async () => {
    const { api } = await openApi();
    const { papers, skipped } = await collected(papersBySemanticScholar(api, ['1706.03762']));
    expect({ papers, skipped }).toEqual({
      papers: [],
      skipped: ['1706.03762: Semantic Scholar does not know it.'],
    });
  });

  it.each([
    ['with a key once a second', 'secret', 1_000],
    ['without one less often', undefined, 5_000],
  ])('is asked %s', async (_what, key, everyMs) => {
    const { api, server, time } = await openApi(key);
    const ids = Array.from({ length: 501 }, (_, index) => `2105.${String(index).padStart(5, '0')}`);
    await collected(papersBySemanticScholar(api, ids));
    expect(server.asked.map(({ headers }) => headers['x-api-key'])).toEqual([key, key]);
    expect(time.pauses).toEqual([everyMs]);
  });

  it('finds one paper by arXiv id or DOI', async () => {
    const { api, server } = await openApi();
    const { byId } = semanticScholarLookup(api);
    expect(await byId('2105.01234')).toMatchObject({ kind: 'found', paper: { citations: 12 } });
    expect(await byId('10.1000/xyz')).toMatchObject({ kind: 'found', paper: { id: '2105.01234' } });
    expect(await byId('1706.03762')).toEqual({ kind: 'unknown' });
    expect(await byId('t-0123456789')).toEqual({ kind: 'unknown' });
    expect(server.asked).toHaveLength(3);
  });

  it('finds what has a title, or nothing', async () => {
    const { api } = await openApi();
    expect(await semanticScholarByTitle(api, 'a look')).toMatchObject([{ paper: { id: '2105.01234' } }]);
    expect(await semanticScholarByTitle(api, 'Another')).toEqual([]);
  });

  it.each(MISDEEDS)('is away when it %s', async (_what, answer, times, said) => {
    const { api, server } = await openApi();
    const misbehave = () => server.next(...Array.from({ length: times }, () => answer));
    misbehave();
    await expect(collected(papersBySemanticScholar(api, ['2105.01234']))).rejects.toThrow(said);
  });

  it('says why it cannot look a paper up, without its key', async () => {
    const { api, server } = await openApi('secret');
    server.next((response) => response.writeHead(401).end('secret'));
    expect(await semanticScholarLookup(api).byId('2105.01234')).toEqual({
      kind: 'away',
      reason: 'Semantic Scholar does not accept the key (401).',
    });
  });
});
