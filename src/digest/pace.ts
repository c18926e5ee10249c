/** When the next message may be posted: one a second in a channel, a few a second in all, none while Slack asks to wait. */

/** Slack allows one message a second in a channel, and some hundreds a minute in a workspace. */
const CHANNEL_GAP_MS = 1_000;
const GAP_MS = 250;

export interface Pace {
  /** Takes the next turn in this channel; gives how long to wait for it. */
  takeTurn(channel: string, nowMs: number): number;
  /** Slack said no: where it said so because of the rate, nobody's turn comes before `untilMs`. */
  refused(word: string, nowMs: number, untilMs: number): void;
  /** How long until any turn can come. */
  heldForMs(nowMs: number): number;
}

/** Turns are promised in the order in which they are asked for. */
export function createPace(): Pace {
  const channels = new Map<string, number>();
  let next = 0;
  let held = 0;
  return {
    takeTurn: (channel, nowMs) => {
      for (const [other, at] of channels) if (at + CHANNEL_GAP_MS <= nowMs) channels.delete(other);
      // A clock that was put back must not make anyone wait for what was promised by the old one.
      const within = (at: number) => (at > nowMs + FARTHEST_MS ? 0 : at);
      const at = Math.max(nowMs, within(held), within(next), within(channels.get(channel) ?? 0));
      next = at + GAP_MS;
      channels.set(channel, at + CHANNEL_GAP_MS);
      return at - nowMs;
    },
    refused: (word, nowMs, untilMs) => {
      if (RATES.has(word)) held = Math.min(untilMs, nowMs + FARTHEST_MS);
    },
    heldForMs: (nowMs) => (held > nowMs + FARTHEST_MS ? 0 : Math.max(0, held - nowMs)),
  };
}

const RATES: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);

/** No promise is for later, whatever Slack asks for: deliveries have their own times. */
const FARTHEST_MS = 60_000;
