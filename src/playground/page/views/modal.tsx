/** One modal: read, filled in, submitted; what the app refuses stands under its field. */
import type { KnownBlock } from '@slack/types';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { InputValues, PlaygroundView } from '../../protocol.js';
import { ask } from '../ask.js';
import { Blocks } from '../blocks/blocks.js';
import { blockId, isBlock, isEmpty } from '../blocks/elements.js';
import { useNewSurface } from '../blocks/surface.js';
import { BackIcon, CloseIcon } from '../shell/icons.js';
import { Notice } from '../shell/notices.js';
import { useWorkspace } from '../use-workspace.js';

export function Modal({
  view,
  isTop,
  isStacked,
  channelId,
  onBack,
  onClose,
}: {
  readonly view: PlaygroundView;
  readonly isTop: boolean;
  readonly isStacked: boolean;
  readonly channelId: string | undefined;
  readonly onBack: () => void;
  readonly onClose: () => void;
}) {
  const { me } = useWorkspace();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const blocks = view.blocks.filter(isBlock);
  const surface = useNewSurface({ where: { viewId: view.id }, blocks, channelId, onProblem: setProblem });
  const form = useFocusWhenOnTop(isTop);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = missingIn(blocks, surface.values);
    surface.setErrors(missing);
    setProblem(undefined);
    if (isBusy || !view.submit || Object.keys(missing).length > 0) return;
    setBusy(true);
    const answer = await ask('submit', { as: me.id, viewId: view.id, values: surface.values });
    setBusy(false);
    surface.setErrors(answer.errors ?? {});
    if (!answer.ok && !answer.errors) setProblem(answer.error ?? 'That could not be sent.');
  };
  return (
    <form className="modal" ref={form} hidden={!isTop} tabIndex={-1} noValidate onSubmit={submit}>
      <header className="modal-bar">
        {isStacked && (
          <button type="button" className="plain" aria-label="Back" onClick={onBack}>
            <BackIcon />
          </button>
        )}
        <h2 id={`title-${view.id}`}>{view.title}</h2>
        <button type="button" className="plain" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div className="modal-body">
        {problem && <Notice>{problem}</Notice>}
        <Blocks blocks={blocks} surface={surface} />
      </div>
      {(view.submit || view.close) && (
        <footer className="modal-foot">
          <button type="button" className="button" onClick={onBack}>
            {view.close ?? 'Cancel'}
          </button>
          {view.submit && (
            <button type="submit" className="button primary" aria-busy={isBusy}>
              {view.submit}
            </button>
          )}
        </footer>
      )}
    </form>
  );
}

/** The first field, or else the modal itself, so that a screen reader begins to read there. */
function useFocusWhenOnTop(isTop: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!isTop) return;
    const field = form.current?.querySelector<HTMLElement>('.modal-body .field');
    (field ?? form.current)?.focus();
  }, [isTop]);
  return form;
}

/** Slack itself asks for what is not optional, before the app hears of it. */
function missingIn(blocks: readonly KnownBlock[], values: InputValues): Readonly<Record<string, string>> {
  const missing = blocks.flatMap((block, index) => {
    if (block.type !== 'input' || block.optional) return [];
    const id = blockId(block, index);
    return isEmpty(values[id]?.[block.element.action_id ?? '']) ? [[id, 'Please fill this in.']] : [];
  });
  return Object.fromEntries(missing);
}
