/** What the playground's page and its server say to each other, over HTTP on loopback. Types only. */

export interface PlaygroundUser {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

export interface PlaygroundChannel {
  readonly id: string;
  readonly name: string;
  /** `im` is the person's direct messages with Paperboy. */
  readonly kind: 'public' | 'private' | 'im';
  readonly topic: string;
}

export interface PlaygroundFile {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface PlaygroundMessage {
  readonly ts: string;
  readonly channelId: string;
  readonly threadTs?: string;
  readonly userId: string;
  /** When it came, by the workspace's clock; absent where that is what `ts` says. */
  readonly at?: string;
  readonly text: string;
  /** Block Kit blocks as the app sent them. */
  readonly blocks?: readonly unknown[];
  readonly files?: readonly PlaygroundFile[];
  /** What the app shows under links in it. */
  readonly unfurls?: readonly PlaygroundUnfurl[];
  /** Set when only this person sees it. */
  readonly ephemeralTo?: string;
  readonly edited: boolean;
}

export interface PlaygroundUnfurl {
  readonly url: string;
  readonly blocks: readonly unknown[];
}

export interface PlaygroundView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly title?: string;
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly unknown[];
}

/** All one person may see; sent whole whenever anything in it changes. */
export interface PlaygroundState {
  readonly workspace: string;
  readonly me: PlaygroundUser;
  readonly users: readonly PlaygroundUser[];
  readonly channels: readonly PlaygroundChannel[];
  /** Of all channels this person may see, oldest first, replies among them. */
  readonly messages: readonly PlaygroundMessage[];
  /** Open modals of this person, the top one last. */
  readonly modals: readonly PlaygroundView[];
  readonly home?: PlaygroundView;
  /** What the app has been asked and has not answered yet, such as `/papers moe`. */
  readonly waiting: readonly string[];
  /** The last thing that went wrong between Slack and the app, in Slack's words. */
  readonly failure?: string;
  /** How far the workspace's clock is ahead of the real one; absent where it cannot be moved. */
  readonly aheadMs?: number;
  /** What may follow `/papers`, for the message box to offer while one types. */
  readonly verbs?: readonly { readonly name: string; readonly usage: string; readonly summary: string }[];
}

/**
 * `GET /playground/events?as=U…` streams `PlaygroundState` as server-sent events; without `as`, for the first person.
 * The requests below are `POST /playground/<name>` with a JSON body; each answers `Answer`.
 */
export interface Requests {
  /** A message, or a slash command when it starts with `/` (not possible in a thread, as in Slack). */
  readonly say: {
    readonly as: string;
    readonly channelId: string;
    readonly threadTs?: string;
    readonly text: string;
  };
  /** A click or a choice in a block. `action` is Slack's action object: `type`, `action_id`, `block_id`, `value`, … */
  readonly press: {
    readonly as: string;
    readonly where: { readonly channelId: string; readonly ts: string } | { readonly viewId: string };
    readonly action: Readonly<Record<string, unknown>>;
    /** `view.state.values` or `state.values` at the time of the click. */
    readonly values?: InputValues;
  };
  readonly submit: { readonly as: string; readonly viewId: string; readonly values: InputValues };
  readonly close: { readonly as: string; readonly viewId: string };
  /** Opens the Home tab. */
  readonly home: { readonly as: string };
  /** Moves the workspace's clock forward: to a time in ISO 8601, or to `next digest`. */
  readonly clock: { readonly as: string; readonly to: string };
}

/** By block id, then action id: Slack's own shape of `view.state.values`. */
export type InputValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Answer {
  readonly ok: boolean;
  /** What went wrong, in a sentence. */
  readonly error?: string;
  /** After `submit`: errors by block id, as the app answered them. */
  readonly errors?: Readonly<Record<string, string>>;
}
