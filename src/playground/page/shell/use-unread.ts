/** Which conversations hold something that has not been looked at. */
import { useEffect, useState } from 'react';
import type { PlaygroundState } from '../../protocol.js';
import { topLevel } from '../conversation/timeline.js';

/** By channel id, how many messages of others came since it was last open; what is there at first counts as read. */
export function useUnread(
  state: PlaygroundState,
  openId: string | undefined,
): Readonly<Record<string, number>> {
  const { messages, channels, me } = state;
  const [start] = useState(() => messages.at(-1)?.ts ?? '');
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const latest = openId === undefined ? undefined : topLevel(messages, openId).at(-1)?.ts;
  useEffect(() => {
    if (openId !== undefined && latest !== undefined) setSeen((before) => ({ ...before, [openId]: latest }));
  }, [openId, latest]);
  const counts = channels.map(({ id }) => {
    const since = Number(seen[id] ?? start);
    const isNew = ({ ts, userId }: { readonly ts: string; readonly userId: string }) =>
      id !== openId && userId !== me.id && Number(ts) > since;
    return [id, topLevel(messages, id).filter(isNew).length];
  });
  return Object.fromEntries(counts);
}
