/** One interactive element, whatever its type; where it `acts`, what is chosen is sent to the app at once. */
import { useWorkspace } from '../use-workspace.js';
import { Button } from './button.js';
import { Checkboxes } from './checkboxes.js';
import { choicesOf, type Element, type ElementState, type Field } from './elements.js';
import { Select } from './select.js';
import { useSurface } from './surface.js';
import { Typed } from './typed.js';

export function Control({
  element,
  blockId,
  acts,
  field,
}: {
  readonly element: Element;
  readonly blockId: string;
  readonly acts: boolean;
  readonly field?: Field;
}) {
  const { fill, press, values } = useSurface();
  const workspace = useWorkspace();
  const actionId = element.action_id ?? '';
  const held = values[blockId]?.[actionId];
  const change = (state: ElementState) => fill(blockId, actionId, state);
  const send = async (state: ElementState) => {
    if (isConfirmed(element)) await press({ ...state, action_id: actionId, block_id: blockId });
  };
  switch (element.type) {
    case 'button':
      return <Button element={element} send={send} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'datepicker':
    case 'timepicker':
      return (
        <Typed
          element={element}
          held={held}
          field={field}
          onChange={change}
          onCommit={acts ? send : undefined}
        />
      );
  }
  if (element.type === 'checkboxes') {
    return <Checkboxes element={element} held={held} field={field} onChange={change} />;
  }
  const choices = choicesOf(element, workspace);
  if (!choices)
    return <p className="unknown">Slack shows a “{element.type}” here; the playground cannot draw it.</p>;
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  const choose = (state: ElementState) => {
    change(state);
    if (acts) send(state);
  };
  return (
    <Select
      choices={choices}
      held={held}
      placeholder={placeholder ?? 'Choose'}
      isMenu={element.type === 'overflow'}
      field={field}
      onChange={choose}
    />
  );
}

function isConfirmed(element: Element): boolean {
  const confirm = 'confirm' in element ? element.confirm : undefined;
  return !confirm || window.confirm(`${confirm.title?.text ?? ''}\n\n${confirm.text.text}`);
}
