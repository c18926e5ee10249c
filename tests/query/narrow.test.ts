import { describe, expect, it } from 'vitest';
import { narrow } from '../../src/query/narrow.js';
import { parse } from '../../src/query/parse.js';
import { print } from '../../src/query/print.js';
import { field, not, or, term, words, years } from './trees.js';

describe('a query narrowed', () => {
  it.each([
    ['pruning', years(2023, 2023), 'pruning year:2023', 'asks for both'],
    ['pruning llm', field('author', 'hinton'), 'pruning llm author:hinton', 'stays flat'],
    ['pruning year:2017 llm', years(2023), 'pruning llm year:>=2023', 'forgets the year it asked for before'],
    ['year:2017', years(2023, 2023), 'year:2023', 'may consist of the new year only'],
    ['pruning -year:2017', years(2023, 2023), 'pruning -year:2017 year:2023', 'keeps an excluded year'],
    ['year:2017', term('pruning'), 'year:2017 pruning', 'keeps its year where something else is asked'],
    ['pruning OR llm', years(2023, 2023), '(pruning OR llm) year:2023', 'keeps its alternatives together'],
    [
      'pruning',
      or(term('llm'), term('cnn')),
      'pruning (llm OR cnn)',
      'takes alternatives as one requirement',
    ],
    ['pruning', words('a b'), 'pruning a b', 'takes several requirements'],
    ['pruning sort:new', not(term('llm')), 'pruning -llm sort:new', 'keeps its order'],
    ['', years(2023, 2023), 'year:2023', 'may have asked for nothing before'],
  ])('from "%s" by %j to "%s": it %s', (text, by, narrowed) => {
    expect(print(narrow(parse(text).query, by))).toBe(narrowed);
  });
});
