import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCorpus } from '../../src/store/corpus-files.js';
import { aPaper } from '../support/papers.js';
import { paperboy } from './paperboy.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-cli-'));
  await writeCorpus(join(folder, 'papers.jsonl'), [
    aPaper({
      id: '1706.03762',
      authors: ['Ashish Vaswani', 'Noam Shazeer'],
      year: 2017,
      venue: 'NeurIPS',
      links: [{ kind: 'code', url: 'https://github.com/tensorflow/tensor2tensor' }],
    }),
    aPaper({ title: 'Mixture of experts', abstract: 'Experts \u001b[31mgated\u001b[0m by attention.' }),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

describe('paperboy search', () => {
  it('prints one line of JSON in the shape that scripts rely on', async () => {
    const { code, out, err } = await paperboy([
      'search',
      'mixture',
      'of',
      'experts',
      '--limit',
      '3',
      '--json',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trim().split('\n')).toHaveLength(1);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['query', 'total', 'hits', 'problems']);
    expect(answer).toMatchObject({ query: 'mixture of experts', problems: [] });
    expect(answer.hits).toHaveLength(3);
    for (const [index, hit] of answer.hits.entries()) {
      expect(Object.keys(hit)).toEqual(['rank', 'id', 'title', 'score']);
      expect(hit).toMatchObject({
        rank: index + 1,
        title: expect.stringMatching(/expert/i),
        score: expect.any(Number),
      });
    }
  });

  it('keeps to JSON, and ends with 1, when there is nothing to search for', async () => {
    const { code, out, err } = await paperboy(['search', '???', '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      query: '???',
      total: 0,
      hits: [],
      problems: [{ message: expect.stringMatching(/\w/) }],
    });
  });

  it('prints titles, ids and passages no wider than the terminal', async () => {
    const { code, out } = await paperboy(['search', 'experts', '--limit', '2'], { columns: 60 });
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ papers for experts, here 1 to 2\n\n {2}1 /);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('marks what matched where colours are shown, and lets no abstract colour anything', async () => {
    const around = { corpusDir: folder };
    expect((await paperboy(['search', 'experts'], { ...around, colours: true })).out).toContain(
      '\u001b[1mExperts\u001b[0m',
    );
    expect((await paperboy(['search', 'experts'], around)).out).not.toContain('\u001b');
  });

  it('names what it could not use on standard error', async () => {
    const { code, out, err } = await paperboy(['search', 'experts year:20x7']);
    expect(code).toBe(0);
    expect(err).toMatch(/20x7/);
    expect(out).toMatch(/^\d+ papers for/);
  });

  it('takes a query that begins with a dash after --, and says so', async () => {
    const { code, out } = await paperboy(['search', '--json', '--', '-attention'], { corpusDir: folder });
    expect(code).toBe(1);
    expect(JSON.parse(out).query).toBe('-attention');
    const refused = await paperboy(['search', '-attention']);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/dash goes after --/) });
  });

  it.each(['0', '-1', '2.5', 'many'])('refuses a limit of %s as a usage error', async (limit) => {
    expect(await paperboy(['search', 'experts', '--limit', limit])).toMatchObject({ code: 2, out: '' });
  });
});

describe('paperboy show, similar, cite', () => {
  it('prints all that is known of a paper, and looks nothing up that it knows', async () => {
    const { out } = await paperboy(['show', '1706.03762'], { corpusDir: folder });
    expect(out).toMatch(
      /^Attention Is All You Need\n2017 · Ashish Vaswani, Noam Shazeer · NeurIPS\nFrom test · arXiv:1706\.03762\n/,
    );
    expect(out).toContain('code     https://github.com/tensorflow/tensor2tensor');
  });

  it('says what a look-up is when a paper has no address of its own', async () => {
    const { out } = await paperboy(['show', 'lambda', 'networks']);
    expect(out).toContain('Look up the title:');
    expect(out).toContain('arxiv.org');
  });

  it('prints a BibTeX entry alone to standard output, so that it can be appended to a file', async () => {
    const { code, out, err } = await paperboy(['cite', 'GPipe']);
    expect(code).toBe(0);
    expect(out).toMatch(/^@\w+\{[\s\S]*\}\n$/);
    expect(err).toMatch(/does not know: author/);
  });

  it('lists papers like one, without it', async () => {
    const { out } = await paperboy(['similar', 'MLP-Mixer', '--limit', '7', '--json']);
    const titles = JSON.parse(out).hits.map(({ title }: { title: string }) => title);
    expect(titles).toHaveLength(7);
    expect(titles).not.toContain('MLP-Mixer: An all-MLP Architecture for Vision');
  });

  it('ends with 1 and one line when the corpus lacks the paper', async () => {
    expect(await paperboy(['show', 't-0123456789'])).toEqual({
      code: 1,
      out: '',
      err: 'paperboy: The corpus has no paper t-0123456789. Try words of its title.\n',
    });
  });

  it('gives the whole record as JSON', async () => {
    const { out } = await paperboy(['show', '1706.03762', '--json'], { corpusDir: folder });
    expect(JSON.parse(out)).toMatchObject({
      id: '1706.03762',
      year: 2017,
      authors: ['Ashish Vaswani', 'Noam Shazeer'],
    });
  });
});

