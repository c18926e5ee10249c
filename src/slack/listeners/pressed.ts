/** One press of one button, and what handlers of presses share. */
import { pageOf } from '../../commands/page.js';
import type { PaperId } from '../../paper/paper.js';
import type { Press } from '../decode.js';
import { answerWhenDone } from '../late.js';
import { tellStale } from '../present.js';
import type { Voice } from '../respond.js';
import type { Dependencies } from './dependencies.js';

/** The press, and what it takes to answer it. */
export interface Pressed extends Dependencies {
  readonly press: Press;
  readonly voice: Voice;
  readonly teamId: string | undefined;
}

export type Handler = (pressed: Pressed) => Promise<void>;

/** A handler that gets what the button's value holds; for a value of a former version, it tells the person so. */
export function reading<T>(
  decode: (value: string | undefined) => T | undefined,
  handle: (value: T, pressed: Pressed) => Promise<void>,
): Handler {
  return async (pressed) => {
    const value = decode(pressed.press.value);
    await (value === undefined ? tellStale(pressed.press, pressed.voice) : handle(value, pressed));
  };
}

/** Papers like this one, beside what was pressed. */
export async function showSimilar(id: PaperId, { press, voice, context }: Pressed): Promise<void> {
  await answerWhenDone(pageOf({ by: 'similar', id }, 0, context()), press, voice);
}
