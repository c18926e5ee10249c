/** Addresses that let the app answer one click or command: five times, within thirty minutes. */
import { randomBytes } from 'node:crypto';

/** What an answer to the address is about. */
export interface Occasion {
  readonly channelId: string;
  readonly userId: string;
  /** The message whose button was pressed. */
  readonly ts?: string;
}

type Use =
  | { readonly occasion: Occasion }
  /** Slack's word for why not. */
  | { readonly gone: 'used_url' | 'expired_url' };

export interface ResponseUrls {
  /** The id at the end of a new address. */
  issue(occasion: Occasion): string;
  use(id: string): Use;
}

const USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** Rule: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function createResponseUrls(now: () => Date): ResponseUrls {
  const issued = new Map<string, { readonly occasion: Occasion; readonly at: number; uses: number }>();
  return {
    issue: (occasion) => {
      const id = randomBytes(12).toString('hex');
      issued.set(id, { occasion, at: now().getTime(), uses: 0 });
      return id;
    },
    use: (id) => {
      const url = issued.get(id);
      if (!url || now().getTime() - url.at > LIFETIME_MS) return { gone: 'expired_url' };
      if (url.uses >= USES) return { gone: 'used_url' };
      url.uses += 1;
      return { occasion: url.occasion };
    },
  };
}
