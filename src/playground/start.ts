/** The playground as one thing to start and stop: a workspace, the real app in it, and the page that shows both. */
import { randomBytes } from 'node:crypto';
import { readPageFiles } from './page-files.js';
import { OPENING, READING_GROUP } from './reading-group.js';
import { openPageServer } from './server.js';
import { openSlackWorkspace, type Workspace } from './workspace.js';

export interface PlaygroundOptions {
  /** Starts the app where it is told; gives the port on which it takes Slack's requests. */
  readonly startApp: (connection: {
    readonly apiUrl: string;
    readonly signingSecret: string;
    readonly botToken: string;
    readonly host: string;
    readonly port: number;
  }) => Promise<{ readonly port: number; stop(): Promise<void> }>;
  /** The built page. */
  readonly pageDir: string;
  /** Where the page opens; the next free port when it is taken. */
  readonly port: number;
  readonly now: () => Date;
}

/** Opens ports on loopback only, and none is left open when it rejects. `url` is the page's address. */
export async function startPlayground({
  startApp,
  pageDir,
  port,
  now,
}: PlaygroundOptions): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const signingSecret = randomBytes(16).toString('hex');
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  let appPort = 0;
  try {
    const appUrl = () => `http://127.0.0.1:${appPort}/slack/events`;
    const slack = await openSlackWorkspace({ seed: READING_GROUP, appUrl, signingSecret, now });
    opened.push(slack.stop);
    const { apiUrl, botToken } = slack;
    const app = await startApp({ apiUrl, botToken, signingSecret, host: '127.0.0.1', port: 0 });
    opened.push(app.stop);
    appPort = app.port;
    await talk(slack);
    const page = await openPageServer(slack, await readPageFiles(pageDir), port);
    opened.push(page.close);
    return { url: page.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
