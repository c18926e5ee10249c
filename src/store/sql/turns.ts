/** Turns at hosts that allow one request at a time: a row a host that all replicas see, and a queue in this process. */
import type { Kysely } from 'kysely';
import type { Turns } from '../../ingest/ports.js';
import type { Tables } from './schema.js';

export interface TurnOptions {
  readonly now: () => Date;
  /** Resolves after so long, or rejects once the signal says that nobody waits any more. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Makes names of holders that never come twice. */
  readonly newOwner: () => string;
}

/** A replica that dies blocks the others so long; one that lives says so three times as often. */
const LEASE_MS = 30_000;
/** Another replica may be done long before its lease ends. */
const LOOK_AGAIN_MS = 500;
/** Nobody takes a turn so far ahead: it is of a clock that was put back since. */
const NEVER_MS = 10 * 60_000;

export function createTurns(db: Kysely<Tables>, options: TurnOptions): Turns {
  const queues = new Map<string, Promise<unknown>>();
  return {
    take: (host, everyMs, request) => {
      const turn = (queues.get(host) ?? Promise.resolve()).then(() =>
        hold(db, host, everyMs, options, request),
      );
      const over = turn.then(
        () => undefined,
        () => undefined,
      );
      queues.set(host, over);
      over.then(() => {
        if (queues.get(host) === over) queues.delete(host);
      });
      return turn;
    },
  };
}

async function hold<Result>(
  db: Kysely<Tables>,
  host: string,
  everyMs: number,
  options: TurnOptions,
  request: () => Promise<Result>,
): Promise<Result> {
  const { now, pause, newOwner } = options;
  const owner = newOwner();
  while (!(await seize(db, host, owner, now()))) {
    const free = await freeAt(db, host);
    const ms = free ? free.getTime() - now().getTime() : 0;
    await pause(Math.min(LOOK_AGAIN_MS, Math.max(1, ms)));
  }
  const over = new AbortController();
  const renewing = renew(db, host, owner, options, over.signal);
  try {
    return await request();
  } finally {
    over.abort();
    await renewing;
    await forgiving(extend(db, host, owner, { owner: null, free_at: after(now(), everyMs) }));
  }
}

/** False where it is another's, or the time of the next has not come. */
async function seize(db: Kysely<Tables>, host: string, owner: string, now: Date): Promise<boolean> {
  const held = { owner, free_at: after(now, LEASE_MS) };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('turns')
    .values({ host, ...held })
    .onConflict((conflict) =>
      conflict
        .column('host')
        .doUpdateSet(held)
        .where((eb) =>
          eb.or([
            eb('turns.free_at', '<=', now.toISOString()),
            eb('turns.free_at', '>', after(now, NEVER_MS)),
          ]),
        ),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function freeAt(db: Kysely<Tables>, host: string): Promise<Date | undefined> {
  const row = await db.selectFrom('turns').select('free_at').where('host', '=', host).executeTakeFirst();
  return row && new Date(row.free_at);
}

async function renew(
  db: Kysely<Tables>,
  host: string,
  owner: string,
  { now, pause }: TurnOptions,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    await pause(LEASE_MS / 3, over).catch(() => undefined);
    if (over.aborted) return;
    await forgiving(extend(db, host, owner, { owner, free_at: after(now(), LEASE_MS) }));
  }
}

/** Only while it is the owner's. */
async function extend(
  db: Kysely<Tables>,
  host: string,
  owner: string,
  columns: { readonly owner: string | null; readonly free_at: string },
): Promise<void> {
  await db
    .updateTable('turns')
    .set(columns)
    .where('host', '=', host)
    .where('owner', '=', owner)
    .executeTakeFirst();
}

/** Where the database is away, or closed meanwhile, a request that is made goes on; the lease ends by itself. */
async function forgiving(act: Promise<void>): Promise<void> {
  await act.catch(() => undefined);
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
