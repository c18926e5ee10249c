import { describe, expect, it } from 'vitest';
import { titleId } from '../../../src/paper/identifiers.js';
import type { Paper } from '../../../src/paper/paper.js';
import type { Store } from '../../../src/store/sql/store.js';
import { describeOnBoth } from '../../support/databases.js';
import { aPaper } from '../../support/papers.js';
import { at } from './digests.js';

const attention = aPaper({ id: '1706.03762', source: 'arxiv', authors: ['Ashish Vaswani'], year: 2017 });
const bare = aPaper({ source: 'huggingface-page', abstract: '' });
const lottery = aPaper({ id: '1803.03635', title: 'The Lottery Ticket Hypothesis', source: 'arxiv' });

function many(count: number, told: Partial<Paper> = {}): Paper[] {
  return Array.from({ length: count }, (_, index) =>
    aPaper({ id: `2401.${String(index).padStart(5, '0')}`, title: `Paper number ${index}`, ...told }),
  );
}

/** All that is kept, as one who follows the changes sees it. */
async function followed({ papers }: Pick<Store, 'papers'>, limit = 100, from = 0): Promise<readonly Paper[]> {
  const { revision, papers: some } = await papers.changedSince(from, limit);
  return revision === from ? [] : [...some, ...(await followed({ papers }, limit, revision))];
}

async function idsOf(store: Store): Promise<readonly string[]> {
  return (await followed(store)).map(({ id }) => id);
}

