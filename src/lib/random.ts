/** Random numbers that come out the same on every machine, so that a figure that rests on chance can be had again. */

/** The next whole number from 0 to 2³² - 1, each as likely as the others. */
export type Random = () => number;

/** The sequence that belongs to this seed: sfc32 of Chris Doty-Humphrey's PractRand, its first twelve numbers left out. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = () => {
    const value = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + value) | 0;
    return value >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
