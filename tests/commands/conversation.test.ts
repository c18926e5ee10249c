import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/commands/page.js';
import { aPaper, contextOf } from '../support/papers.js';
import { gist, problems, talk, titles } from '../support/talk.js';

const TOPICS = [
  'vision',
  'speech',
  'graphs',
  'language',
  'robots',
  'proteins',
  'music',
  'weather',
  'code',
  'maps',
  'games',
  'video',
];
const many = TOPICS.map((topic, index) =>
  aPaper({
    title: `Sparse experts for ${topic}`,
    year: 2012 + index,
    authors: index % 4 === 0 ? ['Geoffrey Hinton', 'Jane Roe'] : ['Jane Roe'],
    ...(index % 3 === 0 ? { links: [{ kind: 'code', url: `https://github.com/lab/${topic}` }] } : {}),
  }),
);
const context = contextOf(many);
const undated = contextOf(TOPICS.map((topic) => aPaper({ title: `Sparse experts for ${topic}` })));

describe('in a thread', () => {
  it('pages forward to the end, says that it was the end, and pages back', async () => {
    const thread = talk(context);
    const first = await thread.say('sparse experts');
    const second = await thread.say('more');
    const third = await thread.say('next');
    expect([first, second, third].map((reply) => titles(reply).length)).toEqual([5, 5, 2]);
    expect(new Set([first, second, third].flatMap(titles)).size).toBe(12);
    expect(gist(await thread.say('more'))).toBe('problem: That is all: the list has 12 papers.');
    expect(titles(await thread.say('back'))).toEqual(titles(second));
    await thread.say('previous');
    expect(gist(await thread.say('back'))).toBe('problem: That was the first page already.');
  });

  it('counts in the list that was shown last, whichever page it is on', async () => {
    const thread = talk(context);
    const first = titles(await thread.say('sparse experts'));
    const second = titles(await thread.say('more'));
    expect(gist(await thread.say('show 7'))).toBe(`paper: ${second[1]}`);
    expect(gist(await thread.say('open the second'))).toBe(`paper: ${first[1]}`);
    expect(gist(await thread.say('3'))).toBe(`paper: ${first[2]}`);
    expect(gist(await thread.say('cite 1'))).toBe(`citation: ${first[0]}`);
    expect(gist(await thread.say('show 11'))).toMatch(/^paper: /);
    expect(gist(await thread.say('show 13'))).toBe('problem: The list has 12 papers, so there is no 13.');
    expect(gist(await thread.say('show 0'))).toBe('problem: The numbers of a list begin at 1.');
    expect(gist(await thread.say('show -1'))).toBe('problem: The numbers of a list begin at 1.');
    expect(gist(await thread.say('similar 99999999999999'))).toBe(
      'problem: The list has 12 papers, so there is no 99999999999999.',
    );
  });

  it('finds papers like one of the list, and counts in those from then on', async () => {
    const thread = talk(context);
    const [, second] = titles(await thread.say('sparse experts'));
    const alike = await thread.say('like the second');
    expect(gist(alike)).toBe(`results: like ${second}`);
    expect(titles(alike)).not.toContain(second);
    expect(gist(await thread.say('show 1'))).toBe(`paper: ${titles(alike)[0]}`);
  });

  it('narrows step by step, and a new year takes the place of the old one', async () => {
    const thread = talk(context);
    await thread.say('sparse experts');
    expect(gist(await thread.say('only 2012-2020'))).toBe('results: sparse experts year:2012..2020');
    expect(gist(await thread.say('by hinton'))).toBe('results: sparse experts year:2012..2020 author:hinton');
    const narrowed = await thread.say('since 2016');
    expect(titles(narrowed).sort()).toEqual(['Sparse experts for code', 'Sparse experts for robots']);
    expect(titles(await thread.say('without code'))).toEqual(['Sparse experts for robots']);
  });

  it('keeps those with code', async () => {
    const thread = talk(context);
    await thread.say('sparse experts');
    const withCode = await thread.say('only with code');
    expect(withCode).toMatchObject({ kind: 'results', total: 4 });
  });

  it('keeps the list when nothing fits, and the next number still counts in it', async () => {
    const thread = talk(context);
    const [first] = titles(await thread.say('sparse experts'));
    expect(gist(await thread.say('only 1999'))).toMatch(/^problem: .*stays as it was/);
    expect(gist(await thread.say('show 1'))).toBe(`paper: ${first}`);
  });

  it('says that years are not known rather than that there are no papers', async () => {
    const thread = talk(undated);
    await thread.say('sparse experts');
    const reply = await thread.say('only 2023');
    expect(reply.kind).toBe('problem');
    expect(problems(reply)).toMatch(/year/);
  });

  it('does not narrow papers alike, and offers a search that does', async () => {
    const thread = talk(context);
    await thread.say('similar sparse experts for vision');
    expect(await thread.say('without robots')).toMatchObject({
      kind: 'problem',
      tryInstead: ['Sparse experts for vision -robots'],
    });
    expect(await thread.say('only 1904')).toMatchObject({ kind: 'problem', tryInstead: [] });
  });
});

describe('where no list was shown', () => {
  it.each([
    ['command', 'show 2', /from here.* buttons/],
    ['command', 'more', /from here.* buttons/],
    ['mention', 'cite 1', /thread where I answered/],
    ['direct', 'more', /no list/],
  ] as const)('a number or a page says where it would work: %s, %s', async (place, text, words) => {
    expect(problems(await talk(context, place).say(text))).toMatch(words);
  });

  it.each([
    ['since 2020', 'results: year:>=2020'],
    ['only with code', 'results: has:code'],
    ['by hinton', 'results: author:hinton'],
    ['by design', 'results: by design'],
    ['without vision', 'results: without vision'],
  ])('a requirement is a query of its own, or its words are: %s', async (text, reply) => {
    expect(gist(await talk(context, 'command').say(text))).toBe(reply);
  });
});

describe('a page button', () => {
  it('gives the last page when the list has become shorter', async () => {
    const reply = await pageOf({ by: 'query', text: 'sparse experts' }, 50, context);
    expect(reply).toMatchObject({ kind: 'results', offset: 10, total: 12 });
  });

  it('says so when the paper that a list started from is gone', async () => {
    const reply = await pageOf({ by: 'similar', id: 't-0000000000' }, 5, context);
    expect(problems(reply)).toMatch(/no longer in the corpus/);
  });
});

it('says so when a paper of the list has left the corpus', async () => {
  const thread = talk(context);
  await thread.say('sparse experts');
  const shown = { asked: { by: 'query', text: 'sparse experts' }, offset: 0, ids: ['t-0000000000'] } as const;
  const { run } = await import('../../src/commands/run.js');
  expect(problems(await run({ text: 'show 1', place: 'mention', shown }, context))).toMatch(/no longer/);
});
