/** An input block: its label, its field, its hint, and what was wrong with what was filled in. */
import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { Control } from './control.js';
import { useSurface } from './surface.js';

export function Input({ block, id }: { readonly block: InputBlock; readonly id: string }) {
  const field = useId();
  const error = useSurface().errors[id];
  const { label, optional, element, hint, dispatch_action: acts = false } = block;
  return (
    <>
      <label htmlFor={field} id={`${field}-label`} className="label">
        {label.text}
        {optional && <span className="optional"> (optional)</span>}
      </label>
      <Control
        element={element}
        blockId={id}
        acts={acts}
        field={{ id: field, label: `${field}-label`, note: `${field}-note`, isWrong: !!error }}
      />
      <div id={`${field}-note`}>
        {error && (
          <p className="wrong" role="alert">
            {error}
          </p>
        )}
        {hint && <p className="small">{hint.text}</p>}
      </div>
    </>
  );
}
