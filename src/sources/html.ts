/** The text of what may be HTML: sources give abstracts so. */
import { decodeHTMLStrict } from 'entities';

/** Only what is surely a tag is taken for one: `p < q > r` stays. JATS is what publishers give instead of HTML. */
const BLOCK = /<\/?(?:br|p|div|h[1-6]|li|ol|ul|table|tr|td|pre|jats:(?:p|sec|title))(?:\s[^<>]*)?\/?>/gi;
const INLINE =
  /<\/?(?:a|abbr|b|code|em|font|i|img|mark|s|sc|small|span|strong|sub|sup|tt|u|jats:[\w-]+)(?:\s[^<>]*)?\/?>/gi;

export function plainText(html: string): string {
  const bare = withoutHidden(html).replace(BLOCK, ' ').replace(INLINE, '');
  return decodeHTMLStrict(bare).trim();
}

/** Without scripts and styles. One that is never closed stays, with all behind it: an end is looked for in vain only once. */
function withoutHidden(html: string): string {
  const opening = /<(script|style)\b[^<>]*>/gi;
  const shown: string[] = [];
  let from = 0;
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const closing = new RegExp(`</${found[1]}\\s*>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    if (!closing.test(html)) break;
    shown.push(html.slice(from, found.index));
    from = closing.lastIndex;
    opening.lastIndex = from;
  }
  return [...shown, html.slice(from)].join(' ');
}
