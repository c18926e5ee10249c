/** Tells a database that is away, full or locked for the moment from a mistake in a query. */
import { messageOf, UnavailableError } from '../../lib/errors.js';

/**
 * Classes and codes of PostgreSQL (its manual, appendix A) that pass by themselves or by an administrator's hand: connection (08),
 * resources (53), shutdown and start (57P), read-only (25006), deadlock (40), lock and statement time-outs, input and output (58).
 */
const POSTGRES = /^(?:08|53|57P|58)|^(?:25006|40001|40P01|55P03|57014)$/;
/** Of SQLite, with their longer forms such as `SQLITE_IOERR_WRITE`. */
const SQLITE = /^SQLITE_(?:BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM|PROTOCOL)/;
/** Of the network. */
const NODE = /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOST|ENETUNREACH|ENOENT|EACCES)/;
/** What `pg` says without a code. */
const PG_SAYS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The error to throw in its place: an `UnavailableError` where waiting helps, otherwise the error as it is. */
export function classified(error: unknown): unknown {
  const code = codeOf(error);
  const passes = [POSTGRES, SQLITE, NODE].some((known) => known.test(code)) || PG_SAYS.test(messageOf(error));
  return passes ? new UnavailableError(sentence(code), { cause: error }) : error;
}

/** The code of a driver's error; empty where it has none. An error of several addresses tells that of the first. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function sentence(code: string): string {
  if (/FULL$|^53100$/.test(code)) return 'The database has no room left. Nothing was changed.';
  if (/READONLY|^25006$/.test(code))
    return 'The database can only be read at the moment. Nothing was changed.';
  if (/BUSY|LOCKED|^55P03$|^40/.test(code)) return 'The database is busy at the moment. Nothing was changed.';
  return 'The database cannot be reached at the moment.';
}
