import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalModel } from '../../src/embedding/local-model.js';
import { findModel } from '../../src/embedding/model-place.js';
import { folderOf } from '../store/folder.js';
import { aTinyModel, notInstalled, whereInstalled } from './tiny-model.js';

async function open(dir: string) {
  const model = await openLocalModel(dir, join(dir, 'cache'));
  onTestFinished(model.close);
  return model;
}

const product = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  Array.from(a ?? []).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);

describe.skipIf(notInstalled)(`a sentence model in a folder${whereInstalled}`, () => {
  it.each(['onnx', '.'])('is read in its thread, with its weights under %s', async (subfolder) => {
    const { embed } = await open(aTinyModel('tiny', subfolder));
    const [car, automobile, fish, both] = await embed(['car', 'Automobile', 'fish', 'car fish'], 'passage');
    expect(product(car, automobile)).toBeGreaterThan(0.99);
    expect(product(car, fish)).toBeCloseTo(0, 6);
    expect(product(car, both)).toBeCloseTo(Math.SQRT1_2, 6);
    for (const vector of [car, automobile, fish, both]) expect(product(vector, vector)).toBeCloseTo(1, 6);
  });

  it('takes any number of texts, also longer ones than it can read', async () => {
    const { embed } = await open(aTinyModel());
    const texts = Array.from({ length: 40 }, (_, at) =>
      at % 2 === 0 ? 'car' : `fish ${'fish '.repeat(500)}`,
    );
    const vectors = await embed(texts, 'passage');
    expect(vectors).toHaveLength(40);
    expect(product(vectors[0], vectors[38])).toBeCloseTo(1, 6);
    expect(product(vectors[1], vectors[38])).toBeCloseTo(0, 6);
  });

  it('answers while it reads, question after question', async () => {
    const { embed } = await open(aTinyModel());
    const asked = ['car', 'fish', 'automobile'].map((text) => embed([text], 'query'));
    const [car, fish, automobile] = (await Promise.all(asked)).flat();
    expect(product(car, automobile)).toBeGreaterThan(product(fish, automobile));
  });

  it('puts before a text what models of its family want', async () => {
    const { embed } = await open(aTinyModel('e5-small'));
    const [[question], [passage]] = [await embed(['car'], 'query'), await embed(['car'], 'passage')];
    expect(question?.[2]).toBeGreaterThan(0.9);
    expect(passage?.[2]).toBeLessThan(0.2);
  });

  it('has another name when its weights are others', async () => {
    const dir = aTinyModel();
    const before = (await open(dir)).model;
    expect((await open(dir)).model).toBe(before);
    writeFileSync(join(dir, 'onnx', 'model.onnx'), 'other weights');
    expect((await open(dir)).model).not.toBe(before);
  });

  it('says what is wrong where its weights are none, every time it is asked', async () => {
    const dir = aTinyModel();
    writeFileSync(join(dir, 'onnx', 'model.onnx'), 'no weights');
    const { embed } = await open(dir);
    for (const kind of ['passage', 'query'] as const) {
      await expect(embed(['car'], kind)).rejects.toThrow(/^The sentence model tiny cannot be used: ./);
    }
  });

  it('refuses a text that it sees nothing in', async () => {
    const { embed } = await open(aTinyModel());
    await expect(embed([''], 'passage')).rejects.toThrow(/tiny gave a vector that says nothing/);
  });

  it('fails who waits for it when its thread ends', async () => {
    const model = await open(aTinyModel());
    const asked = model.embed(['car'], 'query');
    await model.close();
    await expect(asked).rejects.toThrow(/its thread has ended/);
    await expect(model.embed(['car'], 'query')).rejects.toThrow(/its thread has ended/);
  });
});

describe('the place of a sentence model', () => {
  it('names what its folder lacks', async () => {
    const dir = aTinyModel();
    rmSync(join(dir, 'tokenizer.json'));
    await expect(findModel(dir, 'cache')).rejects.toThrow(/lacks tokenizer\.json\.$/);
    await expect(findModel(folderOf({ 'notes.txt': 'x' }), 'cache')).rejects.toThrow(
      /lacks config\.json, tokenizer\.json, tokenizer_config\.json, onnx\/model\.onnx\.$/,
    );
  });

  it.each(['./nowhere', '/nowhere/at/all', '..', 'a/b/c', 'has space'])(
    'is no hub where it is written %s',
    async (model) => {
      const message = model === '..' ? /is no model/ : /there is no folder/;
      await expect(findModel(model, 'cache')).rejects.toThrow(message);
    },
  );

  it.each(['Xenova/all-MiniLM-L6-v2', 'gpt2'])('is the hub where no folder is called %s', async (model) => {
    expect((await findModel(model, 'cache')).place).toMatchObject({ kind: 'hub', name: model });
  });
});
