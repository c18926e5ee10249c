/** The files of the built page, read once: nothing else on the disk can be asked for. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Every file of the folder by its path in an address, such as `/assets/index.js`; `/` is the page itself. */
export async function readPageFiles(pageDir: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(pageDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, PageFile]> => {
      const address = path.slice(join(pageDir, sep).length - 1).replaceAll(sep, '/');
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      return [address === '/index.html' ? '/' : address, { type, content: await readFile(path) }];
    }),
  );
  return new Map(files);
}
