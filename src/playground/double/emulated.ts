/** The emulator that keeps channels and messages as Slack's servers do; the files beside this one add what it lacks. */
import { createEmulator } from 'emulate';
import { z } from 'zod';
import type { PlaygroundUser } from '../protocol.js';
import type { App, Channel, ChannelSeed, Team, TeamSeed } from './team.js';

/** An answer of the Web API. */
export type ApiAnswer = z.infer<typeof answerSchema>;

export interface Emulated {
  readonly team: Team;
  readonly channels: readonly Channel[];
  /** Calls a method of the Web API, as the app or as one of the people. */
  call(method: string, args: Readonly<Record<string, unknown>>, asUserId: string): Promise<ApiAnswer>;
  /** Sends a file to where the emulator wants it; gives the status. */
  upload(fileId: string, body: Uint8Array, contentType: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts the emulator on a free port of loopback and fills it. */
export async function openEmulated(seed: TeamSeed): Promise<Emulated> {
  const app: App = {
    ...seed.app,
    appId: 'A0PAPERBOY',
    botId: 'B0PAPERBOY',
    userId: 'U0PAPERBOY',
    token: BOT_TOKEN,
  };
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seedOf(seed, app) } });
  const origin = `http://127.0.0.1:${new URL(emulator.url).port}`;
  const call = (method: string, args: Readonly<Record<string, unknown>>, token: string) =>
    post(`${origin}/api/${method}`, args, token);

  const [first = ''] = seed.people;
  const people = await peopleOf(seed, (method) => call(method, {}, tokenOf(first)));
  const tokens = new Map([
    [app.userId, app.token],
    ...people.map(({ id, name }): [string, string] => [id, tokenOf(name)]),
  ]);
  const as: Emulated['call'] = (method, args, userId) => call(method, args, tokens.get(userId) ?? '');
  const id = (await as('auth.test', {}, app.userId))['team_id'];
  return {
    team: { id: String(id), name: seed.name, domain: domainOf(seed.name), people, app },
    channels: [...(await openChannels(seed, people, app, as)), ...(await openDirect(people, app, as))],
    call: as,
    upload: (fileId, body, contentType) => sendFile(`${origin}/upload/v1/${fileId}`, body, contentType),
    close: () => emulator.close(),
  };
}

const BOT_TOKEN = 'xoxb-playground-paperboy';

function tokenOf(person: string): string {
  return `xoxp-playground-${person.toLowerCase()}`;
}

function domainOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function seedOf({ name, people, channels }: TeamSeed, app: App): Record<string, unknown> {
  return {
    team: { name, domain: domainOf(name) },
    users: people.map((person) => ({ name: person, real_name: person })),
    channels: channels.map((channel) => ({
      name: channel.name,
      topic: channel.topic,
      is_private: channel.isPrivate,
    })),
    oauth_apps: [
      {
        client_id: 'playground',
        client_secret: 'playground',
        app_id: app.appId,
        bot_id: app.botId,
        bot_user_id: app.userId,
        bot_name: app.name,
        name: app.name,
        redirect_uris: [],
        scopes: app.scopes,
      },
    ],
    tokens: [
      {
        token: app.token,
        type: 'bot',
        user_id: app.userId,
        app_id: app.appId,
        bot_id: app.botId,
        bot_user_id: app.userId,
        scopes: app.scopes,
      },
      ...people.map((person) => ({ token: tokenOf(person), type: 'user', user: person })),
    ],
    strict_scopes: true,
  };
}

async function peopleOf(
  seed: TeamSeed,
  ask: (method: string) => Promise<ApiAnswer>,
): Promise<PlaygroundUser[]> {
  const { members } = membersSchema.parse(await ask('users.list'));
  return seed.people.map((name) => ({
    id: members.find((member) => member.name === name)?.id ?? '',
    name,
    isBot: false,
  }));
}

async function openChannels(
  seed: TeamSeed,
  people: readonly PlaygroundUser[],
  app: App,
  as: Emulated['call'],
): Promise<Channel[]> {
  const owner = people[0]?.id ?? '';
  const list = await as('conversations.list', { types: 'public_channel,private_channel' }, owner);
  const { channels } = channelsSchema.parse(list);
  const open = async ({ name, topic, isPrivate, hasApp }: ChannelSeed): Promise<Channel> => {
    const id = channels.find((channel) => channel.name === name)?.id ?? '';
    await Promise.all(people.map((person) => as('conversations.join', { channel: id }, person.id)));
    if (hasApp) await as('conversations.invite', { channel: id, users: app.userId }, owner);
    const members = new Set([...people.map((person) => person.id), ...(hasApp ? [app.userId] : [])]);
    return { id, name, topic, kind: isPrivate ? 'private' : 'public', members };
  };
  return Promise.all(seed.channels.map(open));
}

async function openDirect(
  people: readonly PlaygroundUser[],
  app: App,
  as: Emulated['call'],
): Promise<Channel[]> {
  const open = async ({ id: personId }: PlaygroundUser): Promise<Channel> => {
    const { channel } = openedSchema.parse(await as('conversations.open', { users: app.userId }, personId));
    return {
      id: channel.id,
      name: app.name,
      topic: '',
      kind: 'im',
      members: new Set([personId, app.userId]),
    };
  };
  return Promise.all(people.map(open));
}

async function post(url: string, args: Readonly<Record<string, unknown>>, token: string): Promise<ApiAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  const parsed = answerSchema.safeParse(await response.json());
  return parsed.success ? parsed.data : { ok: false, error: 'unknown_method' };
}

async function sendFile(url: string, body: Uint8Array, contentType: string): Promise<number> {
  const headers = { 'content-type': contentType };
  return (await fetch(url, { method: 'POST', headers, body: Buffer.from(body) })).status;
}

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
const membersSchema = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
const channelsSchema = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) });
const openedSchema = z.object({ channel: z.object({ id: z.string() }) });
