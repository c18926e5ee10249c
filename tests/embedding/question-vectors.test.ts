import { describe, expect, it } from 'vitest';
import { questionVectors } from '../../src/embedding/question-vectors.js';
import type { Embedder } from '../../src/search/embedder.js';

/** Asks a model that does what it is told, with a clock that is moved by hand. */
function asking(embed: () => Promise<readonly Float32Array[]>) {
  const faults: string[] = [];
  const clock = { ms: 0 };
  let [asked, does] = [0, embed];
  const embedder: Embedder = {
    model: 'a model',
    embed: () => {
      asked += 1;
      return does();
    },
  };
  const ask = questionVectors({
    embedder,
    dimensions: 2,
    withinMs: 20,
    restMs: 1_000,
    now: () => new Date(clock.ms),
    onFault: (reason) => faults.push(reason),
  });
  return {
    ask,
    faults,
    clock,
    asked: () => asked,
    now: (other: typeof embed) => {
      does = other;
    },
  };
}

const good = async () => [Float32Array.from([1, 0])];
const hanging = () => new Promise<readonly Float32Array[]>(() => {});
const broken = () => Promise.reject(new Error('no power'));

describe('a question to a sentence model', () => {
  it('gets its vector', async () => {
    const { ask, faults } = asking(good);
    expect(await ask('moe')).toEqual(Float32Array.from([1, 0]));
    expect(faults).toEqual([]);
  });

  it.each([
    ['hangs', hanging, 'no answer within 20 ms'],
    ['fails', broken, 'no power'],
    [
      'has become another',
      async () => [Float32Array.of(1)],
      "a vector of 1 numbers, where the papers' have 2",
    ],
    ['gives nothing', async () => [], "a vector of 0 numbers, where the papers' have 2"],
  ])('goes without where the model %s, and the fault is told once', async (_what, misdeed, fault) => {
    const { ask, faults, clock } = asking(misdeed);
    for (let times = 0; times < 3; times++) {
      expect(await ask('moe')).toBeUndefined();
      clock.ms += 1_000;
    }
    expect(faults).toEqual([fault]);
  });

  it('leaves a faulty model alone for a while, and tells of a fault again after it has answered', async () => {
    const { ask, faults, clock, asked, now } = asking(broken);
    for (let times = 0; times < 3; times++) await ask('moe');
    expect(asked()).toBe(1);
    clock.ms = 1_000;
    now(good);
    expect(await ask('moe')).toBeDefined();
    now(broken);
    expect(await ask('moe')).toBeUndefined();
    expect(faults).toEqual(['no power', 'no power']);
  });
});
