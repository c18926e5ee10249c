/** The page: a workspace with its conversations, one thread beside, modals above. */
import { useState } from 'react';
import type { PlaygroundState } from '../protocol.js';
import { Channel } from './conversation/channel.js';
import { Thread } from './conversation/thread.js';
import { Bar } from './shell/bar.js';
import { Notice, NotifyContext } from './shell/notices.js';
import { channelAt, type Place } from './shell/place.js';
import { Sidebar } from './shell/sidebar.js';
import { useUnread } from './shell/use-unread.js';
import { useWorkspaceStream, WorkspaceContext } from './use-workspace.js';
import { Home } from './views/home.js';
import { Modals } from './views/modals.js';

const LOST =
  'The playground does not answer. Is it still running in your terminal? This page reconnects by itself.';

export function App() {
  const [as, setAs] = useState<string>();
  const { state, isConnected } = useWorkspaceStream(as);
  if (!state) return <p className="opening">{isConnected ? 'Opening the workspace…' : LOST}</p>;
  return (
    <WorkspaceContext value={state}>
      <Workspace state={state} isConnected={isConnected} onBecome={setAs} />
    </WorkspaceContext>
  );
}

function Workspace({
  state,
  isConnected,
  onBecome,
}: {
  readonly state: PlaygroundState;
  readonly isConnected: boolean;
  readonly onBecome: (userId: string) => void;
}) {
  const [place, setPlace] = useState<Place>();
  const [threadTs, setThreadTs] = useState<string>();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [notice, setNotice] = useState<string>();
  const [readFailure, setReadFailure] = useState<string>();
  const { channels, messages, failure } = state;
  const channel = channelAt(place, channels);
  const isHome = place?.kind === 'app' && place.tab === 'home';
  const unread = useUnread(state, isHome ? undefined : channel?.id);
  const root = messages.find(({ ts, channelId }) => ts === threadTs && channelId === channel?.id);
  const go = (next: Place) => {
    setPlace(next);
    setThreadTs(undefined);
    setDrawerOpen(false);
  };
  return (
    <NotifyContext value={setNotice}>
      <div className={isDrawerOpen ? 'app is-drawer-open' : 'app'}>
        <Sidebar state={state} open={channel} unread={unread} onGo={go} onBecome={onBecome} />
        <button
          type="button"
          className="scrim"
          aria-label="Close the menu"
          onClick={() => setDrawerOpen(false)}
        />
        <main className="main">
          {channel && (
            <Bar
              channel={channel}
              tab={isHome ? 'home' : 'messages'}
              onTab={(tab) => go({ kind: 'app', tab })}
              onMenu={() => setDrawerOpen(true)}
            />
          )}
          {!isConnected && <Notice>{LOST}</Notice>}
          {failure && failure !== readFailure && (
            <Notice onDismiss={() => setReadFailure(failure)}>{failure}</Notice>
          )}
          {notice && <Notice onDismiss={() => setNotice(undefined)}>{notice}</Notice>}
          {isHome ? <Home /> : channel && <Channel channel={channel} onThread={setThreadTs} />}
        </main>
        {root && channel && <Thread root={root} channel={channel} onClose={() => setThreadTs(undefined)} />}
      </div>
      <Modals channelId={isHome ? undefined : channel?.id} />
    </NotifyContext>
  );
}
