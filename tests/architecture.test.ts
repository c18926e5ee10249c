import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../src/config.js';
import {
  cyclesIn,
  environmentReads,
  importsOf,
  longFiles,
  type SourceFile,
  upwardArrows,
} from './support/architecture.js';

const root = new URL('..', import.meta.url).pathname;
const files = readTree(join(root, 'src'));

describe('the house', () => {
  it('has arrows that point down only', () => {
    expect(upwardArrows(files)).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(cyclesIn(files)).toEqual([]);
  });

  it('has no file over 250 lines, in the tests neither', () => {
    expect(longFiles([...files, ...readTree(join(root, 'tests'))])).toEqual([]);
  });

  it('reads the environment in config.ts only', () => {
    expect(environmentReads(files)).toEqual(['config.ts']);
  });

  it('knows every variable of .env.example, and lists there every variable it knows', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const listed = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...VARIABLES].sort());
  });
});

describe('its guard', () => {
  const file = (path: string, text: string): SourceFile => ({ path, text });

  it.each([
    ['a core that knows Slack', 'search/engine.ts', `import { x } from '../slack/app.js';`],
    ['a lower core that knows a higher one', 'paper/paper.ts', `import { x } from '../query/parse.js';`],
    ['an adapter that knows another', 'slack/app.ts', `import { x } from '../store/corpus-files.js';`],
    ['a library that knows the house', 'lib/retry.ts', `export { x } from '../paper/paper.js';`],
    ['a use case that composes', 'commands/run.ts', `const x = await import('../compose.js');`],
    ['anyone who imports an entry point', 'compose.ts', `import './main.js';`],
    ['a core that touches files', 'search/engine.ts', `import { readFile } from 'node:fs/promises';`],
    ['a core that speaks Bolt', 'commands/run.ts', `import { App } from '@slack/bolt';`],
    ['a room that nobody drew', 'utils/strings.ts', `import { x } from '../paper/paper.js';`],
  ])('sees %s', (_what, path, text) => {
    expect(upwardArrows([file(path, text)])).toHaveLength(1);
  });

  it('sees a cycle, also through several files', () => {
    const ring = [
      file('query/a.ts', `import { b } from './b.js';`),
      file('query/b.ts', `import { c } from './c.js';`),
      file('query/c.ts', `import type { a } from './a.js';`),
    ];
    expect(cyclesIn(ring)).toEqual([['query/a.ts', 'query/b.ts', 'query/c.ts', 'query/a.ts']]);
  });

  it('sees an environment read however it is written', () => {
    const reads = [
      'process.env.X',
      "process['env'].X",
      "import { env } from 'node:process';",
      'import.meta.env.X',
    ];
    expect(environmentReads(reads.map((text, index) => file(`f${index}.ts`, text)))).toHaveLength(
      reads.length,
    );
  });

  it('reads every form of import', () => {
    const text = `import a from './a.js';\nimport './b.js';\nexport * from './c.js';\nconst d = import('./d.js');`;
    expect(importsOf(text)).toEqual(['./a.js', './b.js', './c.js', './d.js']);
  });

  it('counts lines as an editor does', () => {
    expect(longFiles([file('a.ts', 'x\n'.repeat(250)), file('b.ts', 'x\n'.repeat(251))])).toEqual([
      'b.ts: 251 lines',
    ]);
  });
});

function readTree(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|css)$/.test(name))
    .map((name) => ({ path: normalize(name), text: readFileSync(join(folder, name), 'utf8') }));
}
