/** What the page has to say about itself: a lost connection, an app that failed, a request that did not work. */
import { createContext, useContext } from 'react';
import { CloseIcon } from './icons.js';

/** Tells the reader a sentence about what they just tried. */
export const NotifyContext = createContext<(sentence: string) => void>(() => undefined);

export function useNotify(): (sentence: string) => void {
  return useContext(NotifyContext);
}

export function Notice({
  children,
  onDismiss,
}: {
  readonly children: string;
  readonly onDismiss?: () => void;
}) {
  return (
    <div className="notice" role="alert">
      <p>{children}</p>
      {onDismiss && (
        <button type="button" className="plain" aria-label="Dismiss" onClick={onDismiss}>
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
