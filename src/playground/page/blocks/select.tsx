/** An element in which one chooses from a list. */
import type { Choice, ElementState, Field } from './elements.js';

export function Select({
  choices,
  held,
  placeholder,
  isMenu,
  field,
  onChange,
}: {
  readonly choices: readonly Choice[];
  readonly held: unknown;
  readonly placeholder: string;
  /** One that does at once what is chosen, and holds nothing. */
  readonly isMenu: boolean;
  readonly field: Field | undefined;
  readonly onChange: (state: ElementState) => void;
}) {
  const chosen = choices.find(({ state }) => JSON.stringify(state) === JSON.stringify(held));
  return (
    <select
      className={isMenu ? 'field menu-button' : 'field'}
      id={field?.id}
      aria-label={field ? undefined : isMenu ? 'More actions' : placeholder}
      aria-describedby={field?.note}
      aria-invalid={field?.isWrong}
      value={chosen?.key ?? ''}
      onChange={({ target }) => {
        const choice = choices.find(({ key }) => key === target.value);
        if (choice) onChange(choice.state);
      }}
    >
      <option value="" disabled>
        {isMenu ? '⋯' : placeholder}
      </option>
      {choices.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  );
}
