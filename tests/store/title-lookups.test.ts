import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTitleLookups } from '../../src/store/title-lookups.js';
import { folderOf } from './folder.js';

const at = new Date('2026-11-25T12:00:00Z');

describe('look-ups of titles', () => {
  it('are none at first, and are remembered in a folder that need not be there', async () => {
    const dir = join(folderOf({}), 'new');
    const lookups = openTitleLookups(dir);
    expect(await lookups.remembered()).toEqual([]);
    await lookups.remember({ id: 't-1', outcome: 'found', at });
    await lookups.remember({ id: 't-2', outcome: 'unknown', at });
    expect(await openTitleLookups(dir).remembered()).toEqual([
      { id: 't-1', outcome: 'found', at },
      { id: 't-2', outcome: 'unknown', at },
    ]);
  });

  it('outlive a line that was cut off', async () => {
    const dir = folderOf({});
    await openTitleLookups(dir).remember({ id: 't-1', outcome: 'found', at });
    appendFileSync(join(dir, 'title-lookups.jsonl'), '\n{"id": "t-2", "outc');
    await openTitleLookups(dir).remember({ id: 't-3', outcome: 'ambiguous', at });
    expect((await openTitleLookups(dir).remembered()).map(({ id }) => id)).toEqual(['t-1', 't-3']);
  });
});
