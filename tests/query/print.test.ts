import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, parse } from '../../src/query/parse.js';
import { print } from '../../src/query/print.js';
import type { Clause } from '../../src/query/query.js';
import { and, field, not, or, phrase, queries, quotedField, term, typed, years } from './trees.js';

describe('a printed query', () => {
  it.each<[string, Clause]>([
    [
      'mixture of experts -vision "few shot" year:2017..2019',
      and(
        term('mixture'),
        term('of'),
        term('experts'),
        not(term('vision')),
        phrase('few shot'),
        years(2017, 2019),
      ),
    ],
    [
      'author:"geoffrey hinton" title:distillation',
      and(quotedField('author', 'geoffrey hinton'), field('title', 'distillation')),
    ],
    ['year:2017', years(2017, 2017)],
    ['year:>=2020', years(2020)],
    ['year:<=2014', years(undefined, 2014)],
    ['pruning (llm OR "language model")', and(term('pruning'), or(term('llm'), phrase('language model')))],
    ['sparse attention OR pruning', or(and(term('sparse'), term('attention')), term('pruning'))],
    ['-(vision OR robotics)', not(or(term('vision'), term('robotics')))],
    ['-(vision robotics)', not(and(term('vision'), term('robotics')))],
    [
      't-SNE GiT: https://arxiv.org/abs/1 10:30 \\alpha C++',
      and(...['t-SNE', 'GiT:', 'https://arxiv.org/abs/1', '10:30', '\\alpha', 'C++'].map(term)),
    ],
    ['this \\OR that', and(term('this'), term('OR'), term('that'))],
    ['\\-vision', term('-vision')],
    ['titel\\:pruning', term('titel:pruning')],
    ['f\\(x\\)', term('f(x)')],
    ['\\"quoted', term('"quoted')],
    ['"a \\"b\\" c"', phrase('a "b" c')],
  ])('reads %s', (text, clause) => {
    expect(print({ clause, sort: 'relevance' })).toBe(text);
  });

  it('says when the newest come first', () => {
    expect(print({ clause: term('pruning'), sort: 'new' })).toBe('pruning sort:new');
    expect(print({ sort: 'new' })).toBe('sort:new');
    expect(print({ sort: 'relevance' })).toBe('');
  });

  it('parses back to the very query, without problems', () => {
    const short = queries.filter((query) => print(query).length <= MAX_QUERY_LENGTH);
    fc.assert(
      fc.property(short, (query) => {
        const { clause, sort } = query;
        expect(parse(print(query)).query).toEqual(query);
        if (clause !== undefined || sort === 'new') expect(parse(print(query)).problems).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays as it is when it is read and printed again, whatever was typed first', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const printed = print(parse(text).query);
        expect(print(parse(printed).query)).toBe(printed);
        expect(parse(printed)).toEqual({ query: parse(text).query, problems: [] });
        expect(printed.length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
      }),
      { numRuns: 3000 },
    );
  });
});
