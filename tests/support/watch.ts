/** One person's sight of the workspace, and waiting until something appears in it: by events, never by the clock. */
import type { Answer, PlaygroundMessage, PlaygroundState } from '../../src/playground/protocol.js';
import type { Workspace } from '../../src/playground/workspace.js';

export interface Watch {
  state(): PlaygroundState;
  isPaperboys(message: PlaygroundMessage): boolean;
  /** What `look` finds, as soon as it finds something. */
  until<T>(look: () => T | undefined, what: string): Promise<T>;
  /** Does something, and resolves when Paperboy has answered it anywhere this person can see. */
  answered(doing: () => Promise<Answer>): Promise<void>;
  /** Does something, and resolves with the first message that then is new and fits. */
  next(
    doing: () => Promise<Answer>,
    fits: (message: PlaygroundMessage) => boolean,
  ): Promise<PlaygroundMessage>;
}

/** Far longer than any answer takes; a test that waits so long has failed. */
const PATIENCE_MS = 5_000;
const PAPERBOY = 'paperboy';

export function watch(userId: string, slack: Workspace): Watch {
  const state = () => found(slack.stateFor(userId), `person ${userId}`);
  const isPaperboys = (message: PlaygroundMessage) =>
    state().users.some(({ id, name }) => id === message.userId && name === PAPERBOY);

  const until: Watch['until'] = (look, what) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(patience);
        unlisten();
      };
      const check = () => {
        const seen = look();
        if (seen === undefined) return;
        stop();
        resolve(seen);
      };
      const unlisten = slack.onChange(check);
      const patience = setTimeout(() => {
        stop();
        reject(new Error(`${what} did not come. Slack says: ${state().failure ?? 'nothing'}`));
      }, PATIENCE_MS);
      check();
    });

  return {
    state,
    isPaperboys,
    until,
    answered: async (doing) => {
      const looks = () =>
        JSON.stringify([state().messages.filter(isPaperboys), state().modals, state().home]);
      const before = looks();
      accepted(await doing());
      await until(() => (looks() === before ? undefined : true), 'an answer');
    },
    next: async (doing, fits) => {
      const old = new Set(state().messages.map(({ ts }) => ts));
      accepted(await doing());
      return until(() => state().messages.find((each) => !old.has(each.ts) && fits(each)), 'a message');
    },
  };
}

/** Slack itself refused what was done. */
function accepted({ ok, error }: Answer): void {
  if (!ok) throw new Error(error);
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
