import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless, styleFor, wrap } from '../../src/cli/layout.js';
import { shellCommand } from '../../src/cli/shell.js';

describe('text for a terminal', () => {
  it('breaks between words, however styled they are', () => {
    const { bold } = styleFor({ columns: 80, colours: true });
    expect(wrap(['one', 'two', 'three'], 9, '  ')).toBe('  one two\n  three');
    expect(wrap([bold('one'), bold('two'), 'three'], 9, '  ')).toBe(
      `  ${bold('one')} ${bold('two')}\n  three`,
    );
  });

  it('never goes over the width where words allow it, and loses none', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 14, max: 60 }), (words, width) => {
        const text = wrap(words, width, '  ');
        expect(text.split(/\s+/).filter(Boolean)).toEqual(words);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('lets no paper steer the terminal', () => {
    expect(harmless('red \u001b[31m alert\u0007\u202e txet\r\nnext')).toBe('red [31m alert txet next');
  });

  it('is plain where colours are not wanted', () => {
    expect(styleFor({ columns: 80, colours: false }).bold('x')).toBe('x');
  });
});

it.each([
  ['mixture of experts', 'paperboy search mixture of experts'],
  ['pruning -vision', "paperboy search 'pruning -vision'"],
  ['-vision', "paperboy search -- '-vision'"],
  ['"few shot"', `paperboy search '"few shot"'`],
  ["o'connor", "paperboy search 'o'\\''connor'"],
  ['year:>=2020', "paperboy search 'year:>=2020'"],
  ['show lambda networks', 'paperboy show lambda networks'],
  ['similar MLP-Mixer', 'paperboy similar MLP-Mixer'],
  ['help search', 'paperboy help search'],
  ['status', 'paperboy status'],
])('what Slack calls %s is typed in a shell as %s', (text, line) => {
  expect(shellCommand(text)).toBe(line);
});
