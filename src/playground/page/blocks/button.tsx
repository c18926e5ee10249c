/** A button; while its click is on the way to the app, it says so and takes no other. */
import type { Button as ButtonElement } from '@slack/types';
import { useState } from 'react';
import type { ElementState } from './elements.js';

export function Button({
  element,
  send,
}: {
  readonly element: ButtonElement;
  readonly send: (state: ElementState) => Promise<void> | undefined;
}) {
  const [isBusy, setBusy] = useState(false);
  const { type, text, value, url, style, accessibility_label: spoken } = element;
  const click = async () => {
    if (isBusy) return;
    if (url) window.open(url, '_blank', 'noreferrer');
    setBusy(true);
    await send({ type, text, ...(value === undefined ? {} : { value }), ...(url ? { url } : {}) });
    setBusy(false);
  };
  return (
    <button
      type="button"
      className={`button ${style ?? ''}`}
      aria-label={spoken}
      aria-busy={isBusy}
      onClick={click}
    >
      {text.text}
    </button>
  );
}
