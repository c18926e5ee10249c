import { describe, expect, it } from 'vitest';
import { joined } from '../../src/lib/joined.js';

/** Work that goes on until it is let go, and counts. */
function slowWork() {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const work = () => {
    begun += 1;
    return new Promise<void>((resolve) => waiting.push(resolve));
  };
  const finish = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { work, finish, begun: () => begun };
}

describe('work that many ask for', () => {
  it('is done at once, and once more for all who asked meanwhile', async () => {
    const { work, finish, begun } = slowWork();
    const ask = joined(work);
    const done: string[] = [];
    const asked = ['first', 'second', 'third'].map((who) => ask().then(() => done.push(who)));
    expect(begun()).toBe(1);
    await finish();
    expect([begun(), done]).toEqual([2, ['first']]);
    await finish();
    await Promise.all(asked);
    expect([begun(), done]).toEqual([2, ['first', 'second', 'third']]);
  });

  it('is done again when it is asked for later, also in the second run', async () => {
    const { work, finish, begun } = slowWork();
    const ask = joined(work);
    const asked = [ask(), ask()];
    await finish();
    asked.push(ask());
    await finish();
    await finish();
    await Promise.all(asked);
    expect(begun()).toBe(3);
    ask();
    expect(begun()).toBe(4);
  });

  it('is never done twice at a time, whoever asks between two runs', async () => {
    const { work, finish, begun } = slowWork();
    const ask = joined(work);
    const first = ask().then(ask);
    const second = ask();
    await finish();
    expect(begun()).toBe(2);
    await finish();
    await Promise.all([first, second]);
    expect(begun()).toBe(2);
  });
});
