/** Typing slips, the same ones on every run. */

/** The text with `count` slips in words of five letters and more: a letter left out, swapped with the next, or another. */
export function withSlips(text: string, count: number, random: () => number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{5,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return text;
  for (let slip = 0; slip < count; slip += 1) {
    const index = long[Math.floor(random() * long.length)] ?? 0;
    words[index] = slipIn(words[index] ?? '', random);
  }
  return words.join(' ');
}

/** Marsaglia's xorshift of 32 bits (2003): numbers from 0 up to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function slipIn(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  return (
    [`${before}${next}${after}`, `${before}${next}${letter}${after}`, `${before}${other}${next}${after}`][
      Math.floor(random() * 3)
    ] ?? word
  );
}
