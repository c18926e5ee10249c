import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeOf, nodesIn, readXml, textIn, textOf, type XmlNode } from '../../src/sources/xml.js';
import { escaped } from './arxiv-xml.js';

const titles = (text: string) => {
  const { frame, records } = readXml(text, 'feed', 'entry');
  const read = Array.from(records, (entry) => (entry === undefined ? undefined : textIn(entry, 'title')));
  return { isWhole: frame !== undefined, read };
};
const entry = (title: string) => `<entry><title>${title}</title></entry>`;

describe('XML of a feed', () => {
  it('is told by names without prefixes, with attributes, each as often as it stands there', () => {
    const { frame, records } = readXml(
      '<?xml version="1.0"?><feed xmlns:a="x"><a:total>7</a:total><entry><c term="1"/><c term="&quot;2"/></entry></feed>',
      'feed',
      'entry',
    );
    expect(textIn(frame, 'total')).toBe('7');
    const terms = (node: XmlNode) => nodesIn(node, 'c').map((one) => attributeOf(one, 'term'));
    expect(Array.from(records, terms)).toEqual([['1', '"2']]);
    expect([textIn(frame, 'none'), textOf(undefined), attributeOf('x', 'y')]).toEqual(['', '', '']);
  });

  it.each([
    ['nothing', '', false, []],
    ['no XML', 'hello', false, []],
    ['another document', '<html><body/></html>', false, []],
    ['a feed without entries', '<feed><title>x</title></feed>', true, []],
    ['a feed', `<feed>${entry('a')}${entry('b')}</feed>`, true, ['a', 'b']],
    ['one cut off between entries', `<feed>${entry('a')}`, false, ['a']],
    ['one cut off within an entry', `<feed>${entry('a')}<entry><title>b`, false, ['a']],
    ['one cut off within its last tag', `<feed>${entry('a')}</fee`, false, ['a']],
    [
      'a damaged entry',
      `<feed>${entry('a')}<entry><title>b</entry>${entry('c')}</feed>`,
      true,
      ['a', undefined, 'c'],
    ],
    ['an empty entry', `<feed><entry/>${entry('b')}<entry /></feed>`, true, ['', 'b', '']],
    ['an ampersand of its own', `<feed>${entry('a & b')}${entry('c')}</feed>`, true, [undefined, 'c']],
    ['characters by number', `<feed>${entry('&#233;&#x1F600;&amp;lt;')}</feed>`, true, ['é😀&lt;']],
    [
      'a character that is none',
      `<feed>${entry('&#0;')}${entry('&#xD800;')}</feed>`,
      true,
      [undefined, undefined],
    ],
    ['text that is not looked into', `<feed>${entry('<![CDATA[<b>&amp;]]>')}</feed>`, true, ['<b>&amp;']],
    [
      'a name that objects have',
      `<feed><entry><__proto__>x</__proto__></entry>${entry('b')}</feed>`,
      true,
      [undefined, 'b'],
    ],
  ])('that is %s', (_what, text, isWhole, read) => {
    expect(titles(text)).toEqual({ isWhole, read });
  });

  it('declares entities in vain', () => {
    const declared =
      '<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const text = `${declared}<feed>${entry('&b;')}${entry('&f;')}${entry('c')}</feed>`;
    expect(titles(text)).toEqual({ isWhole: true, read: [undefined, undefined, 'c'] });
  });

  it('keeps whatever text was escaped in it', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((one) => /^\S(?:.*\S)?$/s.test(one) && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(one));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        expect(titles(`<feed>${texts.map((one) => entry(escaped(one))).join('')}</feed>`).read).toEqual(
          texts,
        );
      }),
    );
  });

  it('never throws, and never takes a part for the whole', () => {
    const whole = `<feed>${entry('a')}<entry><title x="1">b</title></entry></feed>`;
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.string(), (at, rest) => {
        expect(titles(whole.slice(0, at)).isWhole).toBe(false);
        titles(whole.slice(0, at) + rest);
      }),
    );
  });
});
