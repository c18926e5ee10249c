import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackText } from '../../src/playground/double/typed.js';
import { plainText } from '../../src/slack/plain-text.js';

const users = [
  { id: 'UADA', name: 'Ada', isBot: false },
  { id: 'UBOT', name: 'paperboy', isBot: true },
];
const channels = [{ id: 'CPAPERS', name: 'papers', kind: 'public', topic: '' }] as const;
const typed = (text: string) => slackText(text, users, channels);

describe('what Slack makes of typed text', () => {
  it.each([
    ['a mention', '@paperboy pruning', '<@UBOT> pruning'],
    ['a mention in any case, with a comma', '@Paperboy, pruning', '<@UBOT>, pruning'],
    ['a person', 'ask @ada', 'ask <@UADA>'],
    ['nobody known', '@edsger', '@edsger'],
    ['an address of a person', 'ada@paperboy.org', 'ada@paperboy.org'],
    ['everyone', '@here look', '<!here> look'],
    ['a channel', 'in #papers', 'in <#CPAPERS|papers>'],
    ['a tag that is no channel', '#moe', '#moe'],
    ['marks', 'a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    [
      'an address, without the full stop',
      'see https://a.org/x?y=1&z=2.',
      'see <https://a.org/x?y=1&amp;z=2>.',
    ],
    [
      'a bare address',
      'arxiv.org/abs/1706.03762',
      '<http://arxiv.org/abs/1706.03762|arxiv.org/abs/1706.03762>',
    ],
    ['a number that is none', 'lr 0.1 and 1706.03762', 'lr 0.1 and 1706.03762'],
    ['a tag as typed', '<!channel>', '&lt;!channel&gt;'],
  ])('%s', (_what, text, sent) => {
    expect(typed(text)).toBe(sent);
  });

  it('reads back as it was typed, whatever it was', () => {
    const words = fc.array(
      fc.constantFrom(
        '@ada',
        '#papers',
        '<',
        '>',
        '&',
        '&amp;',
        'https://a.org/b',
        'arxiv.org/abs/1',
        'moe',
        '“x”',
      ),
    );
    const labelled = (text: string) => text.replaceAll('<@UADA>', '<@UADA|ada>');
    fc.assert(
      fc.property(words, (list) => {
        expect(plainText(labelled(typed(list.join(' '))))).toBe(list.join(' '));
      }),
    );
  });
});
