/** What to try on a first visit; what has been tried leaves the list, and stays away on this machine. */
import { useState } from 'react';

const KEY = 'paperboy.tried';
const EXAMPLES = [
  '/papers mixture of experts',
  '@paperboy what do we know about pruning LLMs?',
  '/papers help',
];

export function useExamples(): {
  readonly left: readonly string[];
  remember(said: string): void;
  dismiss(): void;
} {
  const [left, setLeft] = useState(() => without(localStorage.getItem(KEY)?.split('\n') ?? []));
  const remove = (...tried: readonly string[]) => {
    const still = left.filter((example) => !tried.includes(example));
    localStorage.setItem(KEY, EXAMPLES.filter((example) => !still.includes(example)).join('\n'));
    setLeft(still);
  };
  return { left, remember: remove, dismiss: () => remove(...EXAMPLES) };
}

function without(tried: readonly string[]): readonly string[] {
  return EXAMPLES.filter((example) => !tried.includes(example));
}
