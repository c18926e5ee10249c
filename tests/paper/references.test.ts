import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencesIn } from '../../src/paper/references.js';

describe('the papers that a message names', () => {
  it.each([
    ['https://arxiv.org/abs/2401.00001', ['2401.00001']],
    ['Look: https://arxiv.org/pdf/2401.00001v2.pdf!', ['2401.00001']],
    ['(https://arxiv.org/html/2401.00001v1)', ['2401.00001']],
    ['arxiv.org/abs/quant-ph/0201082v1, an old one', ['quant-ph/0201082']],
    ['www.alphaxiv.org/abs/2401.00001 and alphaxiv.org/overview/2401.00002', ['2401.00001', '2401.00002']],
    ['https://huggingface.co/papers/2401.00001?utm=x', ['2401.00001']],
    ['hf.co/papers/2401.00001', ['2401.00001']],
    ['https://ar5iv.labs.arxiv.org/html/2401.00001', ['2401.00001']],
    ['https://doi.org/10.1145/ABC.1.', ['10.1145/abc.1']],
    ['doi:10.1145/abc.1', ['10.1145/abc.1']],
    ['https://doi.org/10.48550/arXiv.2401.00001', ['2401.00001']],
    ['arXiv:2401.00001 and arXiv: 2401.00002', ['2401.00001', '2401.00002']],
    ['https://arxiv.org/abs/2401.00001v1 is https://arxiv.org/pdf/2401.00001', ['2401.00001']],
    ['*https://arxiv.org/abs/2401.00001*', ['2401.00001']],
    ['_https://arxiv.org/abs/2401.00001_', ['2401.00001']],
  ])('“%s”', (text, ids) => {
    expect(referencesIn(text)).toEqual(ids);
  });

  it.each([
    'what do you do on Friday',
    'https://github.com/someone/arxiv-reader',
    'https://huggingface.co/models/2401.00001',
    'https://huggingface.co/someone/2401.00001',
    'https://arxiv.org/list/cs.LG/recent',
    'https://arxiv.org/search/?query=2401.00001',
    '2401.00001 and 1234',
    'notarxiv.org/abs/2401.00001',
    'ada@arxiv.org/abs/2401.00001',
    'run `curl https://arxiv.org/abs/2401.00001`',
    'run\n```\ncurl https://arxiv.org/abs/2401.00001\n```\nfirst',
  ])('are none in “%s”', (text) => {
    expect(referencesIn(text)).toEqual([]);
  });

  it('are those outside of code', () => {
    const text = 'try `pip install arxiv` for https://arxiv.org/abs/2401.00001';
    expect(referencesIn(text)).toEqual(['2401.00001']);
  });

  it('are at most twenty', () => {
    const many = Array.from({ length: 40 }, (_, at) => `https://arxiv.org/abs/2401.${10_000 + at}`);
    expect(referencesIn(many.join(' '))).toHaveLength(20);
  });

  it('are found whatever stands around', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before.replaceAll('`', '')} https://arxiv.org/abs/2401.00001 ${after.replaceAll('`', '')}`;
        expect(referencesIn(text)).toContain('2401.00001');
      }),
    );
  });

  it.each([
    ['letters', 'arxiv '.concat('a'.repeat(40_000))],
    ['dots', 'doi '.concat('.a'.repeat(20_000))],
    ['addresses', 'https://arxiv.org/abs/'.repeat(2_000)],
    ['backticks', 'arxiv '.concat('`'.repeat(40_000))],
    ['ends of sentences', `https://arxiv.org/abs/${'.'.repeat(40_000)}a`],
  ])('are looked for in a message of nothing but %s', (_what, text) => {
    expect(referencesIn(text)).toEqual([]);
  });
});
