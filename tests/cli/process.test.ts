import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, it } from 'vitest';

/** As a shell runs it; `read: false` closes the pipe at the first byte, as `| head` does. */
async function paperboy(argv: readonly string[], { read = true } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...argv], {
    env: { PATH: process.env['PATH'], CORPUS_DIR: 'corpus' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!read) child.stdout.once('data', () => child.stdout.destroy());
  const [out, err, [code]] = await Promise.all([
    read ? text(child.stdout) : '',
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}

describe('the program', { concurrent: true }, () => {
  it('answers a script with JSON and nothing else', async ({ expect }) => {
    const { code, out, err } = await paperboy(['search', 'mixture', 'of', 'experts', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).hits).toHaveLength(10);
  });

  it('tells the shell what was not found and what was not understood', async ({ expect }) => {
    const [missing, misused] = await Promise.all([
      paperboy(['show', 't-0123456789']),
      paperboy(['serach', 'x']),
    ]);
    expect(missing).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^paperboy: .*\n$/) });
    expect(misused).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/did you mean search/i) });
  });

  it('is quiet when the reader has seen enough', async ({ expect }) => {
    const { err } = await paperboy(['search', 'networks', '--limit', '270'], { read: false });
    expect(err).toBe('');
  });
});
