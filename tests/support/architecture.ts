/** Reads imports as text and holds them against the drawing of the house in the README. */
import { dirname, join } from 'node:path';

export interface SourceFile {
  /** Relative to `src`. */
  readonly path: string;
  readonly text: string;
}

const MAX_LINES = 250;

/** Which rooms a room may import besides itself; everything may import `lib`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  paper: [],
  query: ['paper'],
  search: ['paper', 'query'],
  library: ['paper'],
  ingest: ['paper'],
  digest: ['paper', 'query', 'search', 'library'],
  commands: ['paper', 'query', 'search', 'digest', 'library', 'ingest'],
  sources: ['paper', 'ingest'],
  embedding: ['search'],
  store: ['paper', 'query', 'search', 'commands', 'digest', 'library', 'ingest'],
  slack: ['paper', 'query', 'search', 'commands', 'digest', 'library', 'ingest'],
  playground: ['paper', 'query', 'search', 'commands'],
  config: [],
  compose: [
    'config',
    'paper',
    'query',
    'search',
    'commands',
    'digest',
    'library',
    'ingest',
    'embedding',
    'sources',
    'store',
    'slack',
    'playground',
  ],
  cli: [
    'compose',
    'config',
    'paper',
    'query',
    'search',
    'commands',
    'digest',
    'library',
    'ingest',
    'sources',
    'store',
    'slack',
    'playground',
  ],
  main: ['compose', 'config'],
};

/** What a pure room may import from outside: computing, not the world. */
const PURE = ['paper', 'query', 'search', 'library', 'ingest', 'digest', 'commands'];
const PURE_PACKAGES = ['minisearch', 'stemmer', 'zod', 'node:crypto', 'node:worker_threads', 'croner'];

/** Every import that the drawing does not allow, as `from → to`. */
export function upwardArrows(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const room = roomOf(path);
    const allowed = MAY_IMPORT[room];
    if (!allowed) return [`${path}: no such room in the drawing`];
    return importsOf(text)
      .filter((target) => !isAllowed(room, allowed, path, target))
      .map((target) => `${path} → ${target}`);
  });
}

function isAllowed(room: string, allowed: readonly string[], path: string, target: string): boolean {
  if (!target.startsWith('.'))
    return (
      !PURE.includes(room) || PURE_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`))
    );
  const other = roomOf(join(dirname(path), target));
  return other === room || other === 'lib' || allowed.includes(other);
}

/** Every cycle among the files, each from its first file back to it. */
export function cyclesIn(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map(({ path }) => path));
  const edges = new Map(files.map(({ path, text }) => [path, localImports(path, text, known)]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

/** Files with more lines than the house allows, as `path: n lines`. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

/** The files that read the environment. */
export function environmentReads(files: readonly SourceFile[]): string[] {
  const read = /process\.env\b|process\[['"]env['"]\]|import\.meta\.env|\benv\b[^;]*from 'node:process'/;
  return files.filter(({ text }) => read.test(text)).map(({ path }) => path);
}

/** What a file imports or re-exports, statically or dynamically, in order. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    ([, target]) => target ?? [],
  );
}

function localImports(path: string, text: string, known: ReadonlySet<string>): string[] {
  return importsOf(text)
    .filter((target) => target.startsWith('.'))
    .map((target) => join(dirname(path), target).replace(/\.jsx?$/, ''))
    .flatMap((stem) => [`${stem}.ts`, `${stem}.tsx`])
    .filter((candidate) => known.has(candidate));
}

/** `slack/views/paper.ts` is in `slack`; `cli.ts` and `cli/render.ts` are in `cli`. */
function roomOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.(ts|js)$/, '');
}
