import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { folderOf } from '../store/folder.js';
import { openHttp, stalls } from '../support/http-double.js';

it.each([
  [['ingest', 'arxiv', '2611.00001'], 'arxiv: no papers\n', 'paperboy: It was stopped before it was done.\n'],
  [
    ['enrich'],
    'Of 1 bare paper: 0 completed, 0 unknown, 0 ambiguous, 1 left\n',
    'paperboy: arXiv is asked no further: Paperboy is stopping.\n',
  ],
])('paperboy %j ends in order at Ctrl+C, whatever the source does', async (argv, said, why) => {
  const dir = folderOf({ 'corpus/own.jsonl': '{"title": "Ours Already"}\n' });
  let interrupt: () => void = () => undefined;
  const server = await openHttp(stalls('application/atom+xml', '<feed>', () => interrupt()));
  onTestFinished(() => server.close());
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...argv], {
    env: {
      PATH: process.env['PATH'],
      CORPUS_DIR: join(dir, 'corpus'),
      DATA_DIR: join(dir, 'data'),
      ARXIV_API_URL: server.url,
      SEMANTIC_SCHOLAR_API_URL: server.url,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  interrupt = () => child.kill('SIGINT');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  expect({ code, out, err }).toEqual({ code: 1, out: said, err: why });
});
