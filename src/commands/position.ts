/** Reads how people point into a numbered list: "2", "the second one", and several at once: "1, 3-5". */

const ORDINALS: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

const POSITION =
  /^(?:the )?(?:#|number |no\.? ?|paper |result )?(?:(?<digits>-?\d{1,15})(?:st|nd|rd|th)?|(?<word>[a-z]+))(?: one| paper| result)?$/i;

/** The 1-based place that the whole text points to, if any. "0" is read too: the list then says that it has none. */
export function readPosition(text: string): number | undefined {
  const { digits, word } = POSITION.exec(text.trim().replace(/\s+/g, ' '))?.groups ?? {};
  if (digits) return Number(digits);
  const index = ORDINALS.indexOf(word?.toLowerCase() ?? '');
  return index < 0 ? undefined : index + 1;
}

/** Places of a list, in the order in which they were named, or all that is shown of it. */
export type Places = 'all' | readonly number[];

/** Nobody means more than this by a range; what lies beyond is none. */
const LONGEST_RANGE = 1_000;

/** What the whole text points to, one place or several: "1,3,4", "1-5", "2 and 3", "the first three", "all". */
export function readPlaces(text: string): Places | undefined {
  const said = text.trim().replace(/\s+/g, ' ');
  if (ALL.test(said)) return 'all';
  const first = FIRST.exec(said)?.[1];
  if (first) return upTo(1, numberOf(first));
  const pieces = /^[\d ]+$/.test(said) ? said.split(' ') : said.split(SEPARATOR);
  const places = pieces.map(readPiece);
  return places.some((place) => place === undefined)
    ? undefined
    : [...new Set(places.flatMap((place) => place ?? []))];
}

const ALL = /^(?:(?:them |these |those )?all|all (?:of )?(?:them|these|those|papers|results)|everything)$/i;
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const FIRST = new RegExp(`^(?:the )?(?:first|top) (\\d{1,3}|${NUMBERS.join('|')})$`, 'i');
const SEPARATOR = / ?(?:,|;|&|\+) ?(?:and )?| and /i;
const RANGE = /^(?:the )?(.+?) ?(?:-|–|—|\.\.|\bto\b|\bthrough\b) ?(?:the )?(.+)$/i;

function readPiece(piece: string): readonly number[] | undefined {
  const place = readPosition(piece);
  if (place !== undefined) return [place];
  const [, from = '', to = ''] = RANGE.exec(piece) ?? [];
  const [low, high] = [readPosition(from), readPosition(to)];
  return low === undefined || high === undefined ? undefined : upTo(low, high);
}

function upTo(from: number, to: number): readonly number[] | undefined {
  const length = to - from + 1;
  if (from < 0 || length < 1 || length > LONGEST_RANGE) return undefined;
  return Array.from({ length }, (_, at) => from + at);
}

function numberOf(word: string): number {
  const index = NUMBERS.indexOf(word.toLowerCase());
  return index < 0 ? Number(word) : index + 2;
}
