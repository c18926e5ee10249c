/** Remembers which hosts asked to be left alone, and until when. */

export interface Closures {
  close(host: string, ms: number): void;
  /** 0 where it is open. */
  closedForMs(host: string): number;
}

/** No host is believed that it is closed for longer; it may ask again then. */
const LONGEST_MS = 60 * 60_000;

export function createClosures(now: () => Date): Closures {
  const until = new Map<string, number>();
  return {
    close: (host, ms) => {
      until.set(host, now().getTime() + Math.min(ms, LONGEST_MS));
    },
    closedForMs: (host) => {
      const ms = (until.get(host) ?? 0) - now().getTime();
      // A clock that was put back must not make anyone wait for what was promised by the old one.
      return ms > LONGEST_MS ? 0 : Math.max(0, ms);
    },
  };
}
