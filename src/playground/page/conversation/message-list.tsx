/** Messages under each other, a line between days, kept at the latest one. */
import type { ReactNode } from 'react';
import type { PlaygroundMessage } from '../../protocol.js';
import { workspaceNow } from '../time.js';
import { useWorkspace } from '../use-workspace.js';
import { Message } from './message.js';
import { timeline } from './timeline.js';
import { useLatestInSight } from './use-latest-in-sight.js';

export function MessageList({
  label,
  shown,
  all,
  onThread,
  children,
}: {
  readonly label: string;
  readonly shown: readonly PlaygroundMessage[];
  readonly all: readonly PlaygroundMessage[];
  /** Absent in a thread, which has none of its own. */
  readonly onThread?: (ts: string) => void;
  readonly children?: ReactNode;
}) {
  const { aheadMs } = useWorkspace();
  const scroller = useLatestInSight(shown);
  return (
    <div className="scroller" ref={scroller} role="log" aria-label={label}>
      <div className="messages">
        {children}
        {timeline(shown, all, workspaceNow(aheadMs)).map(({ message, replies, day, continues }) => (
          <div key={message.ts}>
            {day && onThread && (
              <div className="day">
                <span>{day}</span>
              </div>
            )}
            <Message message={message} replies={replies} continues={continues} onThread={onThread} />
          </div>
        ))}
      </div>
    </div>
  );
}
