/** What commands use of the world outside where there is such a thing: sources, notes of what was shared, somebody who counts. */
import type { Intake } from '../ingest/intake.js';
import type { LookedUp } from '../ingest/ports.js';
import type { Meters } from '../lib/meters.js';
import type { Sharings } from '../library/library.js';
import type { PaperId } from '../paper/paper.js';

/** Each may be absent: the command line has few of them, and a bot that watches no source has not all. */
export interface CommandPorts {
  /**
   * Looks a paper up that the corpus does not hold, and keeps it; one that is kept already comes without asking its source. Absent
   * where no source may be asked.
   *
   * @param id an arXiv id without version, or a DOI
   */
  readonly fetch?: (id: PaperId) => Promise<LookedUp>;
  /** Which papers were named in which channels; absent where nobody notes that. */
  readonly sharings?: Sharings;
  /** How sources fare; absent where none can be watched. */
  readonly sources?: () => Promise<Intake>;
  /** Absent where nobody counts. */
  readonly meters?: Pick<Meters, 'timed'>;
}
