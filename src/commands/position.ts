/** Reads how people point into a numbered list: "2", "#2", "the second one". */

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
