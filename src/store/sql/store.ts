/** The front door: everything that is kept, behind the ports that want it kept. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrivals, DigestStore } from '../../digest/ports.js';
import type { SourceStates, Turns } from '../../ingest/ports.js';
import type { Logger } from '../../lib/logger.js';
import type { Library } from '../../library/library.js';
import { createArrivals } from './arrivals.js';
import { createClaim } from './claim.js';
import { createCounts } from './counts.js';
import { type Connection, openDatabase } from './database.js';
import { createLibrary } from './library.js';
import { createOutbox } from './outbox.js';
import { createPapers, type PaperRows } from './papers.js';
import type { DatabaseConfig } from './place.js';
import { createPlanning } from './plan.js';
import { createSettle } from './settle.js';
import { createSourceStates } from './sources.js';
import { createSubscriptions } from './subscriptions.js';
import { createTurns, type TurnOptions } from './turns.js';

export interface Store {
  readonly digests: DigestStore;
  readonly arrivals: Arrivals;
  readonly library: Library;
  readonly papers: PaperRows;
  readonly sources: SourceStates;
  readonly turns: Turns;
  close(): Promise<void>;
}

/**
 * Opens what is kept, bringing it to the newest form first. Rejects as `openDatabase` does. Afterwards, whatever is asked rejects
 * with an `UnavailableError` while the database is away, full or locked, and works again when it is back.
 *
 * @param newId makes ids that never come twice
 */
export async function openStore(config: DatabaseConfig, logger: Logger, newId: () => string): Promise<Store> {
  const database = await openDatabase(config, logger);
  if (database.migrated.length > 0) {
    logger.info({ database: database.name, migrations: database.migrated }, 'database brought up to date');
  }
  return createStore(database, newId);
}

/** By which turns at other hosts are waited for: the hosts' own, whatever day it is for digests. */
const CLOCK: Pick<TurnOptions, 'now' | 'pause'> = {
  now: () => new Date(),
  pause: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
};

export function createStore(database: Connection, newId: () => string, clock = CLOCK): Store {
  const { db } = database;
  return {
    digests: {
      ...createSubscriptions(database, newId),
      ...createPlanning(database, newId),
      claim: createClaim(database),
      settle: createSettle(database, newId),
      ...createOutbox(db),
      counts: createCounts(db),
    },
    arrivals: createArrivals(db),
    library: createLibrary(db),
    papers: createPapers(database, newId),
    sources: createSourceStates(database),
    turns: createTurns(db, { ...clock, newOwner: newId }),
    close: () => db.destroy(),
  };
}
