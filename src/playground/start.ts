/** The playground as one thing to start and stop: a workspace, the real app in it, and the page that shows both. */
import { randomBytes } from 'node:crypto';
import { type Clock, createClock } from './clock.js';
import { readPageFiles } from './page-files.js';
import { OPENING, READING_GROUP, withPreviews } from './reading-group.js';
import { openPageServer } from './server.js';
import { openSlackWorkspace, type TimeMachine, type Workspace } from './workspace.js';

export interface PlaygroundOptions {
  /** Starts the app where it is told; gives the port on which it takes Slack's requests. */
  readonly startApp: (connection: {
    readonly apiUrl: string;
    readonly signingSecret: string;
    readonly botToken: string;
    readonly host: string;
    readonly port: number;
    readonly now: () => Date;
  }) => Promise<StartedApp>;
  /** The built page. */
  readonly pageDir: string;
  /** Where the page opens; the next free port when it is taken. */
  readonly port: number;
  readonly now: () => Date;
  /** Whether the app is installed so that it may preview links; not unless told. */
  readonly showsPreviews?: boolean;
}

interface StartedApp {
  readonly port: number;
  stop(): Promise<void>;
  /** Where it sends any. */
  readonly digests?: {
    /** The clock was moved: whatever is due by then is sent before this resolves. */
    clockMoved(): Promise<void>;
    /** Undefined where nothing is subscribed to. */
    nextAt(): Promise<Date | undefined>;
  };
}

/** Opens ports on loopback only, and none is left open when it rejects. `url` is the page's address. */
export async function startPlayground({
  startApp,
  pageDir,
  port,
  now,
  showsPreviews = false,
}: PlaygroundOptions): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const signingSecret = randomBytes(16).toString('hex');
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  const clock = createClock(now);
  let app: StartedApp | undefined;
  try {
    const appUrl = () => `http://127.0.0.1:${app?.port ?? 0}/slack/events`;
    const slack = await openSlackWorkspace({
      seed: showsPreviews ? withPreviews(READING_GROUP) : READING_GROUP,
      appUrl,
      signingSecret,
      now: clock.now,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      time: timeMachine(clock, () => app),
    });
    opened.push(slack.stop);
    const { apiUrl, botToken } = slack;
    app = await startApp({ apiUrl, botToken, signingSecret, host: '127.0.0.1', port: 0, now: clock.now });
    opened.push(app.stop);
    await talk(slack);
    const page = await openPageServer(slack, await readPageFiles(pageDir), port);
    opened.push(page.close);
    return { url: page.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function timeMachine(clock: Clock, app: () => StartedApp | undefined): TimeMachine {
  return {
    aheadMs: () => (app()?.digests ? clock.aheadMs() : undefined),
    move: async (to) => {
      const at = to === 'next digest' ? await app()?.digests?.nextAt() : to;
      if (!at) return { ok: false, error: 'No digest is to come. Subscribe to one first: /papers subscribe' };
      if (!clock.moveTo(at)) return { ok: false, error: 'The clock goes forward only, a month at most.' };
      await app()?.digests?.clockMoved();
      return { ok: true };
    },
  };
}

/** Lets people say what they said before, so that the channels are not empty. */
async function talk(slack: Workspace): Promise<void> {
  for (const { who, channel, text, reply } of OPENING) {
    const as = slack.people.find(({ name }) => name === who)?.id ?? '';
    const state = slack.stateFor(as);
    const channelId = state?.channels.find(({ name }) => name === channel)?.id ?? '';
    const last = state?.messages
      .filter((message) => message.channelId === channelId && !message.threadTs)
      .at(-1);
    await slack.say({ as, channelId, text, ...(reply && last ? { threadTs: last.ts } : {}) });
  }
}
