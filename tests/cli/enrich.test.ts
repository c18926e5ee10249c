import { describe, expect, it, onTestFinished } from 'vitest';
import { arxivPaper } from '../sources/arxiv-xml.js';
import { openHttp, refuses } from '../support/http-double.js';
import { aPlace, withArxiv } from './place.js';

describe('paperboy enrich', () => {
  it('completes bare papers of the corpus and of the store, once', async () => {
    const { arxiv, place } = await withArxiv();
    arxiv.has(arxivPaper({ id: '2611.00001', title: 'Ours Already', authors: ['Ann Lee'] }));
    expect(await place.run(['enrich', '--limit', '1'])).toEqual({
      code: 0,
      out: 'Of 1 bare paper: 1 completed, 0 unknown, 0 ambiguous, 0 left\n',
      err: '',
    });
    expect(await place.kept()).toMatchObject([{ id: '2611.00001', authors: ['Ann Lee'] }]);
    expect((await place.run(['enrich'])).out).toMatch(/^Every paper has an id or authors/);
    expect(arxiv.asked).toHaveLength(1);
  });

  it('says which sources are away, and what is left', async () => {
    const away = await openHttp(refuses(403));
    onTestFinished(() => away.close());
    const place = aPlace({ ARXIV_API_URL: away.url, SEMANTIC_SCHOLAR_API_URL: away.url });
    const { code, out } = await place.run(['enrich', '--json']);
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        bare: 1,
        remembered: 0,
        found: 0,
        unknown: 0,
        ambiguous: [],
        left: 1,
        away: ['arXiv refuses to answer (403).', 'Semantic Scholar refuses to answer (403).'],
      },
    ]);
  });
});
