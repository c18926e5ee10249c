/** The workspace's name, who one is in it, and the way to every conversation. */
import type { ReactNode } from 'react';
import type { PlaygroundChannel, PlaygroundState } from '../../protocol.js';
import { Avatar } from './avatar.js';
import { Clock } from './clock.js';
import { HashIcon, LockIcon } from './icons.js';
import type { Place } from './place.js';

export function Sidebar({
  state,
  open,
  unread,
  onGo,
  onBecome,
}: {
  readonly state: PlaygroundState;
  readonly open: PlaygroundChannel | undefined;
  readonly unread: Readonly<Record<string, number>>;
  readonly onGo: (place: Place) => void;
  readonly onBecome: (userId: string) => void;
}) {
  const { workspace, users, channels, me } = state;
  const bot = users.find((user) => user.isBot);
  const entry = (channel: PlaygroundChannel) => ({
    isOpen: channel === open,
    unread: unread[channel.id] ?? 0,
  });
  return (
    <nav className="sidebar" aria-label="Workspace">
      <header>
        <h1>{workspace}</h1>
        <label className="person">
          <Avatar user={me} />
          <span>You are</span>
          <select value={me.id} onChange={({ target }) => onBecome(target.value)}>
            {users
              .filter((user) => !user.isBot)
              .map((user) => (
                <option key={user.id} value={user.id}>
                  {user.name}
                </option>
              ))}
          </select>
        </label>
      </header>
      <h2>Channels</h2>
      <ul>
        {channels
          .filter(({ kind }) => kind !== 'im')
          .map((channel) => (
            <Entry
              key={channel.id}
              {...entry(channel)}
              onOpen={() => onGo({ kind: 'channel', channelId: channel.id })}
            >
              {channel.kind === 'private' ? <LockIcon /> : <HashIcon />}
              {channel.name}
            </Entry>
          ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        {channels
          .filter(({ kind }) => kind === 'im')
          .map((channel) => (
            <Entry key={channel.id} {...entry(channel)} onOpen={() => onGo({ kind: 'app', tab: 'home' })}>
              {bot && <Avatar user={bot} />}
              Paperboy
              <span className="presence" title="Running" />
            </Entry>
          ))}
      </ul>
      {state.aheadMs !== undefined && <Clock state={state} />}
      <p className="ground">
        A playground: the real app in a workspace on this machine. What you write here stays here.
      </p>
    </nav>
  );
}

function Entry({
  isOpen,
  unread,
  onOpen,
  children,
}: {
  readonly isOpen: boolean;
  readonly unread: number;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'entry is-unread' : 'entry'}
        aria-current={isOpen ? 'page' : undefined}
        onClick={onOpen}
      >
        {children}
        {unread > 0 && (
          <span className="count" title={`${unread} new`}>
            {unread}
          </span>
        )}
      </button>
    </li>
  );
}
