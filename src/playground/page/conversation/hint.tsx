/** What to try on a first visit. What was tried leaves the list; an empty or dismissed list stays away on this machine. */
import { useState } from 'react';
import { CloseIcon } from '../shell/icons.js';

const KEY = 'paperboy.tried';
const EXAMPLES = [
  '/papers mixture of experts',
  '@paperboy what do we know about pruning LLMs?',
  '/papers help',
];

export function Hint({ onTry }: { readonly onTry: (text: string) => void }) {
  const [tried, setTried] = useState(() => localStorage.getItem(KEY) ?? '');
  const left = EXAMPLES.filter((example) => !tried.split('\n').includes(example));
  if (left.length === 0) return null;
  const remember = (...examples: readonly string[]) => {
    const all = [tried, ...examples].join('\n');
    localStorage.setItem(KEY, all);
    setTried(all);
  };
  return (
    <section className="hint" aria-label="Things to try">
      <p>
        <strong>New here?</strong> Ask Paperboy for papers: a command is answered to you alone, a mention in a
        thread for all to see.
      </p>
      <button type="button" className="plain" aria-label="Dismiss" onClick={() => remember(...EXAMPLES)}>
        <CloseIcon />
      </button>
      <div className="chips">
        {left.map((example) => (
          <button
            type="button"
            key={example}
            onClick={() => {
              onTry(example);
              remember(example);
            }}
          >
            {example}
          </button>
        ))}
      </div>
    </section>
  );
}
