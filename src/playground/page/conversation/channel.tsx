/** A channel, or the talk with Paperboy: what was said there, and the box to say more. */
import type { PlaygroundChannel } from '../../protocol.js';
import { useWorkspace } from '../use-workspace.js';
import { Composer } from './composer.js';
import { MessageList } from './message-list.js';
import { topLevel } from './timeline.js';
import { Waiting } from './waiting.js';

export function Channel({
  channel,
  onThread,
}: {
  readonly channel: PlaygroundChannel;
  readonly onThread: (ts: string) => void;
}) {
  const { messages } = useWorkspace();
  const { id, name, kind } = channel;
  const title = kind === 'im' ? 'Paperboy' : `#${name}`;
  return (
    <>
      <MessageList
        key={id}
        label={`Messages in ${title}`}
        shown={topLevel(messages, id)}
        all={messages}
        onThread={onThread}
      >
        <div className="beginning">
          <h2>{kind === 'im' ? 'You and Paperboy' : title}</h2>
          <p>{BEGINNINGS[kind]}</p>
        </div>
      </MessageList>
      <Waiting />
      <Composer key={`${id} box`} label={`Message ${title}`} channelId={id} hasHint={kind !== 'im'} />
    </>
  );
}

const BEGINNINGS = {
  public: 'This is the very beginning of the channel. Everyone in the workspace can read it.',
  private:
    'This is the very beginning of the private channel. To ask Paperboy in here, invite it with /invite @paperboy.',
  im: 'Nobody else reads this. Name a topic, a title or an identifier, or say help. No command and no mention is needed.',
} as const;
