/** Which number stands for which key, as plain numbers in a row: a question looks up tens of thousands of keys. */

export interface KeyTable {
  /** The list it was made from. */
  readonly keys: ArrayLike<number>;
  /** The place of a key in that list; -1 for one that is not in it. */
  place(key: number): number;
}

/**
 * An open-addressing hash table (linear probing), three quarters empty, as most keys that a question is asked for are not
 * in it; half empty where it is large. Of equal keys the last counts; keys are mixed already.
 */
export function createKeyTable(keys: ArrayLike<number>): KeyTable {
  const steps = keyTableInSteps(keys);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Slots a key; of so many keys the fewer. */
const ROOM = { small: 4, large: 2 };
const LARGE = 1 << 16;
/** So many keys a step: some milliseconds. */
const STEP = 50_000;

/** The same in steps, for a process that has others to answer meanwhile. */
export function* keyTableInSteps(keys: ArrayLike<number>): Generator<undefined, KeyTable> {
  const room = keys.length < LARGE ? ROOM.small : ROOM.large;
  const last = 2 ** Math.ceil(Math.log2(room * (keys.length + 1))) - 1;
  const held = new Uint32Array(last + 1);
  const places = new Int32Array(last + 1).fill(-1);
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    let slot = key & last;
    while (places[slot] !== -1 && held[slot] !== key) slot = (slot + 1) & last;
    held[slot] = key;
    places[slot] = place;
    if (place % STEP === STEP - 1) yield;
  }
  return {
    keys,
    place: (key) => {
      for (let slot = key & last; ; slot = (slot + 1) & last) {
        const place = places[slot] ?? -1;
        if (place < 0 || held[slot] === key) return place;
      }
    },
  };
}
