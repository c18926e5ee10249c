import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/lib/nearest.js';

const WORDS = [
  'title',
  'author',
  'abstract',
  'venue',
  'cat',
  'has',
  'search',
  'similar',
  'show',
  'cite',
  'help',
];

describe('the nearest word', () => {
  it.each([
    ['titel', 'title', 'two neighbours swapped'],
    ['serach', 'search', 'swapped in the middle'],
    ['ehlp', 'help', 'swapped at the start'],
    ['autor', 'author', 'a letter left out'],
    ['shoow', 'show', 'a letter too many'],
    ['vanue', 'venue', 'a wrong letter'],
    ['cats', 'cat', 'a plural'],
    ['abstarkt', 'abstract', 'two slips in a long word'],
    ['simmilarr', 'similar', 'two letters too many'],
    ['TITEL', 'title', 'case aside'],
    ['show', 'show', 'nothing wrong at all'],
  ])('to %s is %s: %s', (typed, meant) => {
    expect(nearest(typed, WORDS)).toBe(meant);
  });

  it.each([
    ['ca', 'too short to guess'],
    ['', 'nothing'],
    ['tiltes2', 'three slips'],
    ['shwoo', 'two slips in a short word'],
    ['transformer', 'another word'],
    ['👩‍🔬', 'no word'],
  ])('to %j is none: %s', (typed) => {
    expect(nearest(typed, WORDS)).toBeUndefined();
  });

  it('is the first of two that are equally near', () => {
    expect(nearest('sure', ['sore', 'cure'])).toBe('sore');
    expect(nearest('sure', ['cure', 'sore'])).toBe('cure');
  });

  it('is the nearer one, wherever it stands', () => {
    expect(nearest('authors', ['actors', 'author'])).toBe('author');
    expect(nearest('authors', ['author', 'actors'])).toBe('author');
  });

  it('is found whatever neighbours were swapped', () => {
    const swap = fc.constantFrom(...WORDS).chain((word) =>
      fc.nat(word.length - 2).map((index) => ({
        word,
        typed: word.slice(0, index) + word[index + 1] + word[index] + word.slice(index + 2),
      })),
    );
    fc.assert(fc.property(swap, ({ word, typed }) => nearest(typed, [word]) === word));
  });
});
