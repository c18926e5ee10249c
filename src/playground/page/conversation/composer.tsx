/** The message box: Enter sends, Shift and Enter breaks the line. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { ask } from '../ask.js';
import { SendIcon } from '../shell/icons.js';
import { Notice } from '../shell/notices.js';
import { useWorkspace } from '../use-workspace.js';
import { Hint } from './hint.js';
import { SuggestionList } from './suggestion-list.js';
import { useExamples } from './use-examples.js';
import { useSuggestions } from './use-suggestions.js';

const MAX_ROWS = 8;

export function Composer({
  label,
  channelId,
  threadTs,
  hasHint = false,
}: {
  readonly label: string;
  readonly channelId: string;
  readonly threadTs?: string;
  readonly hasHint?: boolean;
}) {
  const { me } = useWorkspace();
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [problem, setProblem] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const examples = useExamples();
  const fill = (next: string) => {
    setText(next);
    setCaret(next.length);
    box.current?.focus();
  };
  const { rows, marked, onKey } = useSuggestions(text, caret, fill);

  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    fill('');
    setProblem(undefined);
    const answer = await ask('say', { as: me.id, channelId, text: said, ...(threadTs ? { threadTs } : {}) });
    if (answer.ok) return examples.remember(said);
    setProblem(answer.error ?? 'That could not be sent.');
    setText((now) => now || said);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (onKey(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div className="composer">
      {hasHint && <Hint examples={examples.left} onTry={fill} onDismiss={examples.dismiss} />}
      {problem && <Notice onDismiss={() => setProblem(undefined)}>{problem}</Notice>}
      <div className="box">
        {rows.length > 0 && <SuggestionList id={list} rows={rows} marked={marked} onTake={fill} />}
        <textarea
          ref={box}
          aria-label={label}
          placeholder={label}
          rows={Math.min(MAX_ROWS, text.split('\n').length)}
          value={text}
          aria-autocomplete="list"
          aria-controls={rows.length > 0 ? list : undefined}
          aria-activedescendant={marked === undefined ? undefined : `${list}-${marked}`}
          onChange={({ target }) => {
            setText(target.value);
            setCaret(target.selectionStart);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={press}
        />
        <button type="button" className="send" aria-label="Send" disabled={text.trim() === ''} onClick={send}>
          <SendIcon />
        </button>
      </div>
    </div>
  );
}
