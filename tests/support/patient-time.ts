/** Time for tests of those who wait: it passes only by their waiting, and at once. */
import type { Turns } from '../../src/ingest/ports.js';

export interface PatientTime {
  now(): Date;
  /** Moves the clock by so much, and rejects where the signal says stop. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** Every pause that was asked for, in order. */
  readonly pauses: readonly number[];
  /** Without anybody waiting. */
  pass(ms: number): void;
}

export function patientTime(start = '2026-11-25T12:00:00Z'): PatientTime {
  const pauses: number[] = [];
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    pause: async (ms, signal) => {
      signal?.throwIfAborted();
      pauses.push(ms);
      nowMs += ms;
    },
    pauses,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

/** Turns within one process. */
export function memoryTurns({ now, pause }: Pick<PatientTime, 'now' | 'pause'>): Turns {
  const lasts = new Map<string, Promise<number>>();
  return {
    take: async (host, everyMs, request) => {
      const before = lasts.get(host) ?? Promise.resolve(Number.NEGATIVE_INFINITY);
      const running = before.then(async (endedAt) => {
        const waitMs = endedAt + everyMs - now().getTime();
        if (waitMs > 0) await pause(waitMs);
        return request();
      });
      const ended = running.then(
        () => now().getTime(),
        () => now().getTime(),
      );
      lasts.set(host, ended);
      return running;
    },
  };
}
