/** The workspace as the server streams it, and whether the stream is alive. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { PlaygroundState } from '../protocol.js';

const RETRY_MS = 2_000;

/** All that `as` may see (without it, the first person); undefined until the server has spoken. */
export function useWorkspaceStream(as: string | undefined): {
  readonly state: PlaygroundState | undefined;
  readonly isConnected: boolean;
} {
  const [state, setState] = useState<PlaygroundState>();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    let events: EventSource;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      events = new EventSource(`playground/events${as ? `?as=${encodeURIComponent(as)}` : ''}`);
      events.onopen = () => setConnected(true);
      events.onmessage = ({ data }) => setState(JSON.parse(data));
      events.onerror = () => {
        setConnected(false);
        // A browser reconnects by itself, but gives up for good after an answer that is no stream.
        if (events.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY_MS);
      };
    };
    connect();
    return () => {
      clearTimeout(retry);
      events.close();
    };
  }, [as]);
  return { state, isConnected };
}

const NOWHERE: PlaygroundState = {
  workspace: '',
  me: { id: '', name: '', isBot: false },
  users: [],
  channels: [],
  messages: [],
  modals: [],
  waiting: [],
};

/** For the parts deep in a message that name people and channels. */
export const WorkspaceContext = createContext(NOWHERE);

export function useWorkspace(): PlaygroundState {
  return useContext(WorkspaceContext);
}
