import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldLetters,
  isTitleId,
  normaliseTitle,
  normaliseUrl,
  readReference,
  titleId,
} from '../../src/paper/identifiers.js';

describe('a reference to a paper', () => {
  it.each([
    ['2401.00001', '2401.00001'],
    [' 2401.00001v2 ', '2401.00001'],
    ['0704.0001', '0704.0001'],
    ['arXiv:2401.00001', '2401.00001'],
    ['arxiv: 2401.00001v10', '2401.00001'],
    ['https://arxiv.org/abs/2401.00001', '2401.00001'],
    ['http://www.arxiv.org/abs/2401.00001v3', '2401.00001'],
    ['https://export.arxiv.org/abs/2401.00001?context=cs', '2401.00001'],
    ['arxiv.org/abs/2401.00001', '2401.00001'],
    ['https://arxiv.org/pdf/2401.00001v2.pdf', '2401.00001'],
    ['https://arxiv.org/pdf/2401.00001#page=3', '2401.00001'],
    ['https://arxiv.org/html/2401.00001v1/', '2401.00001'],
    ['https://www.alphaxiv.org/abs/2401.00001', '2401.00001'],
    ['https://www.alphaxiv.org/overview/2401.00001', '2401.00001'],
    ['https://huggingface.co/papers/2401.00001', '2401.00001'],
    ['https://hf.co/papers/2401.00001', '2401.00001'],
    ['https://ar5iv.labs.arxiv.org/html/2401.00001', '2401.00001'],
    ['https://ar5iv.org/abs/2401.00001', '2401.00001'],
    ['<https://arxiv.org/abs/2401.00001>', '2401.00001'],
    ['(https://arxiv.org/abs/2401.00001).', '2401.00001'],
    ['"2401.00001"?', '2401.00001'],
    ['quant-ph/0201082v1', 'quant-ph/0201082'],
    ['math.GT/0309136', 'math/0309136'],
    ['https://arxiv.org/abs/hep-th/9901001v3', 'hep-th/9901001'],
    ['https://arxiv.org/pdf/cs/0112017.pdf', 'cs/0112017'],
    ['10.48550/arXiv.2401.00001', '2401.00001'],
    ['https://doi.org/10.48550/ARXIV.2401.00001', '2401.00001'],
  ])('%s is the arXiv paper %s', (typed, id) => {
    expect(readReference(typed)).toEqual({ kind: 'arxiv', id });
  });

  it.each([
    ['10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['doi:10.1038/NATURE14539', '10.1038/nature14539'],
    ['https://doi.org/10.1038/nature14539', '10.1038/nature14539'],
    ['http://dx.doi.org/10.1038/nature14539?utm_source=x', '10.1038/nature14539'],
    ['https://doi.org/10.1016%2Fj.cell.2020.01.001', undefined],
    ['https://doi.org/10.1002/andp.19053221004%3C1%3E', '10.1002/andp.19053221004<1>'],
    ['https://doi.org/10.1002/broken%ZZ', '10.1002/broken%zz'],
    ['10.1016/S0735-1097(98)00347-7', '10.1016/s0735-1097(98)00347-7'],
    ['(10.1038/nature14539)', '10.1038/nature14539'],
  ])('%s has the DOI %s', (typed, id) => {
    const reference = readReference(typed);
    expect(reference?.kind === 'doi' ? reference.id : undefined).toBe(id);
  });

  it.each([
    ['https://github.com/Haiyang-W/GiT', 'https://github.com/Haiyang-W/GiT'],
    ['github.com/Haiyang-W/GiT.', 'https://github.com/Haiyang-W/GiT'],
    ['www.modulardeeplearning.com', 'https://www.modulardeeplearning.com'],
    ['<https://huggingface.co/docs/x#y>', 'https://huggingface.co/docs/x#y'],
    ['https://en.wikipedia.org/wiki/Pruning_(trees)', 'https://en.wikipedia.org/wiki/Pruning_(trees)'],
  ])('%s is the address %s', (typed, url) => {
    expect(readReference(typed)).toEqual({ kind: 'url', url });
  });

  it.each([
    '',
    '3',
    'pruning',
    '2017',
    '3.14159',
    '1312.44',
    '2413.00001',
    'attention 2401.00001',
    'https://github.com/a b',
    'node.js/typescript',
    '24/7',
    'has:code',
    '10.5/7',
  ])('"%s" names no paper', (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });

  it.each([')', '.', '">', ').'])('is none where it is %j again and again', (piece) => {
    expect(readReference(piece.repeat(20_000))).toBeUndefined();
    expect(readReference(`${piece.repeat(20_000)}a`)).toBeUndefined();
  });

  it('reads anything without failing, and reads an id that it gave as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const reference = readReference(typed);
        if (reference?.kind === 'arxiv') expect(readReference(reference.id)).toEqual(reference);
      }),
    );
  });
});

describe('titles', () => {
  it.each([
    ['case', 'Attention Is All You Need', 'attention is all you need'],
    ['punctuation', 'Once-for-All: Train One Network', 'once for all train one network'],
    ['white space', ' Deep \n  Layer\tAggregation ', 'deep layer aggregation'],
    ['diacritics', 'Erdős–Rényi graphs à la Mářa', 'erdos renyi graphs a la mara'],
    ['raised figures', 'SL²A-INR', 'sl2a inr'],
    ['letters that do not come apart', 'Løss on the Straße', 'loss on the strasse'],
    ['other scripts', 'Глубокое обучение', 'глубокое обучение'],
    ['nothing but signs', ' ??? ', '???'],
  ])('compare without regard to %s', (_what, title, normalised) => {
    expect(normaliseTitle(title)).toBe(normalised);
  });

  it('give an id that is short, typeable, and the same for every spelling', () => {
    expect(titleId('Deep Layer Aggregation')).toBe('t-2ea5339046');
    expect(titleId('deep layer -- AGGREGATION.')).toBe(titleId('Deep Layer Aggregation'));
    expect(titleId('Deep Layer Aggregations')).not.toBe(titleId('Deep Layer Aggregation'));
    expect(isTitleId(titleId('Deep Layer Aggregation'))).toBe(true);
    expect(isTitleId('2401.00001')).toBe(false);
  });

  it('are normal once normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const once = normaliseTitle(title);
        expect(normaliseTitle(once)).toBe(once);
      }),
    );
  });
});

it.each([
  ['http://www.GitHub.com/Haiyang-W/GiT/', 'https://github.com/Haiyang-W/GiT'],
  ['https://github.com/ibm/tsfm/#notebooks-links', 'github.com/ibm/tsfm'],
  ['https://example.org', 'http://EXAMPLE.org/'],
])('%s and %s are one address', (one, other) => {
  expect(normaliseUrl(one)).toBe(normaliseUrl(other));
});

it.each([
  ['https://github.com/a/b', 'https://github.com/a/c'],
  ['https://example.org/?p=1', 'https://example.org/?p=2'],
  ['https://t.ly/_Vu9', 'https://t.ly/_vu9'],
])('%s and %s are two addresses', (one, other) => {
  expect(normaliseUrl(one)).not.toBe(normaliseUrl(other));
});

it('writes names as an English keyboard has them', () => {
  expect(foldLetters('Łukasz Kaiser, Øyvind Æsir, Gómez')).toBe('Lukasz Kaiser, Oyvind AEsir, Gomez');
});
