import { describe, expect, it } from 'vitest';
import type { Digest, DigestItem, Emptiness, Reason } from '../../src/digest/digest.js';
import type { Paper } from '../../src/paper/paper.js';
import { decodeDeliveryKey, decodeShown } from '../../src/slack/ids.js';
import { deliveryMessage } from '../../src/slack/views/delivery.js';
import { digestMessage } from '../../src/slack/views/digest.js';
import { firstSentences } from '../../src/slack/views/digest-item.js';
import { assertWithinLimits } from '../support/block-limits.js';
import { aDelivery, aDigest, anItem, aSubscription } from '../support/digests.js';
import { aPaper } from '../support/papers.js';
import { allPapers, plainPaper } from '../support/papers-to-show.js';
import { proseIn, SCRIPTS } from '../support/prose.js';
import { readButtons, readText } from '../support/read-blocks.js';

const KEY = 'a-delivery-of-2026-11-25';
const EVERY_REASON: readonly Reason[] = [
  { kind: 'topic', words: ['diffusion', 'denoising'] },
  { kind: 'trending', upvotes: 1_400, teamSignals: 2 },
  { kind: 'liked', title: proseIn('English', 500) },
  { kind: 'new' },
  { kind: 'archive' },
];

function messageOf(digest: Digest, topic = digest.topic) {
  return digestMessage(digest, aSubscription(topic === undefined ? {} : { topic }), KEY);
}

function ten(paper: Paper): readonly DigestItem[] {
  return Array.from({ length: 10 }, (_, at) =>
    anItem({ ...paper, id: `${paper.id}${at}` }, { reasons: EVERY_REASON }),
  );
}

describe('Slack takes a digest', () => {
  it.each(Object.entries(allPapers))('of ten papers like %s, in every style and script', (_, paper) => {
    for (const style of ['condensed', 'sentences'] as const) {
      for (const script of SCRIPTS) {
        const topic = proseIn(script, 1_000);
        const seenElsewhere = Array.from({ length: 9 }, (_, n) => ({ channelId: `C${n}`, papers: n }));
        const shapedBy = { interested: 99, notForUs: 1 };
        const digest = aDigest({
          topic,
          style,
          items: ten(paper),
          seenElsewhere,
          shapedBy,
          archive: { left: 7 },
        });
        assertWithinLimits(messageOf(digest));
      }
    }
  });

  it('of ten papers whose ids are as long as ids get', () => {
    const items = ten({ ...plainPaper, id: `10.1000/${'xY7'.repeat(80)}` });
    assertWithinLimits(messageOf(aDigest({ topic: 'diffusion', style: 'sentences', items })));
  });

  it.each(emptiness())('that is empty: %s', (_, empty) => {
    for (const topic of [undefined, proseIn('Chinese', 1_000)]) {
      assertWithinLimits(messageOf(aDigest({ empty, ...(topic ? { topic } : {}) })));
    }
  });

  it('and the notice that it takes no more of them', () => {
    for (const reason of ['is_archived', 'a_word_that_nobody_knows'.repeat(50)]) {
      const notice = aDelivery({
        parcel: { kind: 'notice', reason },
        subscription: aSubscription({ topic: proseIn('Russian', 1_000) }),
      });
      assertWithinLimits(deliveryMessage(notice));
    }
  });
});

describe('ten papers as they mostly are', () => {
  const items = ten({
    ...plainPaper,
    title: 'Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer',
    links: [],
    abstract: proseIn('English', 1_500),
  }).map(({ paper }) => anItem(paper));

  it('come with all that can be done with each', () => {
    const { blocks } = messageOf(aDigest({ topic: 'mixture of experts', items }));
    expect(JSON.stringify(blocks).match(/"overflow"/g)).toHaveLength(10);
  });

  it('come with their first sentences, where that is the style', () => {
    const { blocks } = messageOf(aDigest({ topic: 'mixture of experts', style: 'sentences', items }));
    expect(readText(blocks).match(new RegExp(items[0]?.paper.abstract.slice(0, 60) ?? '', 'g'))).toHaveLength(
      10,
    );
  });
});

