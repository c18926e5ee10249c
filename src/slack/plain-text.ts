/** Undoes what Slack does to text on its way to an app. */

const TOKEN = /<([^<>\n]*)>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * The text as a person typed it: links, names of people and channels, and entities are undone, and mentions of
 * `botUserId` are taken out with the comma or colon after a leading one. Curly quotes stay; the query language reads them.
 * Rules: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function plainText(text: string, botUserId?: string): string {
  return text
    .replace(TOKEN, (_all, token: string) => undone(token, botUserId))
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/^\s*[,:](?=\s)/, '')
    .trim();
}

/** Whether the text as Slack sent it names this person. */
export function mentions(text: string, userId: string): boolean {
  return text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`);
}

function undone(token: string, botUserId: string | undefined): string {
  const [target = '', label] = splitOnce(token, '|');
  if (target === `@${botUserId}`) return ' ';
  if (target.startsWith('@')) return label ? `@${label.replace(/^@/, '')}` : '';
  if (target.startsWith('#')) return label ? `#${label}` : '';
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return typedLink(target, label);
}

/** Slack makes links of bare addresses too: `arxiv.org/abs/1` comes as `<http://arxiv.org/abs/1|arxiv.org/abs/1>`. */
function typedLink(url: string, label: string | undefined): string {
  const bare = url.replace(/^(?:https?:\/\/|mailto:|tel:)/, '');
  return label === bare ? bare : url;
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
