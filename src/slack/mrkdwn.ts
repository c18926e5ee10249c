/**
 * Hides the one escape that Slack's mrkdwn has. Only a message's fallback `text` is mrkdwn here: blocks are rich or
 * plain text, where `*`, `<!channel>` and `:fire:` in a title are just what they look like.
 */

/** Ampersand first, then the angle brackets that start mentions and links. Source: Slack, "Formatting text for app surfaces". */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
