import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked, Shown } from '../../src/commands/types.js';
import {
  decodePage,
  decodePaper,
  decodeShare,
  decodeShown,
  decodeText,
  encodePage,
  encodePaper,
  encodeShare,
  encodeShown,
  encodeText,
  SHOWN_EVENT,
} from '../../src/slack/ids.js';
import { LIMITS } from '../../src/slack/limits.js';
import { proseIn, SCRIPTS } from '../support/prose.js';

const text = fc.string({ unit: 'grapheme', maxLength: 150 });
const id = fc.stringMatching(/^[!-~]{1,40}$/);
const offset = fc.integer({ min: 0, max: 100_000 });
const asked: fc.Arbitrary<Asked> = fc.oneof(
  text.map((query): Asked => ({ by: 'query', text: query })),
  id.map((paper): Asked => ({ by: 'similar', id: paper })),
);

describe('what a button carries comes back', () => {
  it('a page of any list', () => {
    fc.assert(
      fc.property(asked, offset, (list, start) => {
        expect(decodePage(encodePage(list, start))).toEqual({ asked: list, offset: start });
      }),
    );
  });

  it('any text and any paper', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(decodeText(encodeText(typed))).toBe(typed);
      }),
    );
    fc.assert(
      fc.property(id, (paper) => {
        expect(decodePaper(encodePaper(paper))).toBe(paper);
      }),
    );
    fc.assert(
      fc.property(id, (paperId) => {
        expect(decodeShare(encodeShare({ paperId }))).toEqual({ paperId });
      }),
    );
  });

  it.each(SCRIPTS)('a query of 1,000 characters of %s, whole', (script) => {
    const query: Asked = { by: 'query', text: proseIn(script, 1_000) };
    expect(encodePage(query, 1_000).length).toBeLessThan(LIMITS.buttonValue);
    expect(decodePage(encodePage(query, 1_000))?.asked).toEqual(query);
  });

  it('and never holds what Slack might rewrite on the way', () => {
    fc.assert(
      fc.property(asked, offset, (list, start) => {
        expect(encodePage(list, start)).not.toMatch(/[&<>"\\\p{Cc}]/u);
      }),
    );
  });

  it('a text longer than any button holds comes back short of its last words', () => {
    const long = Array.from({ length: 9_000 }, (_, n) => `w${(n * 7_919) % 10_007}`).join(' ');
    const value = encodeText(long);
    expect(value.length).toBeLessThan(LIMITS.buttonValue);
    const back = decodeText(value) ?? '';
    expect(back.length).toBeGreaterThan(1_500);
    expect(long.startsWith(`${back} `)).toBe(true);
  });
});

describe('what a thread remembers', () => {
  const shown: fc.Arbitrary<Shown> = fc.record({ asked, offset, ids: fc.array(id, { maxLength: 5 }) });

  it('is the list that was shown, whatever it was', () => {
    fc.assert(
      fc.property(shown, (list) => {
        expect(decodeShown(encodeShown(list))).toEqual(list);
      }),
    );
  });

  it.each(SCRIPTS)('is whole and under 2 kB for a query of 1,000 characters of %s', (script) => {
    const ids = ['2301.00001', '2301.00002', '2301.00003', 't-0123456789', 't-abcdef0123'];
    const list: Shown = { asked: { by: 'query', text: proseIn(script, 1_000) }, offset: 35, ids };
    expect(Buffer.byteLength(JSON.stringify(encodeShown(list)))).toBeLessThan(LIMITS.metadataJson);
    expect(decodeShown(encodeShown(list))).toEqual(list);
  });

  it('stays under 2 kB for noise and for endless ids, and keeps what fits', () => {
    const noise = fc.string({ unit: 'binary', minLength: 900, maxLength: 1_000 });
    fc.assert(
      fc.property(noise, fc.array(fc.stringMatching(/^[!-~]{200,600}$/), { maxLength: 5 }), (query, ids) => {
        const metadata = encodeShown({ asked: { by: 'query', text: query }, offset: 5, ids });
        expect(Buffer.byteLength(JSON.stringify(metadata))).toBeLessThan(LIMITS.metadataJson);
        const back = decodeShown(metadata);
        expect(back?.offset).toBe(5);
        expect(ids.slice(0, back?.ids.length)).toEqual(back?.ids);
      }),
      { numRuns: 10 },
    );
  });
});

describe('what we did not write is nothing', () => {
  it.each([
    ['no value', undefined],
    ['an empty one', ''],
    ['one of a later version', '2q0:=pruning'],
    ['one of an unknown kind', '1x0:=pruning'],
    ['one without its text', '1q0:'],
    ['a negative page', '1q-5:=pruning'],
    ['broken escapes', '1q0:=%E0%A4%A'],
    ['broken compression', '1q0:~AAAA'],
    ['JSON', '{"q":"pruning","offset":0}'],
  ])('%s', (_, value) => {
    expect(decodePage(value)).toBeUndefined();
    expect(decodePaper(value)).toBeUndefined();
    expect(decodeShare(value)).toBeUndefined();
  });

  it('any other string neither throws nor comes back as another version', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        decodePage(value);
        decodePage(`1q0:~${value}`);
        expect(decodeText(`2${value}`)).toBeUndefined();
      }),
    );
  });

  it('metadata of other apps and of damaged messages', () => {
    for (const event_payload of [
      undefined,
      null,
      {},
      { page: 5, ids: 'a' },
      { page: '1q0:=a' },
      { page: 'x', ids: '' },
    ]) {
      expect(decodeShown({ event_type: SHOWN_EVENT, event_payload })).toBeUndefined();
    }
    expect(
      decodeShown({ event_type: 'deploy', event_payload: { page: '1q0:=a', ids: 'b' } }),
    ).toBeUndefined();
    fc.assert(
      fc.property(fc.anything(), (metadata) => {
        expect(decodeShown(metadata)).toBeUndefined();
      }),
    );
  });
});
