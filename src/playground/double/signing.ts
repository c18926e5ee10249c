/** How Slack proves that a request is its own. */
import { createHmac } from 'node:crypto';

/**
 * The two headers that Slack adds to every request to an app; `timestamp` in seconds.
 * Scheme: https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signatureHeaders(
  body: string,
  signingSecret: string,
  timestamp: number,
): { readonly 'x-slack-request-timestamp': string; readonly 'x-slack-signature': string } {
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}
