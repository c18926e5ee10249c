/** Slack's mrkdwn as the rich text it stands for, so that both are drawn by the same hand. */
import type { RichTextBlockElement, RichTextElement, RichTextText } from '@slack/types';

/** Takes text as Slack stores it: `&`, `<` and `>` escaped, mentions and links in angle brackets. Never throws. */
export function parseMrkdwn(text: string): RichTextBlockElement[] {
  return text
    .split(/```\n?([\s\S]+?)\n?```\n?/)
    .flatMap((part, index) => (index % 2 === 1 ? [preformatted(part)] : paragraphs(part)));
}

type Style = NonNullable<RichTextText['style']>;

const QUOTE = /^(?:&gt;|>) ?/;
const INLINE =
  /<(?<tag>[^<>\n]+)>|`(?<code>[^`\n]+)`|(?<![\p{L}\p{N}])(?<mark>[*_~])(?<marked>\S(?:[^\n]*?\S)?)\k<mark>(?![\p{L}\p{N}])/gu;
const STYLES: Readonly<Record<string, Style>> = {
  '*': { bold: true },
  _: { italic: true },
  '~': { strike: true },
};

function preformatted(text: string): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: unescaped(text) }] };
}

/** Neighbouring lines of one kind, quoted or not, belong together. */
function paragraphs(text: string): RichTextBlockElement[] {
  if (text === '') return [];
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const quoted = QUOTE.test(line);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line);
    else runs.push({ quoted, lines: [line] });
  }
  return runs.map(({ quoted, lines }) => {
    const bare = quoted ? lines.map((line) => line.replace(QUOTE, '')) : lines;
    return { type: quoted ? 'rich_text_quote' : 'rich_text_section', elements: inline(bare.join('\n'), {}) };
  });
}

function inline(text: string, style: Style): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    elements.push(...words(text.slice(end, match.index), style));
    elements.push(...meaning(match.groups ?? {}, style));
    end = match.index + match[0].length;
  }
  return [...elements, ...words(text.slice(end), style)];
}

function meaning(groups: Readonly<Record<string, string | undefined>>, style: Style): RichTextElement[] {
  const { tag, code, mark = '', marked = '' } = groups;
  if (tag !== undefined) return [reference(tag, style)];
  if (code !== undefined) return words(code, { ...style, code: true });
  return inline(marked, { ...style, ...STYLES[mark] });
}

function words(text: string, style: Style): RichTextElement[] {
  return text === '' ? [] : [{ type: 'text', text: unescaped(text), style }];
}

/** What stands between angle brackets: a mention, a date, or a link. */
function reference(tag: string, style: Style): RichTextElement {
  const [target = '', label] = split(tag, '|');
  const id = target.slice(1);
  if (target.startsWith('@')) return { type: 'user', user_id: id, style };
  if (target.startsWith('#')) return { type: 'channel', channel_id: id, style };
  if (target === '!here' || target === '!channel' || target === '!everyone')
    return {
      type: 'broadcast',
      range: target === '!here' ? 'here' : target === '!channel' ? 'channel' : 'everyone',
      style,
    };
  const [, seconds, format] = /^!date\^(\d+)\^([^^]+)/.exec(target) ?? [];
  if (seconds !== undefined && format !== undefined)
    return { type: 'date', timestamp: Number(seconds), format, fallback: unescaped(label ?? ''), style };
  if (/^(?:https?:|mailto:)/i.test(target))
    return { type: 'link', url: unescaped(target), text: unescaped(label ?? target), style };
  return { type: 'text', text: unescaped(label ?? tag), style };
}

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
