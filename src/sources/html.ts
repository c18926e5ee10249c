/** The text of what may be HTML: sources give abstracts so. */
import { decodeHTMLStrict } from 'entities';

/** Only what is surely a tag is taken for one: `p < q > r` stays. JATS is what publishers give instead of HTML. */
const HIDDEN = /<(script|style)\b[^<>]*>.*?<\/\1\s*>/gis;
const BLOCK = /<\/?(?:br|p|div|h[1-6]|li|ol|ul|table|tr|td|pre|jats:(?:p|sec|title))(?:\s[^<>]*)?\/?>/gi;
const INLINE =
  /<\/?(?:a|abbr|b|code|em|font|i|img|mark|s|sc|small|span|strong|sub|sup|tt|u|jats:[\w-]+)(?:\s[^<>]*)?\/?>/gi;

export function plainText(html: string): string {
  const bare = html.replace(HIDDEN, ' ').replace(BLOCK, ' ').replace(INLINE, '');
  return decodeHTMLStrict(bare).trim();
}