describe('a digest', () => {
  const moe = aPaper({
    id: '1701.06538',
    title: 'Sparse Layers',
    abstract: 'It is sparse. It is fast. It is large.',
  });
  const digest = aDigest({
    topic: 'sparse experts',
    items: [
      anItem(moe, {
        reasons: [
          { kind: 'topic', words: ['sparse'] },
          { kind: 'trending', upvotes: 140, teamSignals: 0 },
        ],
      }),
    ],
  });

  it('begins with its day and topic, and tells each title with the reason', () => {
    const [first, second] = readText(messageOf(digest).blocks).split('\n');
    expect(first).toBe('Wednesday, 25 November 2026 · papers on sparse experts');
    expect(second).toBe('1. Sparse Layers');
    expect(readText(messageOf(digest).blocks)).toContain('matches sparse · trending: 140 upvotes');
  });

  it('has the same content in the text that notifications show', () => {
    const { text } = messageOf(digest);
    expect(text).toContain('25 November 2026');
    expect(text).toContain('1. Sparse Layers (matches sparse · trending: 140 upvotes)');
  });

  it('tells the first sentences where that is its style', () => {
    expect(readText(messageOf(digest).blocks)).not.toContain('It is fast.');
    expect(readText(messageOf({ ...digest, style: 'sentences' }).blocks)).toContain(
      'It is sparse. It is fast.',
    );
  });

  it('says who set it up, when it comes, and how to change that', () => {
    const { blocks } = messageOf(digest);
    expect(readText(blocks)).toContain(
      'You get this because @UADA set it up for this channel: up to 5 papers on “sparse experts”, weekdays at 09:00 (Europe/Berlin).',
    );
    expect(readButtons(blocks.slice(-1)).map(({ label }) => label)).toEqual(['Change', 'Pause', 'Stop']);
  });

  it('can be found by its key, and counted in', () => {
    const { metadata } = messageOf(digest);
    expect(decodeDeliveryKey(metadata)).toBe(KEY);
    expect(decodeShown(metadata)).toEqual({
      asked: { by: 'query', text: 'sparse experts' },
      offset: 0,
      ids: ['1701.06538'],
      complete: true,
    });
  });

  it('says when it is from the archive, what shaped it, and what was seen elsewhere', () => {
    const shown = readText(
      messageOf({
        ...digest,
        archive: { left: 12 },
        shapedBy: { interested: 3, notForUs: 1 },
        seenElsewhere: [{ channelId: 'CVISION', papers: 2 }],
      }).blocks,
    );
    expect(shown).toContain('from the archive: 12 papers left after these');
    expect(shown).toContain('Shaped by your votes: 3 interested, 1 not for us');
    expect(shown).toContain('Not told again: 2 papers in #CVISION');
  });

  it.each(emptiness())('that is empty says why: %s', (_, empty, sentence) => {
    const { blocks, text } = messageOf(aDigest({ topic: 'diffusion', empty }));
    expect(readText(blocks)).toContain(sentence);
    expect(text).toContain(sentence);
    const labels = readButtons(blocks).map(({ label }) => label);
    expect(labels.includes('Widen it to generative models')).toBe('wider' in empty);
  });
});

it('sentences are whole where they can be', () => {
  expect(firstSentences('One is here. Two is there. Three.', 27)).toBe('One is here. Two is there.');
  expect(firstSentences('No end in sight whatsoever here', 20)).toBe('No end in sight…');
  expect(firstSentences('', 20)).toBe('');
});

function emptiness(): [string, Emptiness, string][] {
  const wider = 'generative models';
  return [
    ['a weekend', { kind: 'no-announcement', day: 'weekend' }, 'Nothing is announced today: it is a weekend'],
    ['a holiday', { kind: 'no-announcement', day: 'holiday' }, 'it is a holiday'],
    [
      'a narrow topic',
      { kind: 'narrow', arrived: 31, wider },
      '31 papers came, none of them on “diffusion”.',
    ],
    ['a topic of no paper', { kind: 'no-match', wider }, 'No paper of the corpus is on “diffusion”.'],
    [
      'all given',
      { kind: 'exhausted', given: 12, wider },
      'You have had all 12 papers on “diffusion” that there are.',
    ],
    ['nothing new', { kind: 'nothing-new' }, 'No new paper on “diffusion” came since the last digest.'],
    [
      'a failed source',
      { kind: 'source-failed', source: 'arXiv', since: new Date('2026-11-24T07:10:00Z') },
      'arXiv could not be read since 24 November 2026 at 07:10 UTC',
    ],
  ];
}
