/** Who and what there is in the workspace: the team, its people and channels, and the app as it is installed. */
import type { PlaygroundChannel, PlaygroundUser } from '../protocol.js';

/** A workspace before it is opened; the first person is the one who opens it. */
export interface TeamSeed {
  readonly name: string;
  readonly people: readonly string[];
  readonly channels: readonly ChannelSeed[];
  readonly app: Installed;
}

export interface ChannelSeed {
  readonly name: string;
  readonly topic: string;
  readonly isPrivate: boolean;
  /** Whether the app was invited already. */
  readonly hasApp: boolean;
}

/** What the app's manifest asked for. */
interface Installed {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Events subscribed to, such as `app_mention` and `message.im`. */
  readonly events: readonly string[];
  /** Slash commands, with the slash. */
  readonly commands: readonly string[];
  /** Links of these are told to it. */
  readonly unfurlDomains?: readonly string[];
}

export interface Channel extends PlaygroundChannel {
  /** Ids of people, and of the app's user where it is in. */
  readonly members: ReadonlySet<string>;
}

export interface App extends Installed {
  readonly appId: string;
  readonly botId: string;
  readonly userId: string;
  readonly token: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly people: readonly PlaygroundUser[];
  readonly app: App;
}
