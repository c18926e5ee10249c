import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTerms, partsOf, wordsOf } from '../../src/search/analyze.js';

const termsOf = (text: string) => wordsOf(text).flatMap(({ text }) => indexTerms(text));

describe('a word is found however it is spelled', () => {
  it.each([
    ['case', 'BERT', 'bert'],
    ['diacritics', 'Poincaré', 'poincare'],
    ['letters beyond diacritics', 'Erdős–Rényi Straße', 'Erdos-Renyi Strasse'],
    ['width', 'ＧＡＮ', 'gan'],
    ['a ligature', 'eﬃcient', 'efficient'],
    ['Greek', 'β-VAE', 'beta-VAE'],
    ['Greek in TeX', '$\\beta$-VAE', 'beta-VAE'],
    ['an exponent', 'R²', 'R2'],
    ['an exponent in TeX', 'SL$^{2}$A-INR', 'SL2A-INR'],
    ['a bare caret', 'M^3ViT', 'M3ViT'],
    ['a dot in TeX', 'HyperZ$\\cdot$Z$\\cdot$W', 'HyperZ·Z·W'],
    ['an en dash', 'encoder–decoder', 'encoder-decoder'],
    ['a hyphen that does not break', 'state‑space', 'state-space'],
    ['plural and singular', 'networks', 'network'],
    ['a verb and its noun', 'quantization', 'quantize'],
    ["somebody's", "transformer's", 'transformer'],
    ['an apostrophe', 'don’t', "don't"],
  ])('%s: %s is %s', (_what, one, other) => {
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  it.each([
    ['t-SNE', ['t', 'sne', 'tsne']],
    ['state-of-the-art', ['state', 'art', 'stateoftheart']],
    ['YOLOv8s', ['yolov8s']],
    ['the of and', []],
    ['1.58 bits', ['1', '58', '158', 'bit']],
    ['GPT-4', ['gpt', '4', 'gpt4']],
  ])('%s is found by %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });
});

describe('any text', () => {
  it('is read word by word, each where it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of wordsOf(text))
          expect(text.slice(word.at, word.at + word.text.length)).toBe(word.text);
      }),
    );
  });

  it('folds to words that fold to themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = wordsOf(text).flatMap((word) => partsOf(word.text));
        expect(folded.flatMap(partsOf)).toEqual(folded);
      }),
    );
  });
});
