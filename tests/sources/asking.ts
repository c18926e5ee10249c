/** A client for tests, whose time passes by waiting only. */
import { type Client, type ClientOptions, createClient } from '../../src/sources/client.js';
import { memoryTurns, type PatientTime, patientTime } from '../support/patient-time.js';

export const PATIENCE = { tries: 4, firstMs: 1_000, longestMs: 60_000, timeoutMs: 30_000 };

export function aClient(
  told: Partial<ClientOptions> = {},
  time: PatientTime = patientTime(),
): { readonly client: Client; readonly time: PatientTime } {
  const client = createClient({
    turns: memoryTurns(time),
    userAgent: 'Paperboy/test',
    patience: PATIENCE,
    stop: new AbortController().signal,
    pause: time.pause,
    deadline: () => new AbortController().signal,
    now: time.now,
    chance: () => 0.5,
    ...told,
  });
  return { client, time };
}