describe('paperboy status', () => {
  it('counts the papers by source', async () => {
    expect((await paperboy(['status'])).out).toMatch(/papers +270\n +270 from huggingface-page\n/);
    const { out } = await paperboy(['status', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      papers: 270,
      skippedLines: 0,
      version: expect.stringMatching(/^\d/),
    });
  });

  it('names a corpus folder that is not there in one line', async () => {
    const { code, out, err } = await paperboy(['status'], { corpusDir: join(folder, 'nowhere') });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^paperboy: .*CORPUS_DIR.*\n$/);
  });
});

describe('paperboy --version', () => {
  it('says the version of the package', async () => {
    expect(await paperboy(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('paperboy manifest', () => {
  it('is for Socket Mode unless Slack has an address to send to', async () => {
    const socket = JSON.parse((await paperboy(['manifest'])).out);
    expect(socket.settings.socket_mode_enabled).toBe(true);
    const http = (await paperboy(['manifest', '--url', 'https://papers.example.org/'])).out;
    expect(JSON.parse(http).settings.socket_mode_enabled).toBe(false);
    expect(http).toContain('"https://papers.example.org/slack/events"');
    expect(await paperboy(['manifest', '--socket', '--url', 'https://x.org'])).toMatchObject({ code: 2 });
  });
});

describe('paperboy ingest huggingface-page', () => {
  it('writes one line a paper, and names what the page lacks', async () => {
    const page = join(folder, 'page.txt');
    const abstract = 'We look at many things in many ways, and report at length on what was found there.';
    await writeFile(page, `A first title\n${abstract}\nA second title\n${abstract}\nA lone title\n`);
    const corpusDir = join(folder, 'new');
    const { code, out, err } = await paperboy(['ingest', 'huggingface-page', page], { corpusDir });
    expect(code).toBe(0);
    expect(out).toMatch(/^3 papers written to .*huggingface-page\.jsonl\n$/);
    expect(err).toBe(`${page}:5: No abstract follows the title "A lone title".\n`);
    const written = await readFile(join(corpusDir, 'huggingface-page.jsonl'), 'utf8');
    expect(
      written
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).title),
    ).toEqual(['A first title', 'A second title', 'A lone title']);
  });

  it('leaves the corpus alone when there is no page or nothing in it', async () => {
    const empty = join(folder, 'empty.txt');
    await writeFile(empty, '\n');
    const corpusDir = join(folder, 'untouched');
    expect(await paperboy(['ingest', 'huggingface-page', empty], { corpusDir })).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await paperboy(['ingest', 'huggingface-page', join(folder, 'none')], { corpusDir })).toMatchObject(
      { code: 1, out: '' },
    );
    await expect(readFile(join(corpusDir, 'huggingface-page.jsonl'))).rejects.toThrow();
  });
});

describe('paperboy', () => {
  it('tells its verbs, its environment and its exit codes', async () => {
    const { code, out } = await paperboy(['--help']);
    expect(code).toBe(0);
    for (const word of ['search', 'CORPUS_DIR', 'Exit codes', 'NO_COLOR']) expect(out).toContain(word);
  });

  it.each([[[]], [['nonsense']], [['search']], [['show']]])('calls %j a usage error', async (argv) => {
    expect(await paperboy(argv)).toMatchObject({ code: 2, out: '' });
  });
});
