/** What people have asked the app that it has not answered yet, and what went wrong when they asked. */

export interface Waiting {
  /**
   * Notes a question until any of `keys` is answered: a response url, a trigger, a channel. Nobody waits longer
   * than ten seconds.
   */
  ask(userId: string, label: string, keys: readonly string[]): void;
  /** The oldest question with this key is answered. */
  answered(key: string): void;
  of(userId: string): readonly string[];
  /** What Slack tells this person went wrong, until they ask the next thing. */
  fail(userId: string, failure: string): void;
  failureOf(userId: string): string | undefined;
  close(): void;
}

interface Question {
  readonly userId: string;
  readonly label: string;
  readonly keys: readonly string[];
  readonly patience: NodeJS.Timeout;
}

const LONGEST_MS = 10_000;

/** Empty at first; `changed` is called after every change. */
export function createWaiting(changed: () => void): Waiting {
  const questions = new Set<Question>();
  const failures = new Map<string, string>();

  const settle = (question: Question | undefined) => {
    if (!question || !questions.delete(question)) return;
    clearTimeout(question.patience);
    changed();
  };
  return {
    ask: (userId, label, keys) => {
      const patience = setTimeout(() => settle(question), LONGEST_MS).unref();
      const question: Question = { userId, label, keys, patience };
      questions.add(question);
      failures.delete(userId);
      changed();
    },
    answered: (key) => settle([...questions].find(({ keys }) => keys.includes(key))),
    of: (userId) => [...questions].filter((question) => question.userId === userId).map(({ label }) => label),
    fail: (userId, failure) => {
      failures.set(userId, failure);
      for (const question of [...questions].filter((each) => each.userId === userId)) settle(question);
      changed();
    },
    failureOf: (userId) => failures.get(userId),
    close: () => {
      for (const { patience } of questions) clearTimeout(patience);
    },
  };
}
