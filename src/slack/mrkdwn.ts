/**
 * Escapes text for Slack's mrkdwn. Only a message's fallback `text` is mrkdwn here: blocks are rich or plain text, in
 * which `*`, `<!channel>` and `:fire:` in a title mean nothing.
 */

/** Ampersand first, then angle brackets. Rule: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
