import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCorpus } from '../../src/store/corpus-files.js';
import { aPaper } from '../support/papers.js';
import { richPaper } from '../support/papers-to-show.js';
import { paperboy } from './paperboy.js';

let corpusDir: string;
beforeAll(async () => {
  corpusDir = await mkdtemp(join(tmpdir(), 'paperboy-cite-'));
  await writeCorpus(join(corpusDir, 'papers.jsonl'), [richPaper, aPaper({ title: 'Mixture of experts' })]);
});
afterAll(() => rm(corpusDir, { recursive: true }));

describe('paperboy cite', () => {
  it.each([
    ['ris', /^TY {2}- CONF\n[\s\S]+\nER {2}- \nTY {2}- GEN\n/],
    ['csl', /^\[\n\{[\s\S]+\},\n\{[\s\S]+\}\n\]\n$/],
    ['bibtex', /^@inproceedings\{vaswani2017attention,[\s\S]+\}\n\n@misc\{/],
  ])('prints several at once in %s', async (format, printed) => {
    const several = ['cite', '1706.03762', 'Mixture of experts', '--format', format];
    const { code, out, err } = await paperboy(several, { corpusDir });
    expect(code).toBe(0);
    expect(out).toMatch(printed);
    expect(err).toContain('does not know of “Mixture of experts”: author, year, url.');
  });

  it('takes words without quotes for one title', async () => {
    const { out } = await paperboy(['cite', 'mixture', 'of', 'experts'], { corpusDir });
    expect(out).toMatch(/^@misc\{mixtureexperts,/);
  });

  it('gives a script each citation by its format', async () => {
    const { out } = await paperboy(['cite', '1706.03762', '--format', 'csl', '--json'], { corpusDir });
    expect(JSON.parse(out)).toMatchObject({
      id: '1706.03762',
      csl: { id: 'vaswani2017attention' },
      missing: [],
    });
  });

  it('cites nothing where one of several is not found', async () => {
    const { code, out, err } = await paperboy(['cite', '1706.03762', '2401.99999'], { corpusDir });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('no paper 2401.99999');
  });
});
