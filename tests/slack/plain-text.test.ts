import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions, plainText } from '../../src/slack/plain-text.js';

describe('text from Slack, as it was typed', () => {
  it.each([
    ['<@UBOT> pruning LLMs?', 'pruning LLMs?'],
    ['<@UBOT>, pruning', 'pruning'],
    ['<@UBOT>: pruning', 'pruning'],
    ['hey <@UBOT|paperboy> pruning', 'hey   pruning'],
    ['<@UBOT>', ''],
    ['papers by <@UADA|ada>', 'papers by @ada'],
    ['what <@UADA> said', 'what  said'],
    ['as in <#C1|papers> and <#C2>', 'as in #papers and'],
    ['<!channel> and <!subteam^S1|@readers> and <!here>', '@channel and @readers and @here'],
    ['show <https://arxiv.org/abs/1701.06538>', 'show https://arxiv.org/abs/1701.06538'],
    ['show <http://arxiv.org/abs/1701.06538|arxiv.org/abs/1701.06538>', 'show arxiv.org/abs/1701.06538'],
    ['show <https://arxiv.org/abs/1701.06538|this one>', 'show https://arxiv.org/abs/1701.06538'],
    ['<https://a.b/?x=1&amp;y=2>', 'https://a.b/?x=1&y=2'],
    ['R&amp;D &lt; 5 &gt; 3', 'R&D < 5 > 3'],
    ['&amp;lt;', '&lt;'],
    ['“mixture of experts” -vision', '“mixture of experts” -vision'],
    [':wave: pruning', ':wave: pruning'],
    ['a < b', 'a < b'],
  ])('%j is %j', (sent, typed) => {
    expect(plainText(sent, 'UBOT')).toBe(typed);
  });

  it('is what anyone typed, once escaped and undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const sent = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(plainText(`<@UBOT> x ${sent}`, 'UBOT')).toBe(`x ${typed}`.trim());
      }),
    );
  });
});

it('knows a mention of one person from that of another', () => {
  expect(mentions('ask <@UBOT|paperboy>', 'UBOT')).toBe(true);
  expect(mentions('ask <@UBOT> now', 'UBOT')).toBe(true);
  expect(mentions('ask <@UBOT2> now', 'UBOT')).toBe(false);
});
