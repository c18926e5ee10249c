/** How watched sources fare, a row each, leased to the replica that looks at it. */
import type { Selectable, Updateable } from 'kysely';
import type { SourceState, SourceStates } from '../../ingest/ports.js';
import type { Connection } from './database.js';
import type { SourcesTable } from './schema.js';

type Row = Selectable<SourcesTable>;

export function createSourceStates({ kind, db }: Connection): SourceStates {
  return {
    states: async () => {
      const rows = await db.selectFrom('sources').selectAll().orderBy('name').execute();
      return rows.map(toState);
    },
    watch: async (name, schedule, firstRun) => {
      const planned = { schedule, next_run: firstRun.toISOString() };
      await db
        .insertInto('sources')
        .values({ name, ...planned })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet(planned).where('sources.schedule', '<>', schedule),
        )
        .execute();
    },
    claim: (names, now, { owner, ms }) => claim({ kind, db }, names, now, owner, ms),
    settle: async (name, owner, outcome, { now, nextRun }) => {
      const { numUpdatedRows } = await db
        .updateTable('sources')
        .set((eb) => ({
          ...(outcome.kind === 'success' ? succeeded(outcome.brought, now) : {}),
          ...(outcome.kind === 'failure'
            ? {
                failing_since: eb.fn.coalesce('failing_since', eb.val(now.toISOString())),
                failing_reason: outcome.reason,
                failing_times: eb('failing_times', '+', 1),
              }
            : {}),
          next_run: nextRun.toISOString(),
          lease_owner: null,
          lease_until: null,
        }))
        .where('name', '=', name)
        .where('lease_owner', '=', owner)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}

/** The one that waits longest. */
async function claim(
  { kind, db }: Pick<Connection, 'kind' | 'db'>,
  names: readonly string[],
  now: Date,
  owner: string,
  ms: number,
): Promise<SourceState | undefined> {
  if (names.length === 0) return undefined;
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('sources')
      .select('name')
      .where('name', 'in', names)
      .where('next_run', '<=', now.toISOString())
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now.toISOString())]))
      .orderBy('next_run')
      .orderBy('name')
      .limit(1)
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
      .executeTakeFirst();
    if (!due) return undefined;
    const row = await trx
      .updateTable('sources')
      .set({ lease_owner: owner, lease_until: new Date(now.getTime() + ms).toISOString() })
      .where('name', '=', due.name)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toState(row);
  });
}

function succeeded(brought: NonNullable<SourceState['brought']>, now: Date): Updateable<SourcesTable> {
  const { added, updated, same, skipped } = brought;
  return {
    last_success: now.toISOString(),
    added,
    updated,
    same,
    skipped,
    failing_since: null,
    failing_reason: null,
    failing_times: 0,
  };
}

function toState(row: Row): SourceState {
  const { added, updated, same, skipped, failing_since, failing_reason, failing_times } = row;
  const isBrought = added !== null && updated !== null && same !== null && skipped !== null;
  return {
    name: row.name,
    ...(row.last_success === null ? {} : { lastSuccess: new Date(row.last_success) }),
    ...(isBrought ? { brought: { added, updated, same, skipped } } : {}),
    ...(failing_since === null
      ? {}
      : {
          failing: { since: new Date(failing_since), reason: failing_reason ?? '', times: failing_times },
        }),
    nextRun: new Date(row.next_run),
  };
}
