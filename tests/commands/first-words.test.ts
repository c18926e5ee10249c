import { describe, expect, it } from 'vitest';
import { aPaper, contextOf } from '../support/papers.js';
import { gist, problems, talk } from '../support/talk.js';

const context = contextOf([
  aPaper({
    id: '1706.03762',
    title: 'Attention Is All You Need',
    links: [{ kind: 'code', url: 'https://github.com/tensorflow/tensor2tensor' }],
  }),
  aPaper({ id: '10.1145/3065386', title: 'Deep convolutional networks for images' }),
  aPaper({ title: 'LambdaNetworks: Modeling Long-Range Interactions Without Attention' }),
  aPaper({ title: 'MLP-Mixer: An all-MLP Architecture for Vision' }),
  aPaper({ title: 'TSMixer: Lightweight MLP-Mixer for Time Series' }),
  aPaper({ title: 'Search engines for source code' }),
  aPaper({ title: 'Similar image retrieval by hashing', abstract: 'Retrieval of similar images.' }),
  aPaper({ title: 'State space models' }),
]);

async function told(text: string): Promise<string> {
  return gist(await talk(context, 'command').say(text));
}

describe('the first word', () => {
  it.each([
    ['search attention', 'results: attention'],
    ['SEARCH attention', 'results: attention'],
    ['search: attention', 'results: attention'],
    ['attention', 'results: attention'],
    ['papers about attention', 'results: attention'],
    ['search engines for code', 'results: search engines for code'],
    ['search', 'help: search'],
    ['show', 'help: show'],
    ['similar', 'help: similar'],
    ['cite', 'help: cite'],
    ['status', 'status'],
    ['Status?', 'status'],
    ['status of attention', 'results: status of attention'],
    [
      'help',
      'help: search similar show cite subscribe unsubscribe subscriptions digest save saved unsave topics status help',
    ],
    [
      'help me',
      'help: search similar show cite subscribe unsubscribe subscriptions digest save saved unsave topics status help',
    ],
    ['help cite', 'help: cite'],
    ['help CITE', 'help: cite'],
    ['help me find papers on attention', 'results: attention'],
    ['help shwo', 'problem: I know no verb “shwo”. Did you mean “show”?'],
    ['state space models', 'results: state space models'],
    ['/papers search attention', 'results: attention'],
    ['hello', 'results: hello'],
  ])('is a verb or a word, as it reads: %s', async (text, reply) => {
    expect(await told(text)).toBe(reply);
  });

  it.each([
    ['hlep', 'problem: There is no “hlep”. Did you mean “help”?'],
    ['statsu', 'problem: There is no “statsu”. Did you mean “status”?'],
    ['shwo 2', 'problem: There is no “shwo”. Did you mean “show 2”?'],
    ['ciet 1706.03762', 'problem: There is no “ciet”. Did you mean “cite 1706.03762”?'],
    ['hlep cite', 'problem: There is no “hlep”. Did you mean “help cite”?'],
  ])('is mended when nothing but a verb can be meant: %s', async (text, reply) => {
    expect(await told(text)).toBe(reply);
  });

  it('is left alone when it asks for papers on a topic', async () => {
    const reply = await talk(context, 'command').say('show me papers about attention');
    expect(gist(reply)).toBe('results: attention');
    expect(problems(reply)).toBe('');
  });

  it('is searched past when a slip may be a word of a query', async () => {
    const reply = await talk(context, 'command').say('serach attention');
    expect(gist(reply)).toBe('results: attention');
    expect(problems(reply)).toBe('“serach” was read as “search”.');
    const other = await talk(context, 'command').say('smilar attention');
    expect(gist(other)).toBe('results: attention');
    expect(problems(other)).toBe(
      'Did you mean “similar attention”? No paper has “smilar”, so this search leaves it out.',
    );
  });
});

describe('a paper can be pointed at', () => {
  it.each([
    ['show 1706.03762', 'paper: Attention Is All You Need'],
    ['show arXiv:1706.03762v5', 'paper: Attention Is All You Need'],
    ['show https://arxiv.org/abs/1706.03762', 'paper: Attention Is All You Need'],
    ['https://arxiv.org/pdf/1706.03762v7', 'paper: Attention Is All You Need'],
    ['1706.03762', 'paper: Attention Is All You Need'],
    ['show https://github.com/tensorflow/tensor2tensor/', 'paper: Attention Is All You Need'],
    ['show attention is all you need', 'paper: Attention Is All You Need'],
    ['show “Attention Is All You Need”', 'paper: Attention Is All You Need'],
    ['cite https://doi.org/10.1145/3065386', 'citation: Deep convolutional networks for images'],
    ['show lambda networks', 'paper: LambdaNetworks: Modeling Long-Range Interactions Without Attention'],
    ['show MLP-Mixer', 'paper: MLP-Mixer: An all-MLP Architecture for Vision'],
    ['similar to state space models', 'results: like State space models'],
  ])('by anything that names it: %s', async (text, reply) => {
    expect(await told(text)).toBe(reply);
  });

  it.each([
    ['show 2412.99999', /no paper 2412\.99999/],
    ['https://arxiv.org/abs/2401.00001', /no paper https/],
    ['cite t-0123456789', /no paper t-0123456789/],
    ['show https://example.org/paper', /no paper https:\/\/example\.org/],
  ])('and is told of when the corpus lacks it: %s', async (text, words) => {
    expect(problems(await talk(context, 'command').say(text))).toMatch(words);
  });

  it('is chosen from a list when several titles hold the words', async () => {
    const reply = await talk(context, 'command').say('show attention');
    expect(gist(reply)).toBe('results: attention');
    expect(problems(reply)).toMatch(/More than one title has “attention”/);
  });

  it.each([
    ['show attend and tell', 'attend and tell'],
    ['similar pictures of faces', 'pictures of faces'],
    ['cite unicorn breeding', 'unicorn breeding'],
  ])('unless no title holds the words, which are searched for then: %s', async (text, words) => {
    const reply = await talk(context, 'command').say(text);
    expect(gist(reply)).toBe(`results: ${words}`);
    expect(problems(reply)).toMatch(/^No paper is called/);
  });
});
