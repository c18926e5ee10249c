/** How times are told: Slack's `ts` and its date formats, in the reader's own language and time zone. */
import type { PlaygroundMessage } from '../protocol.js';

/** When it was in the workspace, whose clock may have been moved; `ts` is seconds with six decimals, as text. */
export function momentOf({ at, ts }: Pick<PlaygroundMessage, 'at' | 'ts'>): Date {
  return at === undefined ? new Date(Number(ts) * 1_000) : new Date(at);
}

/** What the workspace's clock says. */
export function workspaceNow(aheadMs = 0): Date {
  return new Date(Date.now() + aheadMs);
}

export function clockTime(at: Date): string {
  return at.toLocaleTimeString(undefined, { timeStyle: 'short' });
}

/** "Today", "Yesterday", or the day's name and date. */
export function dayName(at: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return at.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Fills Slack's format string, such as `{date_short_pretty} at {time}`; unknown tokens stay as they are. */
export function slackDate(format: string, at: Date, now: Date): string {
  return format.replace(/\{(\w+?)(_pretty)?\}/g, (whole, token: string, pretty?: string) => {
    const day = pretty ? dayName(at, now) : '';
    if (day === 'Today' || day === 'Yesterday') return day.toLowerCase();
    const style = STYLES[token];
    return style ? at.toLocaleString(undefined, style) : whole;
  });
}

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { dateStyle: 'short' },
  date_slash: { dateStyle: 'short' },
  date: { dateStyle: 'long' },
  date_short: { dateStyle: 'medium' },
  date_long: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
