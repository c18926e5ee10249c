import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, clipLines, oneLine, split } from '../../src/slack/clip.js';
import { escapeMrkdwn } from '../../src/slack/mrkdwn.js';

describe('escaping', () => {
  it.each([
    ['nobody is pinged', '<!channel> <@U123>', '&lt;!channel&gt; &lt;@U123&gt;'],
    ['an entity that was typed stays what was typed', 'AT&amp;T', 'AT&amp;amp;T'],
    ['everything else is left alone', '*a* _b_ | “c”', '*a* _b_ | “c”'],
  ])('%s', (_, text, escaped) => {
    expect(escapeMrkdwn(text)).toBe(escaped);
  });
});

describe('clipping', () => {
  it.each([
    ['a short text stays', 'attention is all', 20, 'attention is all'],
    ['a long one ends after a word', 'attention is all you need', 17, 'attention is all…'],
    ['a comma before the cut goes', 'pruning, quantisation and more', 12, 'pruning…'],
    ['a single long word is cut inside', 'abcdefghijklmnop', 6, 'abcde…'],
    ['an emoji is whole or not there', 'abcd🧠🧠', 6, 'abcd…'],
    ['line breaks and tabs become spaces', ' a\r\n\tb\u0000c ', 20, 'a b c'],
    ['nothing turns the line around', 'safe \u202Eelttit\u202C', 20, 'safe elttit'],
    ['half an emoji becomes a mark', 'a\uD83D b', 20, 'a\uFFFD b'],
  ])('%s', (_, text, max, clipped) => {
    expect(clip(text, max)).toBe(clipped);
  });

  it('keeps the lines of what people wrote', () => {
    expect(clipLines(' one\r\ntwo\u0007 ', 100)).toBe('one\ntwo');
  });

  it('is never longer than asked, on one line, and a beginning of the text', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 60 }), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(clipped).not.toMatch(/\p{Cs}|\p{Cc}/u);
        expect(oneLine(text).trim().startsWith(clipped.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('splitting', () => {
  it('loses nothing but the spaces between pieces', () => {
    const words = fc
      .array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 60 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 50 }), (text, max) => {
        const pieces = split(text, max);
        expect(pieces.every((piece) => piece !== '' && piece.length <= max)).toBe(true);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
