import { describe, expect, it } from 'vitest';
import { citeById, showById } from '../../src/commands/by-id.js';
import { pageOf } from '../../src/commands/page.js';
import type { CommandContext } from '../../src/commands/types.js';
import type { LookedUp } from '../../src/ingest/ports.js';
import { aPaper, contextOf } from '../support/papers.js';
import { gist, talk, titles } from '../support/talk.js';

const held = [
  aPaper({ id: '2401.00001', title: 'Pruning Networks Without Data', abstract: 'We prune networks.' }),
  aPaper({ id: '2401.00002', title: 'Pruning Networks at Start', abstract: 'We prune networks early.' }),
  aPaper({ title: 'Tea Ceremonies', abstract: 'How tea is served.' }),
];
const fresh = aPaper({
  id: '2609.00001',
  title: 'Pruning Networks Once More',
  abstract: 'We prune networks again.',
  authors: ['Ada Lovelace'],
});

/** What commands run on, with a source that answers so; `asked` are the ids that it was asked for. */
function withSource(answer: LookedUp): { readonly context: CommandContext; readonly asked: string[] } {
  const asked: string[] = [];
  const fetch = async (id: string) => {
    asked.push(id);
    return answer;
  };
  return { context: { ...contextOf(held), fetch }, asked };
}

const found = () => withSource({ kind: 'found', paper: fresh });
const unknown = () => withSource({ kind: 'unknown' });
const away = () => withSource({ kind: 'away', reason: 'arXiv does not answer.' });

describe('a paper that the corpus does not hold', () => {
  it.each([
    ['2609.00001', 'paper: Pruning Networks Once More'],
    ['arXiv:2609.00001v3', 'paper: Pruning Networks Once More'],
    ['https://arxiv.org/pdf/2609.00001v2.pdf', 'paper: Pruning Networks Once More'],
    ['https://huggingface.co/papers/2609.00001', 'paper: Pruning Networks Once More'],
    ['show https://arxiv.org/abs/2609.00001', 'paper: Pruning Networks Once More'],
    ['cite 2609.00001', 'citation: Pruning Networks Once More'],
    ['similar 2609.00001', 'results: like Pruning Networks Once More'],
  ])('is looked up for “%s”', async (typed, answer) => {
    const { context, asked } = found();
    expect(gist(await talk(context).say(typed))).toBe(answer);
    expect(asked).toEqual(['2609.00001']);
  });

  it('is looked up by its DOI, in the form that names it', async () => {
    const { context, asked } = found();
    await talk(context).say('show https://doi.org/10.1145/ABC.1');
    expect(asked).toEqual(['10.1145/abc.1']);
  });

  it('has similar papers, by its text, and the next page of them', async () => {
    const { context } = found();
    const like = await talk(context).say('similar 2609.00001');
    expect(titles(like)).toHaveLength(2);
    expect(titles(like)).not.toContain('Tea Ceremonies');
    const page = await pageOf({ by: 'similar', id: fresh.id }, 1, context, 1);
    expect(titles(page)).toEqual(titles(like).slice(1));
  });

  it('is what the buttons under it mean, before the search knows it', async () => {
    const { context } = found();
    expect(gist(await showById(fresh.id, context))).toBe('paper: Pruning Networks Once More');
    expect(gist(await citeById(fresh.id, 'bibtex', context))).toBe('citation: Pruning Networks Once More');
  });

  it('is said to be unknown where its source knows none of that number', async () => {
    const { context } = unknown();
    expect(await talk(context).say('2401.99999')).toEqual({
      kind: 'problem',
      message: 'arXiv knows no paper 2401.99999. Look at its number again, or try words of the title.',
      tryInstead: [],
    });
    expect(gist(await talk(context).say('cite 10.1000/nowhere'))).toMatch(/no paper 10\.1000\/nowhere/);
  });

  it('waits for another time where its source is away, with the same words to try again', async () => {
    const { context } = away();
    expect(await talk(context).say('cite arXiv:2401.99999')).toEqual({
      kind: 'problem',
      message: 'I cannot look 2401.99999 up at the moment: arXiv does not answer. Try again later.',
      tryInstead: ['cite arXiv:2401.99999'],
    });
  });

  it.each([
    ['arXiv cannot be reached (ECONNREFUSED).', 'arXiv cannot be reached. Try again later.'],
    ['arXiv is out of order (503).', 'arXiv is out of order. Try again later.'],
    [
      'arXiv asks to be left alone for 60 minutes.',
      'arXiv asks to be left alone for 60 minutes. Try again later.',
    ],
  ])('is told of “%s” without codes, and without a time that is not known', async (reason, said) => {
    const { context } = withSource({ kind: 'away', reason });
    expect(await talk(context).say('2401.99999')).toMatchObject({
      message: `I cannot look 2401.99999 up at the moment: ${said}`,
    });
  });

  it('is not in the corpus where no source may be asked', async () => {
    const reply = await talk(contextOf(held)).say('2401.99999');
    expect(gist(reply)).toBe('problem: The corpus has no paper 2401.99999. Try words of its title.');
  });
});

describe('no source is asked', () => {
  it.each([
    'show 2401.00001',
    'https://arxiv.org/abs/2401.00002',
    'https://github.com/someone/pruning',
    'show https://example.org/paper.pdf',
    'show t-0123456789',
    'show Tea Ceremonies',
    'similar 1',
    'pruning',
  ])('for “%s”', async (typed) => {
    const { context, asked } = found();
    await talk(context).say(typed);
    expect(asked).toEqual([]);
  });

  it('for a button of a paper that had no id', async () => {
    const { context, asked } = found();
    expect(gist(await showById('t-0123456789', context))).toMatch(/no longer in the corpus/);
    expect(asked).toEqual([]);
  });
});
