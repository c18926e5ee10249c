/** How every Web API client of the bot is set up. */
import type { WebClientOptions } from '@slack/web-api';

const CALL_TIMEOUT_MS = 10_000;

/**
 * No retries: a call that timed out may have been carried out, and a message would be there twice. No waiting on a
 * 429: it would hold up the calls for all other channels. Never `headers`: Bolt mixes them up between workspaces.
 *
 * @param apiUrl base address with a trailing slash; Slack itself when absent
 */
export function clientOptionsFor(apiUrl: string | undefined): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), ...init }),
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  };
}
