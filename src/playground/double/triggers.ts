/** Trigger ids, each of which lets the app open one modal within three seconds of what the person did. */
import { randomBytes } from 'node:crypto';

interface Trigger {
  readonly userId: string;
  /** The modal that was acted in. */
  readonly viewId?: string;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /** The trigger, or Slack's word for why it is none. */
  exchange(id: string): Trigger | string;
}

const LIFETIME_MS = 3_000;

/** Rule: https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
export function createTriggers(now: () => Date): Triggers {
  const issued = new Map<string, Trigger & { readonly at: number; used: boolean }>();
  return {
    issue: (trigger) => {
      const id = `${now().getTime()}.${randomBytes(6).toString('hex')}`;
      issued.set(id, { ...trigger, at: now().getTime(), used: false });
      return id;
    },
    exchange: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (now().getTime() - trigger.at > LIFETIME_MS) return 'expired_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      trigger.used = true;
      return trigger;
    },
  };
}
