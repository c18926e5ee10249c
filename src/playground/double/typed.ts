/** What Slack makes of typed text: names, channels and addresses become tokens, all else is escaped. */
import type { PlaygroundChannel, PlaygroundUser } from '../protocol.js';

/** Rules: https://docs.slack.dev/messaging/formatting-message-text */
export function slackText(
  typed: string,
  users: readonly PlaygroundUser[],
  channels: readonly PlaygroundChannel[],
): string {
  const pieces = typed.split(TOKEN);
  return pieces
    .map((piece, index) => (index % 2 === 0 ? escapeText(piece) : token(piece, users, channels)))
    .join('');
}

/** `&`, `<` and `>` as Slack sends them. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Addresses, then bare domains, then names; each only where a word begins. */
const TOKEN =
  /((?<![\w@./-])(?:https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]|(?:[a-z0-9-]+\.)+(?:org|com|net|dev|io|ai|co|edu)\b(?:\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]])?|[@#][\p{L}\p{N}_-]+))/giu;

const BROADCASTS = ['here', 'channel', 'everyone'];

function token(
  piece: string,
  users: readonly PlaygroundUser[],
  channels: readonly PlaygroundChannel[],
): string {
  const name = piece.slice(1).toLowerCase();
  if (piece.startsWith('@')) {
    const user = users.find((each) => each.name.toLowerCase() === name);
    if (user) return `<@${user.id}>`;
    return BROADCASTS.includes(name) ? `<!${name}>` : piece;
  }
  if (piece.startsWith('#')) {
    const channel = channels.find((each) => each.kind !== 'im' && each.name === name);
    return channel ? `<#${channel.id}|${channel.name}>` : piece;
  }
  const url = escapeText(piece);
  return /^https?:/i.test(piece) ? `<${url}>` : `<http://${url}|${url}>`;
}
