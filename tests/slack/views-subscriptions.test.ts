import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeReply, Draft } from '../../src/commands/types.js';
import type { Subscription } from '../../src/digest/subscription.js';
import { draftFrom } from '../../src/slack/dialogue.js';
import { decodeDraft, encodeDraft } from '../../src/slack/draft-codec.js';
import { renderReply, replyModal } from '../../src/slack/views/reply.js';
import { subscribeModal } from '../../src/slack/views/subscribe-modal.js';
import { announcement } from '../../src/slack/views/subscriptions.js';
import { withTallies } from '../../src/slack/views/votes.js';
import { assertWithinLimits } from '../support/block-limits.js';
import { aDigest, anItem, aRequest, aSubscription } from '../support/digests.js';
import { allPapers } from '../support/papers-to-show.js';
import { proseIn, SCRIPTS } from '../support/prose.js';
import { readText } from '../support/read-blocks.js';

const here = { teamId: 'T1', channelId: 'C1', kind: 'channel' } as const;
const CHANGES = ['subscribed', 'changed', 'paused', 'resumed', 'removed'] as const;
const STATES: readonly Subscription['state'][] = [
  { kind: 'active' },
  { kind: 'paused', by: 'UADA', since: new Date(0) },
  { kind: 'stopped', reason: 'is_archived '.repeat(100), since: new Date(0) },
];

function aDraft(told: Partial<Draft> = {}): Draft {
  return { request: aRequest(), destination: here, here, ...told };
}

describe.each(SCRIPTS)('Slack takes, with 1,000 characters of %s as the topic,', (script) => {
  const topic = proseIn(script, 1_000);
  const draft = aDraft({ request: aRequest({ topic }), id: 'i'.repeat(36) });

  it.each(Object.entries(allPapers))('the preview of ten papers like %s', (_, paper) => {
    const items = Array.from({ length: 10 }, () => anItem(paper));
    const preview = { kind: 'preview', draft, digest: aDigest({ topic, items }) } as const;
    assertWithinLimits(renderReply(preview));
    assertWithinLimits(replyModal(preview));
    const look = { kind: 'digest', request: draft.request, digest: preview.digest } as const;
    assertWithinLimits(renderReply(look));
    assertWithinLimits(replyModal(look));
  });

  it('the dialogue, and the way to it', () => {
    assertWithinLimits(subscribeModal(draft));
    assertWithinLimits(subscribeModal(aDraft({ request: draft.request })));
    assertWithinLimits(renderReply({ kind: 'subscribe', draft, subscriptions: [] }));
  });

  it.each([1, 5, 20, 100])('a list of %i', (count) => {
    for (const state of STATES) {
      const subscriptions = Array.from({ length: count }, (_, at) =>
        aSubscription({ topic, number: at + 1, state }),
      );
      const list = { kind: 'subscriptions', destination: here, subscriptions, note: topic } as const;
      assertWithinLimits(renderReply(list));
      assertWithinLimits(replyModal(list));
      assertWithinLimits(renderReply({ kind: 'subscribe', draft, subscriptions }));
    }
  });

  it.each(CHANGES)('the news that one was %s', (change) => {
    const reply: ChangeReply = { kind: 'change', change, subscription: aSubscription({ topic }), by: 'UADA' };
    assertWithinLimits(announcement(reply));
    assertWithinLimits(renderReply(reply));
    assertWithinLimits(replyModal({ ...reply, untold: topic }));
  });
});

it.each(Object.entries(allPapers))('Slack takes a list of a hundred saved papers like %s', (_, paper) => {
  const papers = Array.from({ length: 100 }, () => paper);
  assertWithinLimits(renderReply({ kind: 'saved', papers, gone: 3 }));
  assertWithinLimits(replyModal({ kind: 'saved', papers: papers.slice(0, 1), gone: 0 }));
});

describe('a draft', () => {
  const drafts = fc.record({
    topic: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), { nil: undefined }),
    trending: fc.boolean(),
    days: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    size: fc.integer({ min: 1, max: 10 }),
    style: fc.constantFrom('condensed', 'sentences'),
    id: fc.option(fc.stringMatching(/^[\w-]{1,36}$/), { nil: undefined }),
    kind: fc.constantFrom('channel', 'direct'),
  });

  it('comes back from a button as it was put on it', () => {
    fc.assert(
      fc.property(drafts, ({ topic, trending, days, hour, minute, size, style, id, kind }) => {
        const draft: Draft = {
          request: {
            ...(topic === undefined ? {} : { topic }),
            trending,
            timing: { days: days.sort(), hour, minute, timeZone: 'America/Argentina/Buenos_Aires' },
            size,
            style,
          },
          destination: { ...here, kind },
          here,
          ...(id ? { id } : {}),
        };
        const value = encodeDraft(draft);
        expect(value.length).toBeLessThanOrEqual(2_000);
        expect(decodeDraft(value)).toEqual(draft);
      }),
    );
  });

  it('is nothing where the value is another', () => {
    for (const value of [undefined, '', '1', '2junk', encodeDraft(aDraft()).slice(0, 20)]) {
      expect(decodeDraft(value)).toBeUndefined();
    }
  });

  it('takes from the dialogue what was entered, and keeps the rest', () => {
    const draft = aDraft({ request: aRequest({ topic: 'old' }) });
    const entered = {
      topic: 'new',
      isTrending: true,
      days: ['7', '1'],
      time: '21:05',
      zone: 'lisbon',
      size: '3',
    };
    expect(draftFrom(entered, draft, 'UADA')).toEqual({
      draft: {
        ...draft,
        request: {
          topic: 'new',
          trending: true,
          timing: { days: [1, 7], hour: 21, minute: 5, timeZone: 'Europe/Lisbon' },
          size: 3,
          style: 'condensed',
        },
      },
    });
    expect(draftFrom({ isTrending: false, days: [] }, draft, 'UADA')).toEqual({
      errors: { 'digest.days': 'Choose at least one day.' },
    });
  });

  it('goes to the channel or to the person, as was chosen, but never moves once it is there', () => {
    const place = (draft: Draft) => {
      const read = draftFrom({ isTrending: false, days: ['1'], place: 'direct' }, draft, 'UADA');
      return 'draft' in read ? read.draft.destination.channelId : undefined;
    };
    expect(place(aDraft())).toBe('UADA');
    expect(place(aDraft({ id: 'sub-1' }))).toBe('C1');
  });
});

it('votes are counted on the buttons, and everything else stays as Slack gave it', () => {
  const vote = {
    type: 'button',
    text: { type: 'plain_text', text: 'Interested · 7' },
    action_id: 'vote.interested',
  };
  const strange = { type: 'something_new', block_id: 'x', deep: [1] };
  const blocks = [strange, { type: 'actions', block_id: 'b', elements: [{ ...vote, value: '1=p1' }] }];
  const drawn = withTallies(blocks, new Map([['p1', { interested: 2, notForUs: 1 }]]));
  expect(drawn[0]).toEqual(strange);
  expect(JSON.stringify(drawn[1])).toContain('Interested · 2');
  expect(JSON.stringify(withTallies(blocks, new Map())[1])).toContain('"Interested"');
});

it('a list says when each comes next, or who paused it', () => {
  const [active, paused] = STATES.map((state) =>
    readText(
      renderReply({ kind: 'subscriptions', destination: here, subscriptions: [aSubscription({ state })] })
        .blocks,
    ),
  );
  expect(active).toContain('next ');
  expect(paused).toContain('paused by @UADA · set up by @UADA');
});
