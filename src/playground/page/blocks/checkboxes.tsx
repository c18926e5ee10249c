/** An element in which one ticks any of a few options. */
import type { Checkboxes as CheckboxesElement, Option } from '@slack/types';
import type { ElementState, Field } from './elements.js';

export function Checkboxes({
  element,
  held,
  field,
  onChange,
}: {
  readonly element: CheckboxesElement;
  readonly held: unknown;
  readonly field: Field | undefined;
  readonly onChange: (state: ElementState) => void;
}) {
  const ticked = tickedIn(held);
  const toggle = (option: Option) => {
    const isTicked = ticked.includes(option.value ?? '');
    const wanted = (value: string) => (value === option.value ? !isTicked : ticked.includes(value));
    const chosen = element.options.filter(({ value = '' }) => wanted(value));
    onChange({ type: element.type, selected_options: chosen });
  };
  return (
    <fieldset
      className="checkboxes"
      id={field?.id}
      aria-labelledby={field?.label}
      aria-describedby={field?.note}
    >
      {element.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={ticked.includes(option.value ?? '')}
            onChange={() => toggle(option)}
          />
          {option.text.text}
        </label>
      ))}
    </fieldset>
  );
}

function tickedIn(held: unknown): readonly string[] {
  if (typeof held !== 'object' || held === null || !('selected_options' in held)) return [];
  const { selected_options: options } = held;
  if (!Array.isArray(options)) return [];
  return options.map((option) => String(option?.value));
}
