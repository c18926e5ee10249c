/** The suggestions above the message box. */
import type { Suggestion } from './suggest.js';

export function SuggestionList({
  id,
  rows,
  marked,
  onTake,
}: {
  readonly id: string;
  readonly rows: readonly Suggestion[];
  readonly marked: number | undefined;
  readonly onTake: (text: string) => void;
}) {
  return (
    <div className="suggestions" id={id} role="listbox" aria-label="Suggestions">
      {rows.map(({ label, detail, text }, index) => (
        <div
          key={label}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          // Before the box loses the focus, so that one can type on.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(text);
          }}
        >
          <span className="suggestion-label">{label}</span>
          <span className="small">{detail}</span>
        </div>
      ))}
    </div>
  );
}
