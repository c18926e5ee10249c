/** The line under a message that says how much was answered to it, and leads there. */
import type { PlaygroundMessage } from '../../protocol.js';
import { Avatar } from '../shell/avatar.js';
import { clockTime, dayName, momentOf, workspaceNow } from '../time.js';
import { useWorkspace } from '../use-workspace.js';

const MAX_FACES = 4;

export function ThreadSummary({
  replies,
  onOpen,
}: {
  readonly replies: readonly PlaygroundMessage[];
  readonly onOpen: () => void;
}) {
  const { users, aheadMs } = useWorkspace();
  const people = users
    .filter((user) => replies.some((reply) => reply.userId === user.id))
    .slice(0, MAX_FACES);
  const last = momentOf(replies.at(-1) ?? { ts: '0' });
  const day = dayName(last, workspaceNow(aheadMs));
  return (
    <button type="button" className="thread-summary" onClick={onOpen}>
      {people.map((user) => (
        <Avatar key={user.id} user={user} />
      ))}
      <strong>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</strong>
      <span className="small">
        Last reply {day.toLowerCase()} at {clockTime(last)}
      </span>
    </button>
  );
}
