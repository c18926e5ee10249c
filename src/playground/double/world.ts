/** The channels and messages of the workspace as its people's clients hold them; reports every change to listeners. */
import type { PlaygroundMessage } from '../protocol.js';
import type { Channel, Team } from './team.js';

export interface World {
  readonly team: Team;
  readonly now: () => Date;
  channels(): readonly Channel[];
  channel(id: string): Channel | undefined;
  /** The direct messages between the app and this person. */
  directWith(userId: string): Channel | undefined;
  admit(userId: string, channelId: string): void;
  /** In the order in which they came. */
  messages(): readonly PlaygroundMessage[];
  message(channelId: string, ts: string): PlaygroundMessage | undefined;
  /** Adds a message, or puts it in the place of the one with its `ts`. */
  put(message: PlaygroundMessage): void;
  remove(channelId: string, ts: string): void;
  /** A `ts` for what only one person sees, which no server stores. */
  newTs(): string;
  changed(): void;
  /** Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

/** Holds the channels that were opened, and no message yet. */
export function createWorld(team: Team, opened: readonly Channel[], now: () => Date): World {
  const channels = new Map(opened.map((channel) => [channel.id, channel]));
  const messages = new Map<string, PlaygroundMessage>();
  const listeners = new Set<() => void>();
  let counter = 900_000;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    team,
    now,
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    directWith: (userId) =>
      [...channels.values()].find(({ kind, members }) => kind === 'im' && members.has(userId)),
    admit: (userId, channelId) => {
      const channel = channels.get(channelId);
      if (channel) channels.set(channelId, { ...channel, members: new Set([...channel.members, userId]) });
      changed();
    },
    messages: () => [...messages.values()],
    message: (channelId, ts) => messages.get(`${channelId} ${ts}`),
    put: (message) => {
      const key = `${message.channelId} ${message.ts}`;
      const at = messages.get(key)?.at ?? now().toISOString();
      messages.set(key, { ...message, at });
      changed();
    },
    remove: (channelId, ts) => {
      messages.delete(`${channelId} ${ts}`);
      changed();
    },
    newTs: () => {
      counter += 1;
      return `${Math.floor(now().getTime() / 1000)}.${counter}`;
    },
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
