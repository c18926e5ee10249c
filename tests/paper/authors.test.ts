import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName, shortAuthors, spokenName } from '../../src/paper/authors.js';

describe('a name', () => {
  it.each([
    ['Ashish Vaswani', 'Ashish', 'Vaswani'],
    ['Vaswani, Ashish', 'Ashish', 'Vaswani'],
    ['Laurens van der Maaten', 'Laurens', 'van der Maaten'],
    ['van der Maaten, Laurens', 'Laurens', 'van der Maaten'],
    ['Aaron van den Oord', 'Aaron', 'van den Oord'],
    ['Geoffrey E. Hinton', 'Geoffrey E.', 'Hinton'],
    ['Nicola De Cao', 'Nicola De', 'Cao'],
    ['de Freitas', 'de', 'Freitas'],
  ])('%s has a given and a family part', (author, given, family) => {
    expect(readName(author)).toEqual({ kind: 'person', given, family });
  });

  it('may end in Jr.', () => {
    expect(readName('Frank E. Harrell Jr.')).toEqual({
      kind: 'person',
      given: 'Frank E.',
      family: 'Harrell',
      suffix: 'Jr.',
    });
    expect(spokenName('Frank E. Harrell Jr.')).toBe('Frank E. Harrell Jr.');
  });

  it.each(['李飞飞', 'OpenAI', 'Gemini Team', 'LIGO Scientific Collaboration', 'Search and Discovery Group'])(
    '%s is not taken apart',
    (author) => {
      expect(readName(author)).toEqual({ kind: 'group', name: author });
      expect(spokenName(author)).toBe(author);
    },
  );

  it('never loses a word, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\p{L}.]{1,8}$/u), { minLength: 1, maxLength: 6 }),
        (words) => {
          expect(spokenName(words.join(' '))).toBe(words.join(' '));
        },
      ),
    );
  });
});

describe('authors in a line', () => {
  it.each([
    [[], ''],
    [['Noam Shazeer'], 'Noam Shazeer'],
    [['Shazeer, Noam'], 'Noam Shazeer'],
    [['Geoffrey Hinton', 'Ruslan Salakhutdinov'], 'Hinton and Salakhutdinov'],
    [['Laurens van der Maaten', 'A', 'B'], 'van der Maaten et al.'],
    [['Gemini Team', 'A B', 'C D'], 'Gemini Team et al.'],
  ])('%j are “%s”', (authors, line) => {
    expect(shortAuthors(authors)).toBe(line);
  });
});
