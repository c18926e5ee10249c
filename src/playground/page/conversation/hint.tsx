/** Things to try, which a click puts into the message box. */
import { CloseIcon } from '../shell/icons.js';

export function Hint({
  examples,
  onTry,
  onDismiss,
}: {
  readonly examples: readonly string[];
  readonly onTry: (text: string) => void;
  readonly onDismiss: () => void;
}) {
  if (examples.length === 0) return null;
  return (
    <section className="hint" aria-label="Things to try">
      <p>
        <strong>New here?</strong> Ask Paperboy for papers: a command is answered to you alone, a mention in a
        thread for all to see.
      </p>
      <button type="button" className="plain" aria-label="Dismiss" onClick={onDismiss}>
        <CloseIcon />
      </button>
      <div className="chips">
        {examples.map((example) => (
          <button type="button" key={example} onClick={() => onTry(example)}>
            {example}
          </button>
        ))}
      </div>
    </section>
  );
}
