import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { arxivPaper } from '../sources/arxiv-xml.js';
import { openHuggingFace } from '../sources/huggingface-double.js';
import { openSemanticScholar } from '../sources/semantic-scholar-double.js';
import { refuses } from '../support/http-double.js';
import { aPlace, withArxiv } from './place.js';

describe('paperboy ingest file', () => {
  it('brings papers in, tells what became of each, and changes nothing the second time', async () => {
    const { write, run, kept } = aPlace();
    const file = write('lab.csv', 'Title,Rating\nNew Here,5\nOurs already!,4\n,3\n');
    expect(await run(['ingest', 'file', file])).toEqual({
      code: 0,
      out: `${file}: 1 paper added, 1 updated, 2 skipped\n`,
      err: `${file}: columns: not read: "Rating"\n${file}: line 4: has no title\n`,
    });
    expect((await kept()).map(({ title, source }) => [title, source])).toEqual([
      ['New Here', 'lab'],
      ['Ours already!', 'lab'],
    ]);
    expect(JSON.parse((await run(['ingest', 'file', file, '--json'])).out)).toEqual({
      source: file,
      added: 0,
      updated: 0,
      same: 2,
      skipped: [
        { where: 'columns', reason: 'not read: "Rating"' },
        { where: 'line 4', reason: 'has no title' },
      ],
      skippedInAll: 2,
    });
  });

  it('reads several files, packed ones and standard input, and makes one paper of what is one', async () => {
    const { write, run, kept } = aPlace();
    const bib = write('a.bib.gz', gzipSync('@misc{a, title={One}, eprint={2401.00001}}'));
    const ris = write('b.txt', 'TY  - JOUR\nTI  - One\nAU  - Lee, Ann\nER  - \n');
    expect(await run(['ingest', 'file', bib])).toMatchObject({ code: 0, err: '' });
    expect(
      await run(['ingest', 'file', ris, '-', '--format', 'ris'], 'TY  - JOUR\nTI  - Two\nER  -'),
    ).toEqual({
      code: 0,
      out: `${ris}: 0 papers added, 1 updated\nstdin: 1 paper added\n`,
      err: '',
    });
    expect(await kept()).toMatchObject([{ id: '2401.00001', authors: ['Ann Lee'] }, { title: 'Two' }]);
  });

  it('lets a search find what came', async () => {
    const { run } = aPlace();
    await run(['ingest', 'file', '-', '--format', 'jsonl'], '{"title": "Sparse Gardens"}');
    expect(JSON.parse((await run(['search', 'sparse gardens', '--json'])).out).hits).toMatchObject([
      { title: 'Sparse Gardens' },
    ]);
  });

  it('goes on after a file that cannot be read, and says what is wrong with it', async () => {
    const { write, run } = aPlace();
    const odd = write('odd.csv', 'Name of paper\nA\n');
    const good = write('good.jsonl', '{"title": "A"}\n');
    const torn = write('torn.bib.gz', 'this is not packed');
    const { code, out, err } = await run(['ingest', 'file', odd, 'none.bib', torn, good]);
    expect(code).toBe(1);
    expect(out).toContain(`${good}: 1 paper added\n`);
    expect(err).toContain(`paperboy: ${odd} has no column "title"; its columns are "Name of paper".\n`);
    expect(err).toMatch(/paperboy: none\.bib cannot be read: ENOENT/);
    expect(err).toMatch(/paperboy: .*torn\.bib\.gz cannot be read: incorrect header check/);
  });

  it.each([
    [['page.txt'], 1, /The name page\.txt does not tell what form it has: add --format bibtex\|ris/],
    [['-'], 1, /Standard input does not tell/],
    [['a.bib', '--format', 'word'], 2, /Allowed choices are bibtex, ris/],
    [[], 2, /missing required argument/],
  ])('does not read %j', async (argv, code, said) => {
    const ran = await aPlace().run(['ingest', 'file', ...argv]);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toMatch(said);
  });
});

