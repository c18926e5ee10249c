import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefinement, readRefinement } from '../../src/commands/refine.js';

const narrow = (clause: object) => ({ kind: 'narrow', clause });
const year = (range: object) => narrow({ kind: 'year', range });
const author = (text: string, quoted = false) => narrow({ kind: 'field', field: 'author', text, quoted });
const not = (clause: object) => narrow({ kind: 'not', clause });
const cite = (places: 'all' | number[], format: string | object = 'bibtex') => ({
  kind: 'cite',
  request: { places, format },
});
const about = (verb: string, position: number) => ({ kind: 'about', verb, position });

describe('a message that nobody addressed to Paperboy', () => {
  it.each([
    ['more', { kind: 'turn', by: 'next' }],
    ['More please', { kind: 'turn', by: 'next' }],
    ['show more', { kind: 'turn', by: 'next' }],
    ['next page', { kind: 'turn', by: 'next' }],
    ['back', { kind: 'turn', by: 'previous' }],
    ['previous', { kind: 'turn', by: 'previous' }],
    ['show 2', about('show', 2)],
    ['Show me #2.', about('show', 2)],
    ['open the second', about('show', 2)],
    ['show me the 3rd one', about('show', 3)],
    ['similar 3', about('similar', 3)],
    ['like the second', about('similar', 2)],
    ['more like 2', about('similar', 2)],
    ['more like the first one', about('similar', 1)],
    ['cite 1', cite([1])],
    ['bibtex for number 4', cite([4])],
    ['cite 1,3,4', cite([1, 3, 4])],
    ['cite 1 3 4', cite([1, 3, 4])],
    ['cite 1-5', cite([1, 2, 3, 4, 5])],
    ['cite 1–2, 4 and 7 to 8', cite([1, 2, 4, 7, 8])],
    ['cite the second and third', cite([2, 3])],
    ['please cite the first three', cite([1, 2, 3])],
    ['cite all', cite('all')],
    ['cite all of them as RIS', cite('all', 'ris')],
    ['cite 2 in csl-json', cite([2], 'csl')],
    ['ris for 2', cite([2], 'ris')],
    ['cite 2 as word', cite([2], { unknown: 'word' })],
    ['only 2023', year({ from: 2023, to: 2023 })],
    ['only from 2023', year({ from: 2023, to: 2023 })],
    ['only 2019-2021', year({ from: 2019, to: 2021 })],
    ['only 2021–2019', year({ from: 2019, to: 2021 })],
    ['just 2019 to 2021', year({ from: 2019, to: 2021 })],
    ['since 2020', year({ from: 2020 })],
    ['only since 2020', year({ from: 2020 })],
    ['after 2020', year({ from: 2021 })],
    ['before 2018', year({ to: 2017 })],
    ['until 2018', year({ to: 2018 })],
    ['by hinton', author('hinton')],
    ['only by Geoffrey Hinton', author('Geoffrey Hinton', true)],
    ["by o'connor", author("o'connor")],
    ['only with code', narrow({ kind: 'has', value: 'code' })],
    ['has code', narrow({ kind: 'has', value: 'code' })],
    ['only those with a project page', narrow({ kind: 'has', value: 'project' })],
    ['without vision', not({ kind: 'term', text: 'vision' })],
    ['without self-attention', not({ kind: 'term', text: 'self-attention' })],
    ['without speech recognition', not({ kind: 'phrase', text: 'speech recognition' })],
    ['only title:pruning', narrow({ kind: 'field', field: 'title', text: 'pruning', quoted: false })],
    ['only year:2017', year({ from: 2017, to: 2017 })],
    ['only "few shot"', narrow({ kind: 'phrase', text: 'few shot' })],
  ])('is taken up when it can mean nothing else: %s', (text, refinement) => {
    expect(readRefinement(text)).toEqual(refinement);
    expect(isRefinement(text)).toBe(true);
  });

  it.each([
    'more coffee?',
    'no more',
    'more or less',
    'only 2 people came',
    'only 2',
    'only if you ask',
    'just kidding',
    'by the way',
    'by tomorrow',
    'by Friday',
    'by then we should know more about this',
    'by me',
    'without me',
    'without a doubt',
    'since yesterday',
    'before lunch',
    'show of hands?',
    'show me the money',
    'open the door',
    'like it',
    'like the idea',
    'I like the second',
    'cite it',
    'cite all your sources',
    'cite a and b',
    'cite 3-1',
    'cite 1-99999',
    'back in five minutes',
    'next week works',
    'has anyone tried this',
    'with pleasure',
    'the second one',
    '2',
    'first',
    'in 2023',
    'not now',
    'not sure',
    'similar results here',
    'thanks',
    'help',
    'mixture of experts',
    '',
    '???',
  ])('is left alone when it is ordinary talk: %s', (text) => {
    expect(isRefinement(text)).toBe(false);
  });
});

describe('a message that was addressed to Paperboy', () => {
  it.each([
    ['2', about('show', 2)],
    ['the second one', about('show', 2)],
    ['in 2023', year({ from: 2023, to: 2023 })],
    ['not vision', not({ kind: 'term', text: 'vision' })],
    ['not "computer vision"', not({ kind: 'phrase', text: 'computer vision' })],
  ])('may be looser: %s', (text, refinement) => {
    expect(readRefinement(text)).toEqual(refinement);
  });

  it.each([
    'not all attention is needed',
    '2017',
    'show attend and tell',
    '3d vision',
    'the first layers',
    'like',
  ])('is still a query when it reads as one: %s', (text) => {
    expect(readRefinement(text)).toBeUndefined();
  });
});

it('takes up unasked only what it would take up when asked, whatever was typed', () => {
  const words = fc.constantFrom(
    'only',
    'by',
    'show',
    'more',
    'like',
    '2',
    '2023',
    'since',
    'not',
    'code',
    '"',
    '-',
    'the',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 5 }).map((typed) => typed.join(' ')),
  );
  fc.assert(fc.property(text, (typed) => !isRefinement(typed) || readRefinement(typed) !== undefined));
});
