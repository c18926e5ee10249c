/** A Slack workspace on this machine: people act in it, the app answers over HTTP, and each sees what they may see. */
import { createAppDoor } from './double/app-door.js';
import type { Backend } from './double/backend.js';
import { openEmulated } from './double/emulated.js';
import { close, home, press, submit } from './double/press.js';
import { createResponseUrls } from './double/response-urls.js';
import { say } from './double/say.js';
import type { TeamSeed } from './double/team.js';
import { createTriggers } from './double/triggers.js';
import { createViewStacks } from './double/view-stacks.js';
import { createWaiting } from './double/waiting.js';
import { type Call, type HttpAnswer, openWebApi } from './double/web-api.js';
import { createWorld } from './double/world.js';
import type { Answer, PlaygroundState, PlaygroundUser, Requests } from './protocol.js';
import { stateFor } from './state.js';

export interface WorkspaceOptions {
  readonly seed: TeamSeed;
  /** Where the app takes Slack's requests; asked at every delivery. */
  readonly appUrl: () => string;
  readonly signingSecret: string;
  readonly now: () => Date;
  /** Of everyone in it. */
  readonly timeZone?: string;
  /** Where its clock can be moved. */
  readonly time?: TimeMachine;
  /** Sees every call of the app first; what it returns is sent in place of Slack's answer. */
  readonly intercept?: (call: Call) => HttpAnswer | undefined;
}

/** Moves the clock of the workspace and of the app. */
export interface TimeMachine {
  /** Undefined where nothing comes by it. */
  aheadMs(): number | undefined;
  /** Resolves when what is due by then was sent. */
  move(to: Date | 'next digest'): Promise<Answer>;
}

/** What people can do, by the names of the page's requests. Resolves when Slack has taken it, not when it is answered. */
export type Acts = { readonly [Name in keyof Requests]: (request: Requests[Name]) => Promise<Answer> };

export interface Workspace extends Acts {
  /** Base address of the Web API for the app, with a trailing slash. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly people: readonly PlaygroundUser[];
  /** What this person may see; undefined for somebody unknown. */
  stateFor(userId: string): PlaygroundState | undefined;
  /** Calls back whenever anything in any state may have changed; returns the way to stop that. */
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** Opens a workspace on free ports of loopback. */
export async function openSlackWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { now, intercept = () => undefined } = options;
  const emulated = await openEmulated(options.seed);
  const { timeZone } = options;
  const { team } = emulated;
  const world = createWorld(team, emulated.channels, now);
  const webApi = await openWebApi(() => backend, intercept);
  const app = createAppDoor({ ...options, url: options.appUrl }, team);
  const backend: Backend = {
    team,
    world,
    emulated,
    stacks: createViewStacks(world.changed),
    waiting: createWaiting(world.changed),
    triggers: createTriggers(now),
    responseUrls: createResponseUrls(now),
    app,
    uploads: new Map(),
    responseBase: webApi.responseBase,
    uploadBase: webApi.uploadBase,
    ...(timeZone ? { timeZone } : {}),
  };
  return {
    apiUrl: webApi.apiUrl,
    botToken: team.app.token,
    people: team.people,
    stateFor: (userId) => {
      const state = stateFor(userId, backend);
      const aheadMs = options.time?.aheadMs();
      return state && { ...state, ...(aheadMs === undefined ? {} : { aheadMs }) };
    },
    onChange: world.onChange,
    say: known(backend, say),
    press: known(backend, press),
    submit: known(backend, submit),
    close: known(backend, close),
    home: known(backend, home),
    clock: known(backend, moving(options.time)),
    stop: async () => {
      await app.idle();
      backend.waiting.close();
      await webApi.close();
      await emulated.close();
    },
  };
}

function moving(time: TimeMachine | undefined) {
  return async ({ to }: Requests['clock'], { world }: Backend): Promise<Answer> => {
    const answer = (await time?.move(to === 'next digest' ? to : new Date(to))) ?? STILL;
    world.changed();
    return answer;
  };
}

const STILL: Answer = { ok: false, error: 'This clock cannot be moved.' };

/** Refuses the act of somebody unknown: a browser may remember a person of a workspace that has been closed. */
function known<Request extends { readonly as: string }>(
  backend: Backend,
  act: (request: Request, backend: Backend) => Promise<Answer>,
): (request: Request) => Promise<Answer> {
  return async (request) =>
    backend.team.people.some(({ id }) => id === request.as)
      ? act(request, backend)
      : { ok: false, error: 'That person is not in this workspace. Load the page again.' };
}
