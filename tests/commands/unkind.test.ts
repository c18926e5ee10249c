import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefinement } from '../../src/commands/refine.js';
import { run } from '../../src/commands/run.js';
import { aPaper, contextOf } from '../support/papers.js';
import { gist, problems, talk } from '../support/talk.js';

const context = contextOf([
  aPaper(),
  aPaper({ title: 'Mixture of experts' }),
  aPaper({ title: 'Pruning vision models' }),
]);

it.each([
  [
    'command',
    'help: search similar show cite subscribe unsubscribe subscriptions digest save saved unsave topics status help',
  ],
  [
    'cli',
    'help: search similar show cite subscribe unsubscribe subscriptions digest save saved unsave topics status help',
  ],
  ['mention', 'greeting'],
  ['direct', 'greeting'],
] as const)('answers saying nothing, as a %s, with %s', async (place, reply) => {
  expect(gist(await talk(context, place).say('  '))).toBe(reply);
});

it.each(['hi', 'Hello there!', 'hey paperboy', 'What can you do?', 'who are you'])(
  'greets back: %s',
  async (text) => {
    expect(gist(await talk(context).say(text))).toBe('greeting');
  },
);

it.each(['thanks', 'Thank you!', 'thanks a lot, paperboy'])('takes thanks for thanks: %s', async (text) => {
  expect(problems(await talk(context).say(text))).toBe('You are welcome.');
});

it('greets with examples that have an answer here', async () => {
  expect(await talk(context).say('')).toEqual({
    kind: 'greeting',
    papers: 3,
    examples: ['mixture of experts'],
  });
});

describe('unkind input', () => {
  it.each(['???', '…', '()', '""', '-', '***'])(
    'only punctuation is told to hold no word: %s',
    async (text) => {
      expect(await talk(context).say(text)).toMatchObject({
        kind: 'problem',
        message: expect.stringMatching(/nothing|no word/i),
      });
    },
  );

  it('only stop words find nothing, and something else is offered or said', async () => {
    const reply = await talk(context).say('the of and');
    expect(reply).toMatchObject({ kind: 'results', total: 0 });
  });

  it('only an exclusion lists the others', async () => {
    const reply = await talk(context).say('-vision');
    expect(reply).toMatchObject({ kind: 'results', total: 2 });
  });

  it('3,000 characters are read as far as they can be, and that is said', async () => {
    const reply = await talk(context).say('mixture of experts '.repeat(160));
    expect(reply).toMatchObject({ kind: 'results' });
    expect(problems(reply)).not.toBe('');
  });

  it('an unclosed quote, an unknown field and a year that is none are named, and the rest is searched', async () => {
    const reply = await talk(context).say('titel:mixture year:20x7 "experts');
    expect(problems(reply).split('\n').length).toBeGreaterThanOrEqual(3);
  });

  it('an empty corpus answers too', async () => {
    const empty = contextOf([]);
    for (const text of [
      '',
      'mixture of experts',
      'show 1',
      'similar GPipe',
      'status',
      'only 2023',
      'since 2020',
    ]) {
      expect(gist(await talk(empty).say(text))).not.toBe('');
    }
  });

  it.each(['mixture of experts', 'show GPipe', 'papers about pruning?', 'since 2020', 'serach moe'])(
    'an empty corpus is said to be empty, with what to do about it: %s',
    async (text) => {
      expect(await talk(contextOf([])).say(text)).toMatchObject({
        kind: 'problem',
        message: expect.stringMatching(/corpus is empty.*paperboy ingest.*CORPUS_DIR/s),
      });
    },
  );

  it('anything typed gets a reply', async () => {
    const words = fc.constantFrom(
      'search',
      'show',
      'similar',
      'cite',
      'help',
      'status',
      '2',
      'only',
      '"',
      '(',
      '-',
      'OR',
      'title:',
      'experts',
      '<!channel>',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' ')),
    );
    const shown = { asked: { by: 'query', text: 'experts' }, offset: 0, ids: [] } as const;
    await fc.assert(
      fc.asyncProperty(typed, fc.boolean(), async (text, inThread) => {
        const reply = await run({ text, place: 'mention', ...(inThread ? { shown } : {}) }, context);
        expect(reply.kind).toBeTruthy();
      }),
    );
  });
});

describe('tens of thousands of characters', () => {
  const pieces = [')', '.', ',', '1,', '"', '-', 'a '];
  it.each(pieces)('of %j are answered at once, after any verb', async (piece) => {
    for (const verb of ['', 'show ', 'cite ', 'similar ']) {
      const text = `${verb}${piece.repeat(39_000 / piece.length)}x`;
      expect(isRefinement(text)).toBe(false);
      expect(await run({ text, place: 'mention' }, context)).toHaveProperty('kind');
    }
  });

  it('end with a whole word', async () => {
    const text = `cite ${'2401.00001 '.repeat(4_000)}`;
    expect(problems(await talk(context, 'mention').say(text))).toContain('at most 50 papers');
  });
});
