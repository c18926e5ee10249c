import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/query/parse.js';
import type { Clause } from '../../src/query/query.js';
import { createTermReader } from '../../src/search/paper-terms.js';
import { createPhraseFinder } from '../../src/search/phrase.js';
import { createSieve } from '../../src/search/sieve.js';

const { read } = createTermReader();

describe('a sieve', () => {
  const mayPass = (query: string, title: string, abstract = '') => {
    const { clause } = parse(query).query;
    return clause && createSieve(clause)(read({ title, abstract }));
  };

  it.each([
    // a reason beside each: what rules the paper out, or does not
    ['"sparse experts"', 'Sparse experts', true],
    ['"sparse experts"', 'Experts that are sparse', false],
    ['"sparse experts"', 'Sparse models', false],
    ['"sparse experts"', 'Sparse-gated experts', true],
    ['"state of the art"', 'The state of an art', true],
    ['"energy-based models"', 'Energy-based models', true],
    ['"energy-based models"', 'Energybased models', true],
    ['"energy-based models"', 'Energy models', false],
    ['"t-SNE"', 'tSNE', true],
    ['title:sparse', 'Sparse models', true],
    ['title:dense', 'Sparse models', false],
    ['"sparse experts" OR "dense experts"', 'Dense experts', true],
    ['"sparse experts" year:2020', 'Sparse experts', true],
    ['-"sparse experts"', 'Sparse experts', true],
  ])('%s of “%s”: %s', (query, title, expected) => {
    expect(mayPass(query, title)).toBe(expected);
  });

  it('never rules out a text that has the phrase', () => {
    const word = fc.constantFrom(
      'net',
      'nets',
      'of',
      'the',
      't-SNE',
      'tsne',
      'graph-based',
      'graph',
      'based',
    );
    const finds = createPhraseFinder();
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (text, words) => {
          const phrase: Clause = { kind: 'phrase', text: words.join(' ') };
          const paper = { title: '', abstract: text.join(' ') };
          expect(createSieve(phrase)(read(paper)) || !finds(phrase.text)(paper.abstract)).toBe(true);
        },
      ),
    );
  });
});
