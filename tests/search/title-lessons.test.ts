import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/lib/random.js';
import { type PaperTerms, termOf } from '../../src/search/paper-terms.js';
import { addRow, DIMENSIONS, rowProduct, unitRows } from '../../src/search/row-math.js';
import { learnFromTitles } from '../../src/search/title-lessons.js';

/** As a word's key has the bits of its form below those of its term. */
const FORM_BITS = 6;
const TERMS = 300;
const terms = { place: (key: number) => (key < TERMS ? key : -1), telling: new Float32Array(TERMS).fill(3) };
const words = (...places: readonly number[]) => Uint32Array.from(places, (place) => place << FORM_BITS);

/** Each paper's title has one word; its abstract tells the same with another, among words that tell nothing. */
const random = seededRandom(7);
const [SUBJECTS, NOISE] = [60, 2 * 60];
const papers = Array.from({ length: 3 * SUBJECTS }, (_, at): PaperTerms => {
  const noise = Array.from({ length: 10 }, () => NOISE + (random() % (TERMS - NOISE)));
  return { title: words(at % SUBJECTS), abstract: words((at % SUBJECTS) + SUBJECTS, ...noise) };
});
const start = Float32Array.from({ length: TERMS * DIMENSIONS }, () => random() / 2 ** 32 - 0.5);

function meaningOf(rows: Float32Array, part: Uint32Array): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const word of part) addRow(sum, 0, rows, termOf(word), 1);
  return unitRows(sum);
}

/** The share of titles to which an abstract of their subject lies nearest. */
function found(rows: Float32Array): number {
  const abstracts = papers.map(({ abstract }) => meaningOf(rows, abstract));
  const right = papers.slice(0, SUBJECTS).filter(({ title }, subject) => {
    const asked = meaningOf(rows, title);
    const cosines = abstracts.map((abstract) => rowProduct(asked, 0, abstract, 0));
    return cosines.indexOf(Math.max(...cosines)) % SUBJECTS === subject;
  });
  return right.length / SUBJECTS;
}

describe('lessons from titles', () => {
  it('teach that two words stand for one subject, and that others stand for none', () => {
    expect(found(start)).toBeLessThan(0.1);
    expect(found(learnFromTitles(start, papers, terms))).toBeGreaterThan(0.9);
  });

  it('teach the same where passages ask too, and by many papers at a time', () => {
    const long = Array.from({ length: 7 }, () => papers).flatMap((some) =>
      some.map(({ title, abstract }, at) => {
        const noise = Array.from({ length: 30 }, (_, n) => NOISE + ((at * 31 + n * 17) % (TERMS - NOISE)));
        return { title, abstract: Uint32Array.of(...abstract, ...words(...noise), ...abstract) };
      }),
    );
    expect(found(learnFromTitles(start, long, terms))).toBeGreaterThan(0.9);
  });

  it('come out the same every time, and leave what they start from as it is', () => {
    const before = start.slice();
    expect(learnFromTitles(start, papers, terms)).toEqual(learnFromTitles(start, papers, terms));
    expect(start).toEqual(before);
  });

  it.each<[string, readonly PaperTerms[]]>([
    ['no paper', []],
    ['one paper, which is told from none', papers.slice(0, 1)],
    ['titles only', papers.map(({ title }) => ({ title, abstract: words() }))],
    ['no word that has a row', papers.map(() => ({ title: words(TERMS), abstract: words(TERMS + 1) }))],
    ['the same paper many times', papers.map(() => papers[0] ?? { title: words(), abstract: words() })],
  ])('teach nothing of %s that is no number', (_what, some) => {
    expect(learnFromTitles(start, some, terms).every(Number.isFinite)).toBe(true);
  });

  it('move no row of a term that stands nowhere', () => {
    const learnt = learnFromTitles(start, papers.slice(0, 20), terms);
    const unseen = SUBJECTS - 1;
    expect(learnt.subarray(unseen * DIMENSIONS, (unseen + 1) * DIMENSIONS)).toEqual(
      start.subarray(unseen * DIMENSIONS, (unseen + 1) * DIMENSIONS),
    );
  });
});
