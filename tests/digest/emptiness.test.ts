import { describe, expect, it } from 'vitest';
import type { SubscriptionRequest } from '../../src/digest/subscription.js';
import { aPaper } from '../support/papers.js';
import { digest, papers, pruning, speech } from './composed.js';
import { aMaterial, NOW } from './material.js';

describe('an empty digest says why', () => {
  const came = pruning.slice(0, 2).map((paper) => [paper, 1] as const);
  const feed = { name: 'arXiv', lastSuccess: NOW };
  const empty = async (request: Partial<SubscriptionRequest>, told: Parameters<typeof aMaterial>[0]) =>
    (await digest(request, aMaterial({ papers, ...told }))).empty;

  it('no paper of the corpus is on the topic, and something near is', async () => {
    expect(await empty({ topic: 'diffusion -image' }, {})).toEqual({ kind: 'no-match', wider: 'diffusion' });
    expect(await empty({ topic: 'basket weaving' }, {})).toEqual({ kind: 'no-match' });
  });

  it('all was given, and a wider topic has more', async () => {
    expect(await empty({ topic: '"speech rivers"' }, { given: [speech[0] ?? aPaper()] })).toMatchObject({
      kind: 'exhausted',
      given: 1,
    });
    expect(await empty({}, { given: papers })).toEqual({ kind: 'exhausted', given: papers.length });
  });

  it('papers came, none on the topic', async () => {
    expect(await empty({ topic: 'diffusion' }, { came })).toEqual({ kind: 'narrow', arrived: 2 });
    expect(await empty({ topic: 'pruning -network' }, { came })).toEqual({
      kind: 'narrow',
      arrived: 2,
      wider: 'pruning',
    });
  });

  it('nothing came', async () => {
    expect(await empty({}, { came, given: pruning.slice(0, 2), feeds: [feed] })).toEqual({
      kind: 'nothing-new',
    });
  });

  it('nothing is announced on a day like this', async () => {
    const feeds = [{ ...feed, quietToday: 'weekend' }] as const;
    expect(await empty({}, { came, given: papers, feeds: [...feeds] })).toEqual({
      kind: 'no-announcement',
      day: 'weekend',
    });
    expect(await empty({}, { came, given: papers, feeds: [...feeds, feed] })).toEqual({
      kind: 'nothing-new',
    });
  });

  it('a source failed, and since when', async () => {
    const feeds = [{ ...feed, failedSince: NOW }];
    expect(await empty({ topic: 'diffusion' }, { came, feeds })).toEqual({
      kind: 'source-failed',
      source: 'arXiv',
      since: NOW,
    });
  });
});
