/** Somebody in the workspace: talks to Paperboy, and sees what Slack would show them. */
import type {
  Answer,
  PlaygroundFile,
  PlaygroundMessage,
  PlaygroundState,
} from '../../src/playground/protocol.js';
import type { Workspace } from '../../src/playground/workspace.js';
import { createSurface, type Surface } from './surface.js';
import { found, type Watch, watch } from './watch.js';

export interface Person {
  readonly id: string;
  readonly state: PlaygroundState;
  /** Runs a slash command and resolves with its answer. */
  command(typed: string, channel?: string): Promise<Posted>;
  /** Says something in a channel; resolves with what was said, not with an answer. */
  say(typed: string, channel?: string): Promise<Posted>;
  /** Says something to Paperboy alone and resolves with its answer. */
  direct(typed: string): Promise<Posted>;
  /** Lets Paperboy into a channel. */
  invite(channel: string): Promise<Posted>;
  /** Opens the Home tab and resolves when it is filled. */
  home(): Promise<Surface>;
  /** The modal on top. */
  modal(): Modal;
  /** What this person sees in a channel, oldest first, without what is said in threads. */
  channel(name: string): readonly Posted[];
}

/** A message, as it is whenever it is looked at. */
interface Posted {
  readonly surface: Surface;
  /** Its text for notifications, with all that its blocks show. */
  readonly shown: string;
  readonly by: string;
  readonly files: readonly PlaygroundFile[];
  readonly isPrivate: boolean;
  readonly isEdited: boolean;
  press: Surface['press'];
  choose: Surface['choose'];
  /** Resolves when it shows this text. */
  comesToShow(text: string): Promise<void>;
  /** Its thread so far. */
  thread(): readonly Posted[];
  /** The next answer of Paperboy in its thread that was not looked at yet. */
  reply(): Promise<Posted>;
  /** Says something in its thread. */
  say(typed: string): Promise<Posted>;
}

interface Modal extends Surface {
  readonly title: string;
  /** Sends what was filled in; resolves with what Slack then knows, such as errors under fields. */
  submit(): Promise<Answer>;
  close(): Promise<Answer>;
}

const PAPERBOY = 'paperboy';

export function createPerson(id: string, slack: Workspace): Person {
  const sight = watch(id, slack);
  const { state, isPaperboys, next, answered } = sight;
  const channelId = (name: string) =>
    found(state().channels.find((channel) => channel.name === name)?.id, `channel ${name}`);
  const say = (text: string, channel: string) => () =>
    slack.say({ as: id, channelId: channelId(channel), text });
  const asPosted = (message: PlaygroundMessage) => createPosted(message, id, slack, sight);

  return {
    id,
    get state() {
      return state();
    },
    command: async (typed, channel = 'papers') => asPosted(await next(say(typed, channel), isPaperboys)),
    say: async (typed, channel = 'papers') =>
      asPosted(await next(say(typed, channel), ({ userId }) => userId === id)),
    direct: async (typed) => asPosted(await next(say(typed, PAPERBOY), isPaperboys)),
    invite: async (channel) => asPosted(await next(say('/invite @paperboy', channel), isPaperboys)),
    home: async () => {
      if (!state().home) await answered(() => slack.home({ as: id }));
      const view = () => found(state().home, 'Home tab');
      return createSurface(
        () => view().blocks,
        state,
        (action, values) =>
          answered(() => slack.press({ as: id, where: { viewId: view().id }, action, values })),
      );
    },
    modal: () => createModal(id, slack, sight),
    channel: (name) =>
      state()
        .messages.filter(
          ({ channelId: place, threadTs, ts }) => place === channelId(name) && (threadTs ?? ts) === ts,
        )
        .map(asPosted),
  };
}

function createModal(id: string, slack: Workspace, { state, answered }: Watch): Modal {
  const { id: viewId } = found(state().modals.at(-1), 'open modal');
  const view = () =>
    found(
      state().modals.find((each) => each.id === viewId),
      'modal any more',
    );
  const surface = createSurface(
    () => view().blocks,
    state,
    (action, values) => answered(() => slack.press({ as: id, where: { viewId }, action, values })),
  );
  return {
    get title() {
      return view().title ?? '';
    },
    get shown() {
      return surface.shown;
    },
    get buttons() {
      return surface.buttons;
    },
    press: surface.press,
    fill: surface.fill,
    choose: surface.choose,
    enter: surface.enter,
    values: surface.values,
    submit: () => slack.submit({ as: id, viewId, values: surface.values() }),
    close: () => slack.close({ as: id, viewId }),
  };
}

function createPosted(message: PlaygroundMessage, id: string, slack: Workspace, sight: Watch): Posted {
  const { channelId, ts } = message;
  const { state, isPaperboys, until, answered, next } = sight;
  const threadTs = message.threadTs ?? ts;
  const read = new Set<string>();
  const now = () =>
    found(
      state().messages.find((each) => each.channelId === channelId && each.ts === ts),
      'message any more',
    );
  const replies = () =>
    state().messages.filter(
      (each) => each.channelId === channelId && each.threadTs === threadTs && each.ts !== threadTs,
    );
  const surface = createSurface(
    () => [...(now().blocks ?? []), ...(now().unfurls ?? []).flatMap(({ blocks }) => blocks)],
    state,
    (action, values) => answered(() => slack.press({ as: id, where: { channelId, ts }, action, values })),
  );
  return {
    surface,
    get shown() {
      return `${now().text}\n${surface.shown}`;
    },
    get by() {
      return found(state().users.find((user) => user.id === now().userId)?.name, 'such user');
    },
    get files() {
      return now().files ?? [];
    },
    get isPrivate() {
      return now().ephemeralTo !== undefined;
    },
    get isEdited() {
      return now().edited;
    },
    press: surface.press,
    choose: surface.choose,
    comesToShow: async (text) => {
      await until(() => (surface.shown.includes(text) ? true : undefined), `“${text}” in ${surface.shown}`);
    },
    thread: () => replies().map((reply) => createPosted(reply, id, slack, sight)),
    reply: async () => {
      const unread = () => replies().find((each) => isPaperboys(each) && !read.has(each.ts));
      const reply = await until(unread, 'a reply in the thread');
      read.add(reply.ts);
      return createPosted(reply, id, slack, sight);
    },
    say: async (text) => {
      const said = () => slack.say({ as: id, channelId, threadTs, text });
      return createPosted(await next(said, ({ userId }) => userId === id), id, slack, sight);
    },
  };
}
