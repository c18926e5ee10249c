import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../src/playground/page/blocks/mrkdwn.js';
import { suggest } from '../../src/playground/page/conversation/suggest.js';
import { repliesTo, timeline, topLevel } from '../../src/playground/page/conversation/timeline.js';
import { slackDate } from '../../src/playground/page/time.js';
import type { PlaygroundMessage } from '../../src/playground/protocol.js';

describe('what people write', () => {
  const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
  const words = (text: string, style = {}) => ({ type: 'text', text, style });

  it.each([
    ['plain words', 'a plain line', [section(words('a plain line'))]],
    [
      'emphasis',
      '*bold* _it_ ~no~',
      [
        section(
          words('bold', { bold: true }),
          words(' '),
          words('it', { italic: true }),
          words(' '),
          words('no', { strike: true }),
        ),
      ],
    ],
    [
      'emphasis within emphasis',
      '*so _very_*',
      [section(words('so ', { bold: true }), words('very', { bold: true, italic: true }))],
    ],
    [
      'sums and names with marks in them',
      '3 * 4 * 5 in snake_case_name',
      [section(words('3 * 4 * 5 in snake_case_name'))],
    ],
    ['code, in which nothing has a meaning', '`a *b*`', [section(words('a *b*', { code: true }))]],
    ['a mention', 'hi <@U1|ada>', [section(words('hi '), { type: 'user', user_id: 'U1', style: {} })]],
    ['a channel', '<#C1|papers>', [section({ type: 'channel', channel_id: 'C1', style: {} })]],
    ['a call to all', '<!here>', [section({ type: 'broadcast', range: 'here', style: {} })]],
    [
      'a link with a label',
      '<https://a.b/?x=1&amp;y=2|here>',
      [section({ type: 'link', url: 'https://a.b/?x=1&y=2', text: 'here', style: {} })],
    ],
    ['an address that no browser should open', '<javascript:alert(1)|here>', [section(words('here'))]],
    ['escaped text', '&lt;b&gt; &amp;lt;', [section(words('<b> &lt;'))]],
    ['a heading that is none in Slack', '# one', [section(words('# one'))]],
    [
      'a quote',
      '&gt; one\n&gt; two\nthree',
      [{ type: 'rich_text_quote', elements: [words('one\ntwo')] }, section(words('three'))],
    ],
    [
      'a block of code',
      'see\n```\n<b>  *x*\n```\nend',
      [
        section(words('see')),
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '<b>  *x*' }] },
        section(words('end')),
      ],
    ],
  ])('is read as Slack reads it: %s', (_what, text, expected) => {
    expect(parseMrkdwn(text)).toEqual(expected);
  });

  it('keeps every letter and every digit, whatever is typed', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    const read = (text: string) =>
      parseMrkdwn(text)
        .flatMap<object>((block) => block.elements)
        .map((element) => ('text' in element ? element.text : ''))
        .join('');
    fc.assert(
      fc.property(fc.stringMatching(/^[\w *_~`\n.,?!-]*$/), (typed) => {
        expect(letters(read(typed))).toBe(letters(typed));
      }),
    );
  });
});

describe('the message box', () => {
  const ada = { id: 'U1', name: 'Ada', isBot: false };
  const people = [
    ada,
    { id: 'U2', name: 'Grace', isBot: false },
    { id: 'UB', name: 'paperboy', isBot: true },
  ];
  const verbs = ['search', 'similar', 'show', 'status'].map((name) => ({
    name,
    usage: `${name} …`,
    summary: '',
  }));
  const offers = (text: string) =>
    suggest(text, text.length, { users: people, me: ada, verbs }).rows.map((row) => row.text);

  it.each([
    ['the command', '/', ['/papers ']],
    ['the command half typed', '/pap', ['/papers ']],
    [
      'every verb after the command',
      '/papers ',
      ['/papers search ', '/papers similar ', '/papers show ', '/papers status '],
    ],
    [
      'the verbs that begin so',
      '/papers s',
      ['/papers search ', '/papers similar ', '/papers show ', '/papers status '],
    ],
    ['the one verb that begins so', '/papers sim', ['/papers similar ']],
    ['nothing for a verb that is complete', '/papers status', []],
    ['nothing while a topic is typed', '/papers mixture of', []],
    ['everyone else after an at sign', 'hello @', ['hello @Grace ', 'hello @paperboy ']],
    ['the person who is meant', '@pa', ['@paperboy ']],
    ['nothing in an address', 'ada@g', []],
    ['nothing in plain talk', 'papers, please', []],
  ])('offers %s', (_what, text, expected) => {
    expect(offers(text)).toEqual(expected);
  });

  it('completes a mention in the middle of a sentence', () => {
    expect(suggest('ask @pa about it', 7, { users: people, me: ada }).rows.map((row) => row.text)).toEqual([
      'ask @paperboy about it',
    ]);
  });
});

describe('a conversation', () => {
  const now = new Date(2026, 10, 23, 12);
  const at = (hours: number, rest: Partial<PlaygroundMessage> = {}): PlaygroundMessage => ({
    ts: (now.getTime() / 1_000 + hours * 3_600).toFixed(6),
    channelId: 'C1',
    userId: 'U1',
    text: '',
    edited: false,
    ...rest,
  });

  it('keeps replies out of the channel, under the message they answer', () => {
    const root = at(-1);
    const reply = at(-0.5, { threadTs: root.ts });
    const all = [root, reply, at(0, { channelId: 'C2' })];
    expect(topLevel(all, 'C1')).toEqual([root]);
    expect(repliesTo(all, root)).toEqual([reply]);
  });

  it('names the day once and the speaker once', () => {
    const messages = [at(-24), at(-2), at(-1.99), at(-1.98, { userId: 'U2' }), at(-1)];
    const rows = timeline(messages, messages, now).map(({ day, continues }) => [day, continues]);
    expect(rows).toEqual([
      ['Yesterday', false],
      ['Today', false],
      [undefined, true],
      [undefined, false],
      [undefined, false],
    ]);
  });

  it('does not run a private answer together with a public one', () => {
    const messages = [at(-1), at(-0.99, { ephemeralTo: 'U2' })];
    expect(timeline(messages, messages, now).at(-1)?.continues).toBe(false);
  });

  it('says today and yesterday where Slack does', () => {
    expect(slackDate('{date_short_pretty}', now, now)).toBe('today');
    expect(slackDate('on {nonsense}', now, now)).toBe('on {nonsense}');
  });
});
