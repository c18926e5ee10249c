/** Checks the tokens with Slack before anything is opened, and explains which one Slack refuses, and why. */
import { WebAPIPlatformError } from '@slack/web-api';
import { UserError } from '../lib/errors.js';
import { classify } from './fault.js';

/** What Slack's words about a token mean for whoever pasted it. */
const MEANINGS: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know this token. Copy it again',
  not_authed: 'Slack does not know this token. Copy it again',
  token_revoked: 'the token was revoked. Install the app again and copy the new one',
  token_expired: 'the token has expired. Install the app again and copy the new one',
  account_inactive: 'the app was removed from the workspace. Install it again and copy the new token',
  not_allowed_token_type: 'this is another kind of token',
  missing_scope: 'the token lacks a permission',
};

const PLACES = {
  SLACK_BOT_TOKEN: 'It is the "Bot User OAuth Token" (xoxb-…) under OAuth & Permissions.',
  SLACK_APP_TOKEN:
    'It is an app-level token (xapp-…) with the scope connections:write, under Basic Information.',
} as const;

/** Awaits a first call made with the token of `variable`. Rejects with a `UserError`, which never holds the token. */
export async function checkToken<T>(variable: keyof typeof PLACES, firstCall: Promise<T>): Promise<T> {
  try {
    return await firstCall;
  } catch (error) {
    throw new UserError(explain(variable, error), { cause: error });
  }
}

function explain(variable: keyof typeof PLACES, error: unknown): string {
  const { word } = classify(error);
  if (!(error instanceof WebAPIPlatformError)) {
    return `Paperboy cannot start: Slack cannot be reached (${word}). Check the network, and SLACK_API_URL if you set it.`;
  }
  const meaning = MEANINGS[word] ?? 'Slack refused it';
  return `Paperboy cannot start: ${variable}: ${meaning} (${word}). ${PLACES[variable]}`;
}
