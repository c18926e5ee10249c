/** The modals that are open, of which one sees the top one; what is filled in below stays filled in. */
import { useEffect, useRef } from 'react';
import type { PlaygroundView } from '../../protocol.js';
import { ask } from '../ask.js';
import { useWorkspace } from '../use-workspace.js';
import { Modal } from './modal.js';

/** `channelId` is the conversation behind them. */
export function Modals({ channelId }: { readonly channelId: string | undefined }) {
  const { modals, me } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const top = modals.at(-1);
  const isOpen = top !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const close = ({ id }: PlaygroundView) => ask('close', { as: me.id, viewId: id });
  const closeAll = async () => {
    for (const view of modals.toReversed()) await close(view);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={top && `title-${top.id}`}
      onCancel={(event) => {
        event.preventDefault();
        if (top) close(top);
      }}
      // A browser may insist on closing after Escape is pressed twice.
      onClose={closeAll}
    >
      {modals.map((view, index) => (
        <Modal
          key={view.id}
          view={view}
          isTop={view === top}
          isStacked={index > 0}
          channelId={channelId}
          onBack={() => close(view)}
          onClose={closeAll}
        />
      ))}
    </dialog>
  );
}
