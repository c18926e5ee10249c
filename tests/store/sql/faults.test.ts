import { describe, expect, it } from 'vitest';
import { UnavailableError } from '../../../src/lib/errors.js';
import { classified } from '../../../src/store/sql/faults.js';

const withCode = (code: string, message = 'as the driver says') =>
  Object.assign(new Error(message), { code });

describe('a fault of the database', () => {
  it.each([
    ['53100', /no room left/],
    ['SQLITE_FULL', /no room left/],
    ['25006', /only be read/],
    ['SQLITE_READONLY', /only be read/],
    ['SQLITE_READONLY_DBMOVED', /only be read/],
    ['SQLITE_BUSY', /busy/],
    ['40P01', /busy/],
    ['57P01', /cannot be reached/],
    ['53300', /cannot be reached/],
    ['08006', /cannot be reached/],
    ['ECONNREFUSED', /cannot be reached/],
    ['ENOENT', /cannot be reached/],
    ['SQLITE_IOERR_FSYNC', /cannot be reached/],
  ])('with the code %s passes: try again', (code, sentence) => {
    const error = withCode(code);
    const told = classified(error);
    expect(told).toBeInstanceOf(UnavailableError);
    expect(told).toMatchObject({ message: expect.stringMatching(sentence), cause: error });
  });

  it('without a code is known by what the driver says', () => {
    for (const message of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect']) {
      expect(classified(new Error(message))).toBeInstanceOf(UnavailableError);
    }
  });

  it('of every address of a host passes too', () => {
    const both = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]);
    expect(classified(both)).toBeInstanceOf(UnavailableError);
  });

  it.each(['42P01', '23505', 'SQLITE_ERROR', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CORRUPT', '28P01', ''])(
    'with the code %s stays what it is',
    (code) => {
      const error = withCode(code);
      expect(classified(error)).toBe(error);
    },
  );
});
