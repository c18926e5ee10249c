import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withCache } from '../../src/embedding/vector-cache.js';
import type { Embedder } from '../../src/search/embedder.js';
import { folderOf } from '../store/folder.js';

/** An embedder that tells which texts it was asked for. */
function aModel(model = 'a model', dimensions = 3): Embedder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    model,
    asked,
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map((text) =>
        Float32Array.from({ length: dimensions }, (_, at) => text.charCodeAt(at) / 7),
      );
    },
  };
}

/** The files of a cache, in the order of their names. */
function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vectors'))
    .sort()
    .map((name) => join(dir, name));
}

const TEXTS = ['one', 'two', 'three', 'four'];

async function filled(dir: string): Promise<string> {
  await (await withCache(aModel(), dir)).embed(TEXTS, 'passage');
  return filesOf(dir)[0] ?? '';
}

it('asks for what is new only, in this process and in the next', async () => {
  const dir = folderOf({});
  const model = aModel();
  const cached = await withCache(model, dir);
  const first = await cached.embed(['one', 'two', 'one'], 'passage');
  expect(first).toEqual(await aModel().embed(['one', 'two', 'one'], 'passage'));
  expect(await cached.embed(['two', 'three'], 'passage')).toEqual(
    await aModel().embed(['two', 'three'], 'passage'),
  );
  expect(model.asked).toEqual(['one', 'two', 'three']);
  const next = aModel();
  const again = await (await withCache(next, dir)).embed(['three', 'four', 'one'], 'passage');
  expect(again).toEqual(await aModel().embed(['three', 'four', 'one'], 'passage'));
  expect(next.asked).toEqual(['four']);
});

it('keeps what two processes write at a time', async () => {
  const dir = folderOf({});
  const [one, other] = [await withCache(aModel(), dir), await withCache(aModel(), dir)];
  for (const text of TEXTS)
    await Promise.all([one.embed([text], 'passage'), other.embed([`${text}!`], 'passage')]);
  const next = aModel();
  await (await withCache(next, dir)).embed([...TEXTS, ...TEXTS.map((text) => `${text}!`)], 'passage');
  expect(next.asked).toEqual([]);
});

it('keeps no question, and nothing of one model for another', async () => {
  const dir = folderOf({});
  const model = aModel();
  const cached = await withCache(model, dir);
  for (let times = 0; times < 2; times++) await cached.embed(['one'], 'query');
  expect(model.asked).toEqual(['one', 'one']);
  await cached.embed(['one'], 'passage');
  const other = aModel('a/model', 2);
  expect(await (await withCache(other, dir)).embed(['one'], 'passage')).toEqual(
    await aModel('', 2).embed(['one'], 'passage'),
  );
  expect(other.asked).toEqual(['one']);
});

it('loses the last vector, and no other, wherever a killed process stopped writing it', async () => {
  const whole = statSync(await filled(folderOf({}))).size;
  const record = 16 + 3 * 4 + 4;
  for (let cut = 1; cut <= record; cut++) {
    const dir = folderOf({});
    const file = await filled(dir);
    truncateSync(file, whole - cut);
    const next = aModel();
    const cached = await withCache(next, dir);
    expect(await cached.embed(TEXTS, 'passage')).toEqual(await aModel().embed(TEXTS, 'passage'));
    expect(next.asked).toEqual(['four']);
    const last = aModel();
    await (await withCache(last, dir)).embed(TEXTS, 'passage');
    expect(last.asked).toEqual([]);
  }
});

it('never gives a vector that was damaged', async () => {
  const dir = folderOf({});
  const file = await filled(dir);
  const written = readFileSync(file);
  const expected = await aModel().embed(TEXTS, 'passage');
  await fc.assert(
    fc.asyncProperty(fc.nat(written.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flipped) => {
      const damaged = Buffer.from(written);
      damaged.writeUInt8((damaged[at] ?? 0) ^ flipped, at);
      const place = folderOf({});
      await filled(place);
      writeFileSync(filesOf(place)[0] ?? '', damaged);
      expect(await (await withCache(aModel(), place)).embed(TEXTS, 'passage')).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('passes over files that are none of its own, and what stands behind its own', async () => {
  const dir = folderOf({});
  const file = await filled(dir);
  appendFileSync(file, 'what is this?');
  for (const [name, content] of Object.entries({
    empty: '',
    text: 'no vectors at all, though long enough',
  })) {
    writeFileSync(join(file, '..', `${name}.vectors`), content);
  }
  const next = aModel();
  await (await withCache(next, dir)).embed(TEXTS, 'passage');
  expect(next.asked).toEqual([]);
});

it('says so where the model has become another one under the same name', async () => {
  const dir = folderOf({});
  await filled(dir);
  const other = await withCache(aModel('a model', 2), dir);
  await expect(other.embed(['five'], 'passage')).rejects.toThrow(
    /now gives vectors of 2 numbers, and gave 3 before.*Delete .*a-model-[0-9a-f]{12} and start again\.$/,
  );
});

it('fails as the model does, and keeps nothing of that', async () => {
  const dir = folderOf({});
  const model = aModel();
  const failing = await withCache({ ...model, embed: () => Promise.reject(new Error('no power')) }, dir);
  await expect(failing.embed(['one'], 'passage')).rejects.toThrow('no power');
  expect(filesOf(dir)).toEqual([]);
});
