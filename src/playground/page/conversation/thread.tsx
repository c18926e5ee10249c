/** A thread beside its channel: the message it began with, the answers, and a box to go on. */
import type { PlaygroundChannel, PlaygroundMessage } from '../../protocol.js';
import { CloseIcon } from '../shell/icons.js';
import { useWorkspace } from '../use-workspace.js';
import { Composer } from './composer.js';
import { MessageList } from './message-list.js';
import { repliesTo } from './timeline.js';
import { Waiting } from './waiting.js';

export function Thread({
  root,
  channel,
  onClose,
}: {
  readonly root: PlaygroundMessage;
  readonly channel: PlaygroundChannel;
  readonly onClose: () => void;
}) {
  const { messages } = useWorkspace();
  const shown = [root, ...repliesTo(messages, root)];
  return (
    <aside className="thread" aria-label="Thread">
      <header className="bar">
        <div className="bar-title">
          <h1>Thread</h1>
          <p className="small topic">{channel.kind === 'im' ? 'Paperboy' : `#${channel.name}`}</p>
        </div>
        <button type="button" className="plain" aria-label="Close thread" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <MessageList key={root.ts} label="Messages in the thread" shown={shown} all={[]} />
      <Waiting />
      <Composer key={`${root.ts} box`} label="Reply…" channelId={channel.id} threadTs={root.ts} />
    </aside>
  );
}