describeOnBoth('papers that are brought in', (databases) => {
  describe('one at a time', () => {
    it('are new, then the same, then brought up to date', async () => {
      const { papers } = await databases.open();
      expect(await papers.revision()).toBe(0);
      expect(await papers.put([attention, lottery], at(0))).toEqual({ added: 2, updated: 0, same: 0 });
      expect(await papers.revision()).toBe(2);
      const read = { readAt: '2026-11-25T09:00:00Z' };
      expect(await papers.put([{ ...attention, ...read }], at(1))).toEqual({ added: 0, updated: 0, same: 1 });
      expect(await papers.revision()).toBe(2);
      const cited = { ...attention, ...read, citations: 9 };
      expect(await papers.put([cited], at(2))).toEqual({ added: 0, updated: 1, same: 0 });
      expect(await papers.revision()).toBe(3);
      expect(await papers.find([attention.id])).toEqual([cited]);
      expect(await papers.count()).toBe(2);
    });

    it('of which the corpus files know one are no news', async () => {
      const { papers } = await databases.open();
      const known = ({ id }: Paper) => id === lottery.id;
      expect(await papers.put([attention, lottery], at(0), known)).toEqual({ added: 1, updated: 1, same: 0 });
    });

    it('come back as they were put', async () => {
      const { papers } = await databases.open();
      const full: Paper = {
        ...attention,
        otherIds: ['10.1000/attention', 'odd-name'],
        abstract: 'Zero \u2028 and 😀 and "quotes" and \\ and näive',
        links: [{ kind: 'code', url: 'https://github.com/x/y' }],
        version: 2,
        withdrawn: true,
        provenance: { citations: 'semantic-scholar' },
        citations: 1,
      };
      await papers.put([full], at(0));
      expect(await papers.find(['odd-name'])).toEqual([full]);
      expect(await papers.put([full], at(0))).toEqual({ added: 0, updated: 0, same: 1 });
    });

    it('are found by every name, and not by their title where that is none', async () => {
      const { papers } = await databases.open();
      await papers.put([{ ...attention, otherIds: ['10.1000/a'] }, lottery], at(0));
      const found = await papers.find(['10.1000/a', lottery.id, attention.id, 'unknown']);
      expect(found.map(({ id }) => id).sort()).toEqual([attention.id, lottery.id]);
      expect(await papers.find([titleId(lottery.title)])).toEqual([]);
      expect(await papers.find([])).toEqual([]);
    });

    it('whose name is too long for a record are kept by their title', async () => {
      const { papers } = await databases.open();
      await papers.put([{ ...bare, id: `10.1000/${'x'.repeat(90)}` }], at(0));
      expect(await papers.find([titleId(bare.title)])).toHaveLength(1);
    });

    it('of which one is none are refused whole', async () => {
      const { papers } = await databases.open();
      await expect(papers.put([...many(120), aPaper({ id: 'x', title: ' ' })], at(0))).rejects.toThrow(
        /x is no paper that can be kept/,
      );
      expect(await papers.count()).toBe(0);
    });
  });

  describe('that are one work', () => {
    it('become one row, whichever comes first, by their title', async () => {
      for (const order of [
        [bare, attention],
        [attention, bare],
      ]) {
        const store = await databases.open();
        for (const paper of order) await store.papers.put([paper], at(0));
        const [one, ...others] = await followed(store);
        expect(others).toEqual([]);
        expect(one).toMatchObject({ id: attention.id, otherIds: [bare.id], year: 2017 });
        expect(await store.papers.find([bare.id])).toEqual([one]);
      }
    });

    it('within one call count as one that came and others that told more or nothing', async () => {
      const { papers } = await databases.open();
      const cited = { ...attention, citations: 9 };
      expect(await papers.put([attention, attention, cited, lottery], at(0))).toEqual({
        added: 2,
        updated: 1,
        same: 1,
      });
      expect(await papers.count()).toBe(2);
    });

    it('though both were kept become one when a third shows it', async () => {
      const store = await databases.open();
      const doi = aPaper({ id: '10.1000/a', title: 'Attention is all', source: 'csv' });
      await store.papers.put([attention, doi, lottery], at(0));
      const both = aPaper({ id: attention.id, otherIds: [doi.id], title: 'Attention' });
      expect(await store.papers.put([both], at(1))).toEqual({ added: 0, updated: 1, same: 0 });
      expect(await idsOf(store)).toEqual([lottery.id, attention.id]);
      expect(await store.papers.find([doi.id])).toMatchObject([{ id: attention.id, otherIds: [doi.id] }]);
    });

    it('are two where only the title is the same, and the authors are others', async () => {
      const { papers } = await databases.open();
      const other = aPaper({ id: 'x-1', authors: ['Somebody Else'] });
      await papers.put([attention, other], at(0));
      await papers.put([other, attention], at(1));
      expect(await papers.count()).toBe(2);
    });
  });

  describe('in numbers', () => {
    it('are told in the order of their changes, so many at a time', async () => {
      const store = await databases.open();
      const all = many(250);
      await store.papers.put(all, at(0));
      await store.papers.put(
        many(1, { abstract: 'A much longer abstract than the one that it had before, by far.' }),
        at(1),
      );
      const ids = await idsOf(store);
      expect(ids).toEqual([...all.slice(1).map(({ id }) => id), all[0]?.id]);
      expect((await followed(store, 7)).map(({ id }) => id)).toEqual(ids);
      expect(await store.papers.changedSince(251, 10)).toEqual({ revision: 251, papers: [] });
    });

    it('may be put by two replicas at once', async () => {
      const config = await databases.create();
      const [one, two] = await Promise.all([databases.open(config), databases.open(config)]);
      const texts = many(400, { source: 'a' });
      const counts = many(400, { source: 'b', abstract: '', citations: 5 }).toReversed();
      const put = await Promise.all([
        ...[0, 100, 200, 300].map((start) => one.papers.put(texts.slice(start, start + 100), at(0))),
        ...[0, 100, 200, 300].map((start) => two.papers.put(counts.slice(start, start + 100), at(0))),
      ]);
      expect(put.reduce((sum, { added }) => sum + added, 0)).toBe(400);
      expect(put.reduce((sum, { updated }) => sum + updated, 0)).toBe(400);
      const kept = await followed(one);
      expect(kept).toHaveLength(400);
      for (const paper of kept)
        expect(paper).toMatchObject({ citations: 5, abstract: expect.stringMatching(/We study/) });
      expect(await one.papers.revision()).toBe(800);
    });

    it('are never missed by one who follows while they come', async () => {
      const config = await databases.create();
      const [one, two, reader] = await Promise.all([1, 2, 3].map(() => databases.open(config)));
      if (!one || !two || !reader) throw new Error('three stores are open');
      const seen = new Set<string>();
      let revision = 0;
      const look = async () => {
        const next = await reader.papers.changedSince(revision, 50);
        revision = next.revision;
        for (const { id } of next.papers) seen.add(id);
        await new Promise((resolve) => setImmediate(resolve));
      };
      let puts = 0;
      const all = many(300);
      const put = async ({ papers }: Store, start: number) => {
        for (let from = start; from < all.length; from += 60) {
          await papers.put(all.slice(from, from + 30), at(0));
          puts += 1;
        }
      };
      const putting = Promise.all([put(one, 0), put(two, 30)]);
      while (puts < 10) await look();
      await putting;
      while (revision < 300) await look();
      expect(seen.size).toBe(300);
    });
  });

  it('are of one database, which replicas know by one name', async () => {
    const config = await databases.create();
    const [one, two] = await Promise.all([databases.open(config), databases.open(config)]);
    const [name, same] = await Promise.all([one.papers.origin(), two.papers.origin()]);
    expect(name).toBe(same);
    expect(name).not.toBe('');
  });
});
