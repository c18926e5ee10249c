import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../src/commands/catalog.js';
import { VARIABLES } from '../src/config.js';
import { parse } from '../src/query/parse.js';
import { PREVIEW_SCOPES, SCOPES } from '../src/slack/manifest.js';

const root = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const scripts: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).scripts;

describe('the README', () => {
  it('gives the reason for each scope that the manifest may ask for, and for no other', () => {
    const rows = [...chapter('In your Slack workspace').matchAll(/^\| `([a-z_:.]+)` \| (.+) \|$/gm)];
    expect(rows.map(([, scope, reason]) => ({ scope, reason: reason?.replaceAll('`', '') }))).toEqual([
      ...SCOPES,
      ...PREVIEW_SCOPES,
    ]);
  });

  it('explains every setting', () => {
    const named = [...chapter('In your Slack workspace').matchAll(/`([A-Z][A-Z_]+)`(?=[^|]*\|.*\|.*\|$)/gm)];
    expect(new Set(named.map(([, name]) => name))).toEqual(new Set(VARIABLES));
  });

  it('names every verb', () => {
    const said = chapter('What you can say');
    for (const { name } of catalog.filter(({ name }) => name !== 'search')) {
      expect(said).toMatch(new RegExp(`/papers ${name}\\b`));
    }
  });

  it('writes queries that are read without a problem', () => {
    const rows = [...chapter('What you can say').matchAll(/^\| (`.+`.*) \| .+ \|$/gm)].slice(-7);
    const queries = rows.flatMap(([, cell]) =>
      [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, query]) => query ?? ''),
    );
    const whole = queries.filter(
      (query) => !query.endsWith(':') && !query.includes('…') && query !== 'sort:new',
    );
    expect(whole.length).toBeGreaterThan(8);
    for (const query of whole) expect(parse(query).problems, query).toEqual([]);
  });

  it('runs only scripts that there are', () => {
    const run = [
      ...readme.matchAll(/npm (?:run (?:--silent )?)?(start|test|playground|paperboy|build|check|bench)\b/g),
    ];
    expect(run.length).toBeGreaterThan(8);
    for (const [, script] of run) expect(scripts).toHaveProperty(script ?? '');
  });
});

/** From a heading of the second level to the next. */
function chapter(heading: string): string {
  const [, text = ''] = readme.split(`\n## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}
