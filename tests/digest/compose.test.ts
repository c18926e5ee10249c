import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/digest/digest.js';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';
import { CHANNEL, DIRECT, diffusion, digest, idsOf, papers, pruning, speech } from './composed.js';
import { aMaterial } from './material.js';

describe('a digest on a topic', () => {
  it('holds papers that match it, and says by which words', async () => {
    const { items, topic, archive } = await digest({ topic: 'diffusion', size: 3 }, aMaterial({ papers }));
    expect(topic).toBe('diffusion');
    expect(items).toHaveLength(3);
    for (const { paper, reasons } of items) {
      expect(diffusion).toContain(paper);
      expect(reasons[0]).toEqual({ kind: 'topic', words: [expect.stringMatching(/diffusion/i)] });
    }
    expect(archive).toEqual({ left: 5 });
  });

  it('is the same when it is composed again', async () => {
    const material = aMaterial({ papers, votes: [[diffusion[1] ?? aPaper(), 'interested']] });
    const first = await digest({ topic: 'diffusion' }, material);
    expect(await digest({ topic: 'diffusion' }, material)).toEqual(first);
  });

  it('walks through an archive without a repetition, and then says that it has given all', async () => {
    const given: Paper[] = [];
    for (;;) {
      const today = await digest({ topic: 'diffusion', size: 3 }, aMaterial({ papers, given }));
      if (today.empty) {
        expect(today).toMatchObject({ items: [], empty: { kind: 'exhausted', given: 8 } });
        expect(today.archive).toBeUndefined();
        break;
      }
      for (const { paper } of today.items) {
        expect(given).not.toContain(paper);
        given.push(paper);
      }
      expect(today.archive).toEqual({ left: 8 - given.length });
    }
    expect(new Set(given)).toEqual(new Set(diffusion));
  });

  it('holds one of two records of the same work, and none of a work that was given by another source', async () => {
    const [first = aPaper()] = diffusion;
    const copy = { ...first, id: 't-copy', source: 'another' };
    const reworded = { ...first, id: 't-reworded', title: `${first.title}: Extended` };
    const all = [first, copy, reworded, ...diffusion.slice(1)];
    const ids = idsOf(await digest({ topic: 'diffusion', size: 10 }, aMaterial({ papers: all })));
    expect(ids.filter((id) => [first.id, copy.id, reworded.id].includes(id))).toHaveLength(1);
    const later = idsOf(
      await digest({ topic: 'diffusion', size: 10 }, aMaterial({ papers: all, given: [copy] })),
    );
    expect(later).not.toContain(first.id);
  });

  it('has some of everything where equals can be chosen from', async () => {
    const ids = idsOf(await digest({ topic: 'diffusion OR speech', size: 4 }, aMaterial({ papers })));
    expect(diffusion.some(({ id }) => ids.includes(id))).toBe(true);
    expect(speech.some(({ id }) => ids.includes(id))).toBe(true);
  });
});

describe('votes and the team’s own signals', () => {
  const [likedOne = aPaper(), ...others] = speech;
  const open = [...diffusion, ...pruning, ...others];

  it('bring more of what is liked here and say so', async () => {
    const material = aMaterial({ papers, given: [likedOne], votes: [[likedOne, 'interested']] });
    const { items, shapedBy } = await digest({ size: 6 }, material);
    const before = await digest({ size: 6 }, aMaterial({ papers, given: [likedOne] }));
    const ofItsKind = (some: Digest) => some.items.filter(({ paper }) => others.includes(paper)).length;
    expect(ofItsKind({ ...before, items })).toBeGreaterThan(ofItsKind(before));
    expect(items[0]?.reasons).toContainEqual({ kind: 'liked', title: likedOne.title });
    expect(shapedBy).toEqual({ interested: 1, notForUs: 0 });
  });

  it('bring less of what is not', async () => {
    const material = aMaterial({ papers, given: [likedOne], votes: [[likedOne, 'not-for-us']] });
    const { items, shapedBy } = await digest({ size: 5 }, material);
    expect(items.filter(({ paper }) => others.includes(paper))).toEqual([]);
    expect(shapedBy).toEqual({ interested: 0, notForUs: 1 });
  });

  it('make a trend without any upvotes: what the team noted, the latest most', async () => {
    const [recent = aPaper(), old = aPaper()] = [pruning[7], diffusion[7]];
    const signals = [
      [recent, 1],
      [recent, 2],
      [old, 50],
      [old, 51],
    ] as const;
    const { items } = await digest({ size: 2 }, aMaterial({ papers: open, signals: [...signals] }));
    expect(items[0]).toMatchObject({ paper: recent, reasons: [{ kind: 'trending', teamSignals: 2 }] });
  });

  it('are not told of a private channel, but in that channel', async () => {
    const [paper = aPaper()] = [pruning[7]];
    const material = aMaterial({ papers: open, signals: [[paper, 1, 'CPRIVATE']] });
    const there = { ...CHANNEL, channelId: 'CPRIVATE' };
    const first = (some: Digest) => some.items[0]?.paper;
    expect(first(await digest({ size: 2 }, material))).not.toBe(paper);
    expect(first(await digest({ size: 2 }, material, { destination: there }))).toBe(paper);
  });

  it('make no trend where there are none: then the newest come, from the archive', async () => {
    const { items } = await digest({ size: 2 }, aMaterial({ papers }));
    expect(items.every(({ paper }) => (paper.year ?? 0) >= 2025)).toBe(true);
    expect(items[0]?.reasons).toEqual([{ kind: 'archive' }]);
  });
});

describe('where the corpus grows', () => {
  const came = diffusion.slice(0, 3).map((paper, at) => [paper, at + 1] as const);

  it('only what came lately is given, as new', async () => {
    const today = await digest({ topic: 'diffusion', size: 10 }, aMaterial({ papers, came }));
    expect(new Set(idsOf(today))).toEqual(new Set(came.map(([{ id }]) => id)));
    expect(today.items[0]?.reasons).toContainEqual({ kind: 'new' });
    expect(today.archive).toBeUndefined();
  });

  it('also without a topic, the latest first', async () => {
    const today = await digest({ size: 1 }, aMaterial({ papers, came }));
    expect(idsOf(today)).toEqual([diffusion[0]?.id]);
  });

  it('an archive is one although some papers were looked up, where no source is watched', async () => {
    const today = await digest({ topic: 'diffusion', size: 10 }, aMaterial({ papers, came, feeds: [] }));
    expect(today.items).toHaveLength(8);
  });

  it('an archive is drawn from again when nothing has come for long', async () => {
    const old = came.map(([paper]) => [paper, 20] as const);
    const today = await digest({ topic: 'diffusion', size: 10 }, aMaterial({ papers, came: old }));
    expect(today.items).toHaveLength(8);
  });
});

describe('a person', () => {
  const came = diffusion.slice(0, 3).map((paper) => [paper, 1] as const);
  const elsewhere = { CVISION: diffusion.slice(0, 2) };

  it('is not told directly what stood in one of their channels, but where it stood', async () => {
    const material = aMaterial({ papers, came, elsewhere });
    const today = await digest({ topic: 'diffusion' }, material, { destination: DIRECT, userId: 'UADA' });
    expect(idsOf(today)).toEqual([diffusion[2]?.id]);
    expect(today.seenElsewhere).toEqual([{ channelId: 'CVISION', papers: 2 }]);
  });

  it('while a channel gets what stood in others', async () => {
    const today = await digest({ topic: 'diffusion' }, aMaterial({ papers, came, elsewhere }));
    expect(today).toMatchObject({ items: { length: 3 }, seenElsewhere: [] });
  });
});
