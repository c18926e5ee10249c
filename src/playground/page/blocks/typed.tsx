/** An element that is typed into: text of one or many lines, a number, an address, a date or a time. */
import type { Datepicker, EmailInput, NumberInput, PlainTextInput, Timepicker, URLInput } from '@slack/types';
import type { KeyboardEvent } from 'react';
import type { ElementState, Field } from './elements.js';

export type TypedElement = PlainTextInput | NumberInput | EmailInput | URLInput | Datepicker | Timepicker;

export function Typed({
  element,
  held,
  field,
  onChange,
  onCommit,
}: {
  readonly element: TypedElement;
  readonly held: unknown;
  readonly field: Field | undefined;
  readonly onChange: (state: ElementState) => void;
  /** Enter was pressed. */
  readonly onCommit: ((state: ElementState) => void) | undefined;
}) {
  const { type } = element;
  const { input, key } = KINDS[type];
  const text = textOf(held, key);
  const shared = {
    className: 'field',
    id: field?.id,
    placeholder: element.placeholder?.text,
    'aria-label': field ? undefined : element.placeholder?.text,
    'aria-describedby': field?.note,
    'aria-invalid': field?.isWrong,
    maxLength: type === 'plain_text_input' ? element.max_length : undefined,
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ type, [key]: target.value === '' ? null : target.value }),
  };
  if (type === 'plain_text_input' && element.multiline) return <textarea {...shared} rows={3} />;
  const commit = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !onCommit) return;
    event.preventDefault();
    onCommit({ type, [key]: text === '' ? null : text });
  };
  return <input {...shared} type={input} onKeyDown={commit} />;
}

const KINDS = {
  plain_text_input: { input: 'text', key: 'value' },
  number_input: { input: 'number', key: 'value' },
  email_text_input: { input: 'email', key: 'value' },
  url_text_input: { input: 'url', key: 'value' },
  datepicker: { input: 'date', key: 'selected_date' },
  timepicker: { input: 'time', key: 'selected_time' },
} as const;

function textOf(held: unknown, key: string): string {
  if (typeof held !== 'object' || held === null) return '';
  const value = Object.entries(held).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}
