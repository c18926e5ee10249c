/** A submitted dialogue, and what its handlers give. */
import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { Voice } from '../respond.js';
import type { Dependencies } from './dependencies.js';

/** A dialogue that somebody sent. */
export interface Submitted extends Dependencies {
  readonly view: ViewOutput;
  readonly userId: string;
  readonly teamId: string | undefined;
  readonly voice: Voice;
}

/** What its window shows next, or what stands under its fields; `late` is what to say where the window was closed meanwhile. */
export interface Outcome {
  readonly answer: ViewResponseAction;
  readonly late: string;
}
