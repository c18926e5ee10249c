/** The head of a conversation: its name and topic; for Paperboy, its two tabs. */
import type { PlaygroundChannel } from '../../protocol.js';
import { HashIcon, LockIcon, MenuIcon } from './icons.js';
import type { Tab } from './place.js';

export function Bar({
  channel,
  tab,
  onTab,
  onMenu,
}: {
  readonly channel: PlaygroundChannel;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly onMenu: () => void;
}) {
  const isApp = channel.kind === 'im';
  return (
    <header className="bar">
      <button type="button" className="plain menu" aria-label="Channels" onClick={onMenu}>
        <MenuIcon />
      </button>
      <div className="bar-title">
        <h1>
          {!isApp && (channel.kind === 'private' ? <LockIcon /> : <HashIcon />)}
          {isApp ? 'Paperboy' : channel.name}
        </h1>
        {channel.topic && <p className="small topic">{channel.topic}</p>}
      </div>
      {isApp && (
        <div className="tabs">
          {TABS.map(([name, label]) => (
            <button type="button" key={name} aria-pressed={tab === name} onClick={() => onTab(name)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </header>
  );
}

const TABS = [
  ['home', 'Home'],
  ['messages', 'Messages'],
] as const;
