import { describe, expect, it } from 'vitest';
import { aPaper, contextOf } from '../support/papers.js';
import { gist, talk, titles } from '../support/talk.js';

const papers = Array.from({ length: 8 }, (_, n) =>
  aPaper({ id: `2401.0000${n + 1}`, title: `Pruning, part ${n + 1}` }),
);
const context = contextOf([...papers, aPaper({ id: '1706.03762' }), aPaper({ title: 'GPipe' })]);

async function inThread() {
  const thread = talk(context);
  return { thread, listed: titles(await thread.say('pruning')) };
}

describe('in a thread with a list, cite', () => {
  it.each([
    ['cite 3', [3]],
    ['cite 1,3,4', [1, 3, 4]],
    ['cite 2-4', [2, 3, 4]],
    ['cite the second and third', [2, 3]],
    ['cite all', [1, 2, 3, 4, 5]],
    ['cite 4, 2', [4, 2]],
    ['cite 2,2', [2]],
    ['/papers cite 1 and 2 as ris', [1, 2]],
  ])('takes the numbers of the list: %s', async (said, places) => {
    const { thread, listed } = await inThread();
    const expected = places.map((place) => listed[place - 1]).join(' + ');
    expect(gist(await thread.say(said))).toBe(`citation: ${expected}`);
  });

  it('counts on past the page that is shown', async () => {
    const { thread } = await inThread();
    const all = [...titles(await thread.say('pruning')), ...titles(await thread.say('more'))];
    expect(gist(await thread.say('cite 5-7'))).toBe(`citation: ${all.slice(4, 7).join(' + ')}`);
  });

  it('cites nothing where one of the numbers leads nowhere, and says which', async () => {
    const { thread } = await inThread();
    expect(gist(await thread.say('cite 1, 9 and 12'))).toBe(
      'problem: The list has 8 papers, so there is no 9. The list has 8 papers, so there is no 12.',
    );
    expect(gist(await thread.say('cite 1-200'))).toMatch(/at most 50 papers at once/);
  });

  it.each([
    ['cite 2 as ris', 'ris', /^TY {2}- /],
    ['ris for 2', 'ris', /^TY {2}- /],
    ['cite 2 in CSL-JSON', 'csl', /^\{/],
    ['cite 2 as BibTeX', 'bibtex', /^@misc/],
  ])('writes the format that was asked for: %s', async (said, format, entry) => {
    const { thread } = await inThread();
    expect(await thread.say(said)).toMatchObject({
      format,
      citations: [{ entry: expect.stringMatching(entry) }],
    });
  });

  it('knows three formats, and says so', async () => {
    const { thread } = await inThread();
    expect(gist(await thread.say('cite 2 as apa'))).toBe(
      'problem: I cite in BibTeX, RIS and CSL-JSON, not in “apa”.',
    );
  });
});

describe('without a list, cite', () => {
  it.each([
    ['cite GPipe as ris', 'citation: GPipe'],
    ['cite 1706.03762', 'citation: Attention Is All You Need'],
    ['cite 1706.03762, 2401.00002 as csl', 'citation: Attention Is All You Need + Pruning, part 2'],
    [
      'cite https://arxiv.org/abs/1706.03762 2401.00002',
      'citation: Attention Is All You Need + Pruning, part 2',
    ],
    ['cite 1706.03762 1706.03762v2', 'citation: Attention Is All You Need'],
    ['cite 1706.03762 2401.99999', 'problem: The corpus has no paper 2401.99999. Try words of its title.'],
  ])('takes titles, ids and addresses: %s', async (said, expected) => {
    expect(gist(await talk(context).say(said))).toBe(expected);
  });

  it.each(['cite 1,2', 'cite all', 'cite 3'])('has nothing to count in: %s', async (said) => {
    expect(gist(await talk(context).say(said))).toMatch(/no list of mine here to count in/);
  });

  it('looks for what is no title, without the format', async () => {
    expect(gist(await talk(context).say('cite pruning of words as ris'))).toBe('results: pruning of words');
  });
});
