import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedWords, snippetOf } from '../../src/search/snippet.js';
import type { Snippet } from '../../src/search/types.js';

const telling = new Map([
  ['prune', 3],
  ['network', 1],
  ['tsne', 2],
  ['sne', 2],
]);
const textOf = ({ parts }: Snippet) => parts.map(({ text }) => text).join('');
const marked = ({ parts }: Snippet) => parts.filter((part) => part.marked).map(({ text }) => text);
const filler = (words: number) => 'lorem ipsum '.repeat(words);

describe('a snippet', () => {
  it('marks words as they stand in the text, whatever their ending, compounds whole', () => {
    expect(marked(snippetOf('Pruned Networks, drawn by t-SNE.', telling))).toEqual([
      'Pruned',
      'Networks',
      't-SNE',
    ]);
  });

  it('shows the passage with the most telling words, from the beginning of its sentence', () => {
    const text = `A network here. ${filler(20)}. Then we prune each network of them. ${filler(20)}`;
    const snippet = snippetOf(text, telling);
    expect(textOf(snippet)).toMatch(/^Then we prune each network of them\./);
    expect(snippet.cut).toEqual({ start: true, end: true });
  });

  it('takes a passage with a rare word rather than one with a common word twice', () => {
    const text = `network network ${filler(20)} prune ${filler(20)}`;
    expect(marked(snippetOf(text, telling))).toEqual(['prune']);
  });

  it('is the beginning where nothing in the abstract matches', () => {
    const snippet = snippetOf(filler(30), telling);
    expect(textOf(snippet)).toMatch(/^lorem ipsum .* (lorem|ipsum)$/);
    expect(snippet.cut).toEqual({ start: false, end: true });
  });

  it('is empty where there is no abstract', () => {
    expect(snippetOf('', telling)).toEqual({ parts: [], cut: { start: false, end: false } });
  });

  it('reads a megabyte in a moment', () => {
    const text = `${'Each network is pruned. And then some more is said of it, and on it goes. '.repeat(14_000)}`;
    const started = performance.now();
    expect(textOf(snippetOf(text, telling)).length).toBeLessThanOrEqual(200);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('is a piece of the abstract of about 200 characters, whatever the abstract', () => {
    const words = fc.array(
      fc.oneof(fc.constantFrom('network', 'pruned', 't-SNE', '. A', '\n'), fc.string()),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(words, (words) => {
        const text = words.join(' ');
        const snippet = snippetOf(text, telling);
        const shown = textOf(snippet);
        expect(text).toContain(shown);
        expect(shown.length).toBeLessThanOrEqual(Math.max(210, ...words.map(({ length }) => length)));
        expect(snippet.cut.start || snippet.cut.end).toBe(shown !== text);
      }),
    );
  });

  it('never cuts a character in two', () => {
    const text = '🧪'.repeat(300);
    expect([...textOf(snippetOf(text, telling))].every((letter) => letter === '🧪')).toBe(true);
    expect([...textOf(snippetOf(`x${text}`, telling))].slice(1).every((letter) => letter === '🧪')).toBe(
      true,
    );
  });
});

describe('the words that matched', () => {
  it('are shown rather than an address that holds them too', () => {
    const text = 'Code at github.com/lab/prune-network. We prune a network.';
    expect(matchedWords(text, telling)).toEqual(['prune', 'network']);
    expect(matchedWords('Code at github.com/lab/prune-network.', telling)).toEqual([
      'github.com/lab/prune-network',
    ]);
  });

  it('are the text’s own, the most telling first, each kind once', () => {
    expect(matchedWords('Networks of networks, pruned and pruning', telling)).toEqual(['pruned', 'Networks']);
  });

  it('leave out what a compound before them already tells', () => {
    expect(matchedWords('SNE and t-SNE', telling)).toEqual(['t-SNE']);
  });

  it('are six at most', () => {
    const many = new Map('abcdefgh'.split('').map((letter) => [`${letter}${letter}x`, 1]));
    expect(matchedWords([...many.keys()].join(' '), many)).toHaveLength(6);
  });
});