describe('paperboy ingest arxiv', () => {
  it('takes ids in any form', async () => {
    const { arxiv, place } = await withArxiv();
    arxiv.has(arxivPaper({ id: '2611.00001' }), arxivPaper({ id: '2611.00002' }));
    expect(await place.run(['ingest', 'arxiv', 'https://arxiv.org/pdf/2611.00001v1', '2611.00009'])).toEqual({
      code: 0,
      out: 'arxiv: 1 paper added, 1 skipped\n',
      err: 'arxiv: 2611.00009: arXiv does not know it.\n',
    });
  });

  it.each([
    ['words', ['pruning', 'trees'], 'all:pruning AND all:trees', 'relevance'],
    [
      "arXiv's own language",
      ['cat:cs.LG AND ti:trees', '--newest'],
      'cat:cs.LG AND ti:trees',
      'submittedDate',
    ],
  ])('searches by %s', async (_what, argv, query, order) => {
    const { arxiv, place } = await withArxiv();
    const ran = await place.run(['ingest', 'arxiv', ...argv, '--max', '5']);
    expect(ran).toEqual({ code: 1, out: 'arxiv: no papers\n', err: '' });
    const asked = arxiv.asked[0]?.url.searchParams;
    expect([asked?.get('search_query'), asked?.get('sortBy'), asked?.get('max_results')]).toEqual([
      query,
      order,
      '5',
    ]);
  });

  it('reads what was announced in some categories', async () => {
    const { arxiv, place } = await withArxiv();
    arxiv.announces('2026-11-25T00:00:00-05:00', arxivPaper({ id: '2611.00001' }));
    expect(await place.run(['ingest', 'arxiv-daily', 'cs.LG'])).toMatchObject({
      out: 'arxiv: 1 paper added\n',
    });
    expect(await place.run(['ingest', 'arxiv-daily'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/No category is named/),
    });
    expect(await place.run(['ingest', 'arxiv-daily', 'cs.LG/../x'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is no category of arXiv/),
    });
  });

  it('copies a set', async () => {
    const { arxiv, place } = await withArxiv();
    arxiv.has(arxivPaper({ id: '2611.00001' }), arxivPaper({ id: '2611.00002', categories: ['hep-th'] }));
    const window = ['--from', '2026-11-01', '--until', '2026-11-30'];
    expect((await place.run(['ingest', 'arxiv-oai', '--set', 'cs.LG', ...window])).out).toBe(
      'arxiv: 1 paper added\n',
    );
    expect(Object.fromEntries(arxiv.asked[0]?.url.searchParams ?? [])).toMatchObject({
      set: 'cs:cs:LG',
      from: '2026-11-01',
      until: '2026-11-30',
    });
    expect(await place.run(['ingest', 'arxiv-oai', '--from', 'May'])).toMatchObject({ code: 2 });
  });

  it('says that arXiv is away, and keeps what came before', async () => {
    const { arxiv, place } = await withArxiv();
    arxiv.next(refuses(403));
    expect(await place.run(['ingest', 'arxiv', '2611.00001'])).toEqual({
      code: 1,
      out: 'arxiv: no papers\n',
      err: 'paperboy: arXiv refuses to answer (403).\n',
    });
  });
});

describe('paperboy ingest huggingface', () => {
  it('reads a day', async () => {
    const item = { paper: { id: '2611.00001', title: 'A', upvotes: 3 } };
    const server = await openHuggingFace({ '2026-03-06': [item] }, () => new Date('2026-03-06T12:00:00Z'));
    onTestFinished(() => server.close());
    const place = aPlace({ HF_API_URL: server.url });
    const { out } = await place.run(['ingest', 'huggingface', '--date', '2026-03-06']);
    expect(out).toBe('huggingface: 1 paper added\n');
    expect(await place.run(['ingest', 'huggingface', '--date', '2026-3-6'])).toMatchObject({ code: 2 });
  });
});

describe('paperboy ingest semantic-scholar', () => {
  it('brings in what is known under an id', async () => {
    const paper = { title: 'A', citationCount: 3, externalIds: { DOI: '10.1000/a' } };
    const server = await openSemanticScholar([paper], { now: () => new Date() });
    onTestFinished(() => server.close());
    const place = aPlace({ SEMANTIC_SCHOLAR_API_URL: server.url, SEMANTIC_SCHOLAR_API_KEY: 'k' });
    expect(await place.run(['ingest', 'semantic-scholar', '10.1000/a', 'x'])).toMatchObject({
      code: 0,
      out: 'semantic-scholar: 1 paper added, 1 skipped\n',
    });
    expect(await place.kept()).toMatchObject([{ id: '10.1000/a', citations: 3 }]);
  });
});
