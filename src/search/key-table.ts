/** Which number stands for which key, as plain numbers in a row: a question looks up tens of thousands of keys. */

export interface KeyTable {
  readonly size: number;
  /** The place of a key in the list it was made from; -1 for one that is not in it. */
  place(key: number): number;
}

/** An open-addressing hash table (linear probing, half empty). Of equal keys the last counts; keys are mixed already. */
export function createKeyTable(keys: ArrayLike<number>): KeyTable {
  const slots = 2 ** Math.ceil(Math.log2(2 * keys.length + 2));
  const held = new Uint32Array(slots);
  const places = new Int32Array(slots).fill(-1);
  const slotOf = (key: number): number => {
    let slot = key & (slots - 1);
    while (places[slot] !== -1 && held[slot] !== key) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    const slot = slotOf(key);
    held[slot] = key;
    places[slot] = place;
  }
  return { size: keys.length, place: (key) => places[slotOf(key)] ?? -1 };
}
