/** The state of the list of suggestions: which row is marked, and whether it was sent away. */
import { type KeyboardEvent, useState } from 'react';
import { useWorkspace } from '../use-workspace.js';
import { type Suggestion, suggest } from './suggest.js';

/** `onKey` says whether the list has used the key. */
export function useSuggestions(
  text: string,
  caret: number,
  onTake: (text: string) => void,
): {
  readonly rows: readonly Suggestion[];
  readonly marked: number | undefined;
  onKey(event: KeyboardEvent): boolean;
} {
  const workspace = useWorkspace();
  const [choice, setChoice] = useState<{ readonly text: string; readonly row: number | undefined }>();
  const [dismissed, setDismissed] = useState('');
  const { rows: all, isEager } = suggest(text, caret, workspace);
  const rows = dismissed === text ? [] : all;
  const chosen = choice?.text === text ? choice.row : undefined;
  const marked = rows.length === 0 ? undefined : (chosen ?? (isEager ? 0 : undefined));
  const move = (step: number) => {
    const from = marked ?? (step > 0 ? -1 : 0);
    setChoice({ text, row: (from + step + rows.length) % rows.length });
  };
  const onKey = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (rows.length === 0) return false;
    const row = rows[marked ?? 0];
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') setDismissed(text);
    else if (row && (key === 'Tab' || (key === 'Enter' && marked !== undefined)) && !shiftKey)
      onTake(row.text);
    else return false;
    return true;
  };
  return { rows, marked, onKey };
}
