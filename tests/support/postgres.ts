/** A PostgreSQL server of its own in a temporary folder, for tests: Debian's binaries, no network, gone at the end. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const VERSIONS = '/usr/lib/postgresql';

export interface Postgres {
  /** Of a new and empty database. */
  createDatabase(): Promise<string>;
  /** Takes every row out of a database's tables. */
  empty(url: string): Promise<void>;
  /** Ends the server as a crash would, and starts it again. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Why there is no PostgreSQL to test with; undefined where there is. */
export function whyNoPostgres(): string | undefined {
  if (!binaries()) return `no PostgreSQL under ${VERSIONS}`;
  if (process.getuid?.() === 0 && !owner())
    return 'PostgreSQL does not run as root, and there is no user postgres';
  return undefined;
}

/** Starts one. `whyNoPostgres` is asked before. */
export async function startPostgres(): Promise<Postgres> {
  const bin = binaries() ?? '';
  const user = owner();
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const initdb = ['-D', data, '-U', 'paperboy', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), initdb, { ...user, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const start = () => serve(bin, data, folder, user);
  let server = await start();
  let databases = 0;
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  return {
    createDatabase: async () => {
      databases += 1;
      const name = `test_${databases}`;
      await run(addressOf(folder, 'postgres'), `create database ${name}`);
      return addressOf(folder, name);
    },
    empty: (url) => run(url, EMPTY),
    kill: () => end('SIGQUIT'),
    start: async () => {
      server = await start();
    },
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What migrations were made stays written down. */
const EMPTY = `do $$ declare name text; begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'paperboy%' loop
    execute format('delete from %I', name);
  end loop;
end $$`;

async function serve(bin: string, data: string, folder: string, user: User | undefined) {
  // No disk waits for tests: what survives a crash of the server is PostgreSQL's own business.
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=60',
  ];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  while (!(await answers(addressOf(folder, 'postgres')))) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return server;
}

function addressOf(folder: string, database: string): string {
  return `postgres:///${database}?user=paperboy&host=${encodeURIComponent(folder)}`;
}

async function answers(url: string): Promise<boolean> {
  return run(url, 'select 1').then(
    () => true,
    () => false,
  );
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function owner(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

function binaries(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const newest = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(VERSIONS, newest, 'bin');
}
