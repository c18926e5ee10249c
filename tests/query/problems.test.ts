import { describe, expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, parse } from '../../src/query/parse.js';
import { print } from '../../src/query/print.js';

describe('what cannot be used as typed is named where it stands, and the rest is read', () => {
  it.each([
    ['titel:pruning', 'titel pruning', 'titel:', 'Did you mean title: instead?'],
    [
      'llm foo:bar',
      'llm foo bar',
      'foo:',
      'The fields are title:, author:, abstract:, venue:, cat:, source:, year:, has: and sort:.',
    ],
    ['foo:"a b"', 'foo "a b"', 'foo:', 'There is no field foo: here, so it was searched as plain words.'],
    ['foo:-bar', 'foo bar', 'foo:', 'no field foo:'],
    ['moe year:20x7', 'moe', 'year:20x7', 'not a year or a span of years'],
    ['moe year:99999', 'moe', 'year:99999', 'Write year:2017, year:2015..2018 or year:>=2020.'],
    ['moe year:2018..2015', 'moe', 'year:2018..2015', 'not a year'],
    ['moe year:>2999', 'moe', 'year:>2999', 'not a year'],
    ['moe year:0017', 'moe', 'year:0017', 'not a year'],
    ['moe year: soon', 'moe', 'year: soon', 'year:soon is not a year'],
    ['moe has:coed', 'moe', 'has:coed', 'Did you mean has:code?'],
    ['moe has:video', 'moe', 'has:video', 'Write has:code or has:project or has:abstract.'],
    ['moe sort:nwe', 'moe', 'sort:nwe', 'Did you mean sort:new?'],
    ['moe sort:stars', 'moe', 'sort:stars', 'Write sort:relevance or sort:new.'],
    ['moe title:', 'moe', 'title:', 'title: needs something right after it, such as title:pruning.'],
    ['moe author:""', 'moe', 'author:""', 'author: needs something'],
    ['author: -hinton', '-hinton', 'author:', 'author: needs something'],
    ['title:(a b)', 'a b', 'title:', 'title: needs something'],
    ['moe title:...', 'moe', 'title:...', 'title: needs something'],
    ['moe "few shot', 'moe "few shot"', '"few shot', 'never closed'],
    ['moe author:"few shot', 'moe author:"few shot"', 'author:"few shot', 'never closed'],
    ['moe "" x', 'moe x', '""', 'nothing to search for between the quotation marks'],
    ['moe "', 'moe', '"', 'nothing to search for between the quotation marks'],
    ['a (b OR c', 'a (b OR c)', '(', 'never closed, so its group was read to the end'],
    ['a OR b) c', 'a OR b c', ')', 'has no opening one'],
    ['a OR', 'a', 'OR', 'OR needs something on both sides'],
    ['OR a', 'a', 'OR', 'OR needs'],
    ['a (| b)', 'a b', '|', 'OR needs'],
    ['a OR OR b', 'a OR b', 'OR', 'OR needs'],
    ['a NOT', 'a', 'NOT', 'NOT needs something to exclude'],
    ['(a NOT) b', 'a b', 'NOT', 'NOT needs'],
  ])('%s', (text, understood, culprit, message) => {
    const { query, problems } = parse(text);
    expect(print(query)).toBe(understood);
    expect(problems).toEqual([{ message: expect.stringContaining(message), at: expect.anything() }]);
    expect(text.slice(problems[0]?.at?.from, problems[0]?.at?.to)).toBe(culprit);
  });

  it.each(['???', '- – —', '()', '. , ;'])('%s holds no word', (text) => {
    const { query, problems } = parse(text);
    expect(query).toEqual({ sort: 'relevance' });
    expect(problems).toEqual([{ message: expect.stringContaining('no word to search for') }]);
  });

  it('several are told in the order of the text, each once', () => {
    const { problems } = parse('foo:a year:x foo:b (c');
    expect(problems.map(({ at }) => at?.from)).toEqual([0, 6, 19]);
  });

  it('a message stays short, however long the culprit', () => {
    for (const name of ['x'.repeat(900), 'year', 'has', 'sort']) {
      const [problem] = parse(`${name}:${'y'.repeat(90)}`).problems;
      expect(problem?.message.length).toBeLessThan(220);
    }
  });
});

describe('a text that is too long', () => {
  it('is read up to the last whole word that fits', () => {
    const { query, problems } = parse('sparse '.repeat(500));
    expect(print(query)).toBe('sparse '.repeat(143).trim());
    expect(problems).toEqual([
      {
        message: 'That is a long query, and only its first 1000 characters were read.',
        at: { from: 1000, to: 3499 },
      },
    ]);
  });

  it('is not too long when it only ends in white space', () => {
    expect(parse(`sparse${' '.repeat(3000)}`).problems).toEqual([]);
    expect(parse('x'.repeat(MAX_QUERY_LENGTH)).problems).toEqual([]);
    expect(parse('x'.repeat(MAX_QUERY_LENGTH + 1)).problems).toHaveLength(1);
  });

  it('never loses half of an emoji', () => {
    const { query } = parse(`x${'😀'.repeat(3000)}`);
    expect(print(query)).toBe(`x${'😀'.repeat(499)}`);
  });

  it('is also one that would be too long once printed', () => {
    const { query, problems } = parse('ab|'.repeat(333));
    expect(print(query).length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
    expect(parse(print(query))).toEqual({ query, problems: [] });
    expect(problems.at(-1)?.message).toContain('only its first');
  });
});

it.each([
  ['3,000 opening parentheses', '('.repeat(3000)],
  ['3,000 closing ones', ')'.repeat(3000)],
  ['groups beyond all depth', '(a b OR c '.repeat(100)],
  ['exclusions beyond all depth', `${'-('.repeat(300)}a b${')'.repeat(300)}`],
  ['nothing but exclusions', 'NOT '.repeat(250)],
  ['nothing but quotation marks', '"'.repeat(999)],
  ['nothing but backslashes', '\\'.repeat(999)],
  ['nothing but white space and a word', `${' '.repeat(50_000)}x`],
])('%s are read in a moment, and what is understood prints and parses back', (_what, text) => {
  const { query } = parse(text);
  expect(parse(print(query))).toEqual({ query, problems: [] });
});
