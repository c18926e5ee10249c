import { describe, expect, it } from 'vitest';
import { parse } from '../../src/query/parse.js';
import type { Clause } from '../../src/query/query.js';
import { and, field, not, or, phrase, quotedField, term, words, years } from './trees.js';

/** What is understood, where nothing is wrong with what was typed. */
function understood(text: string): Clause | undefined {
  const { query, problems } = parse(text);
  expect(problems).toEqual([]);
  return query.clause;
}

describe('words and phrases', () => {
  it.each<[string, Clause]>([
    ['pruning', term('pruning')],
    ['  mixture \t of\nexperts ', words('mixture of experts')],
    ['"few shot" learning', and(phrase('few shot'), term('learning'))],
    ['“few shot” learning', and(phrase('few shot'), term('learning'))],
    ['„few shot“ learning', and(phrase('few shot'), term('learning'))],
    ['«few shot» learning', and(phrase('few shot'), term('learning'))],
    ['“few shot" learning', and(phrase('few shot'), term('learning'))],
    ['"  few \n shot "', phrase('few shot')],
    ['"few shot"-learning', and(phrase('few shot'), term('learning'))],
    [`'90s users' needs`, words(`'90s users' needs`)],
    ['6" wafers', words('6" wafers')],
    ['"say \\"hello\\" twice"', phrase('say "hello" twice')],
    ['attention & memory - a survey ...', words('attention memory a survey')],
    ['retrieval-augmented t-SNE', words('retrieval-augmented t-SNE')],
    ['C++ <!channel> 🤖 $\\alpha$', words('C++ <!channel> 🤖 $\\alpha$')],
  ])('%s', (text, clause) => {
    expect(understood(text)).toEqual(clause);
  });
});

describe('colons that name no field', () => {
  it.each([
    'GiT: Towards a generalist',
    'CAT: Cross Attention in Vision Transformer',
    'BERT:',
    'https://arxiv.org/abs/1706.03762',
    'arXiv:1706.03762 doi:10.1000/x',
    'at 10:30 or 4:1',
    ':robot_face: std::vector',
  ])('%s is plain words', (text) => {
    expect(understood(text)).toEqual(text.includes(' ') ? words(text) : term(text));
  });
});

describe('exclusions', () => {
  it.each<[string, Clause]>([
    ['-vision', not(term('vision'))],
    ['moe -vision', and(term('moe'), not(term('vision')))],
    [
      'moe –vision —audio −video',
      and(term('moe'), not(term('vision')), not(term('audio')), not(term('video'))),
    ],
    ['moe --vision', and(term('moe'), not(term('vision')))],
    ['moe NOT vision', and(term('moe'), not(term('vision')))],
    ['moe AND NOT vision', and(term('moe'), not(term('vision')))],
    ['NOT -vision', term('vision')],
    ['-"computer vision"', not(phrase('computer vision'))],
    ['-title:vision', not(field('title', 'vision'))],
    ['-(vision audio)', not(and(term('vision'), term('audio')))],
    ['-(-(vision audio)) x', words('vision audio x')],
    ['AM-RADIO: Model -- Reduce', words('AM-RADIO: Model Reduce')],
    ['vision - and - audio -', words('vision and audio')],
    ['E2f-1, -2, -3 cells', words('E2f-1, 2, 3 cells')],
    ['pruning, -vision', and(term('pruning,'), not(term('vision')))],
    ['pruning -2', and(term('pruning'), not(term('2')))],
    ['\\-vision', term('-vision')],
  ])('%s', (text, clause) => {
    expect(understood(text)).toEqual(clause);
  });
});

describe('alternatives and groups', () => {
  it.each<[string, Clause]>([
    ['pruning OR distillation', or(term('pruning'), term('distillation'))],
    ['pruning|distillation || quantization', or(term('pruning'), term('distillation'), term('quantization'))],
    ['a b OR c d', or(words('a b'), words('c d'))],
    ['a (b OR c)', and(term('a'), or(term('b'), term('c')))],
    ['a (b AND c) (d)', words('a b c d')],
    ['(a OR (b OR c))', or(term('a'), term('b'), term('c'))],
    ['a OR (b sort:new)', or(term('a'), term('b'))],
    ['vision or audio and video', words('vision or audio and video')],
    ['vision \\OR audio', words('vision OR audio')],
    ['f(x)', words('f x')],
    ['f\\(x\\)', term('f(x)')],
    ['((()) a ())', term('a')],
  ])('%s', (text, clause) => {
    expect(understood(text)).toEqual(clause);
  });
});

describe('fields', () => {
  it.each<[string, Clause]>([
    ['title:pruning', field('title', 'pruning')],
    ['Title:Pruning', field('title', 'Pruning')],
    ['AUTHOR:hinton', field('author', 'hinton')],
    ['author:"geoffrey hinton" dark', and(quotedField('author', 'geoffrey hinton'), term('dark'))],
    ['author:“geoffrey hinton”', quotedField('author', 'geoffrey hinton')],
    ['author: hinton dark', and(field('author', 'hinton'), term('dark'))],
    ['Author: "geoffrey hinton"', quotedField('author', 'geoffrey hinton')],
    ['cat:cs.LG', field('cat', 'cs.LG')],
    ['title:GPT:4', field('title', 'GPT:4')],
    ['title:OR', field('title', 'OR')],
    ['HAS:Code', { kind: 'has', value: 'code' }],
    ['has:abstract has:project', and({ kind: 'has', value: 'abstract' }, { kind: 'has', value: 'project' })],
  ])('%s', (text, clause) => {
    expect(understood(text)).toEqual(clause);
  });

  it.each<[string, Clause]>([
    ['2017', years(2017, 2017)],
    ['=2017', years(2017, 2017)],
    ['"2017"', years(2017, 2017)],
    [' 2017', years(2017, 2017)],
    ['2015..2018', years(2015, 2018)],
    ['2015…2018', years(2015, 2018)],
    ['2015-2018', years(2015, 2018)],
    ['2015–2018', years(2015, 2018)],
    ['2015..', years(2015)],
    ['2015-', years(2015)],
    ['..2018', years(undefined, 2018)],
    ['>=2020', years(2020)],
    ['≥2020', years(2020)],
    ['>2020', years(2021)],
    ['<=2015', years(undefined, 2015)],
    ['<2015', years(undefined, 2014)],
  ])('year:%s', (text, clause) => {
    expect(understood(`year:${text}`)).toEqual(clause);
  });

  it('sort:new puts the newest first, wherever it stands', () => {
    expect(parse('sort:new pruning')).toEqual({
      query: { clause: term('pruning'), sort: 'new' },
      problems: [],
    });
    expect(parse('(pruning Sort:New)')).toEqual({
      query: { clause: term('pruning'), sort: 'new' },
      problems: [],
    });
    expect(parse('pruning sort:relevance').query.sort).toBe('relevance');
    expect(parse('sort:new')).toEqual({ query: { sort: 'new' }, problems: [] });
  });
});

it('nothing is a query for nothing', () => {
  expect(parse('')).toEqual({ query: { sort: 'relevance' }, problems: [] });
  expect(parse(' \n ')).toEqual({ query: { sort: 'relevance' }, problems: [] });
});
