import { fork } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchEngine } from '../../../src/search/types.js';
import { serveLance } from '../../../src/store/lance/serve.js';
import { ask, titles } from '../../search/ask.js';
import { aPaper } from '../../support/papers.js';
import { aLibrary, notInstalled, richPapers, whereInstalled } from './library.js';

const BUILDER = new URL('../../../src/store/lance/build-process.ts', import.meta.url).pathname;
/** Processes start slowly on a machine that has other work. */
const PATIENTLY = { timeout: 90_000 };
const quiet = pino({ level: 'silent' });
const zeppelins = aPaper({ id: 'zeppelins', title: 'Zeppelins Over Bodensee' });

describe.skipIf(notInstalled)(`an index in LanceDB${whereInstalled}`, () => {
  it('is built once, and then only when the corpus has changed', async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    expect(await library.index()).toEqual({ kind: 'built', read: 270, skipped: 0 });
    expect(await library.index()).toEqual({ kind: 'same', read: 0, skipped: 0 });
    appendFileSync(join(library.corpusDir, 'papers.jsonl'), 'no paper\n');
    expect(await library.index()).toEqual({ kind: 'built', read: 270, skipped: 1 });
  });

  it('takes in a new file alone, and an engine that was open before goes on as it was', async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    await library.index();
    const before = await library.open();
    await library.write('today', [zeppelins]);
    expect(await library.index()).toEqual({ kind: 'added', read: 1, skipped: 0 });
    const after = await library.open();
    expect(await titles(after, 'zeppelins')).toEqual([zeppelins.title]);
    expect(await titles(before, 'zeppelins')).toEqual([]);
    expect([before.facts.papers, after.facts.papers]).toEqual([270, 271]);
    expect(await ask(after, 'mixture of experts')).toMatchObject({
      total: (await ask(before, 'mixture of experts')).total,
    });
  });

  it('makes one paper of two records, in one file or in a later one', async () => {
    const library = aLibrary();
    const [first, second] = [
      aPaper({ id: '2101.00001', title: 'Twice Told' }),
      aPaper({
        title: 'Twice told!',
        abstract: 'A much longer abstract of the very same paper than it had before.',
        year: 2021,
      }),
    ];
    await library.write('papers', [first, second, ...(await richPapers())]);
    await library.index();
    const engine = await library.open();
    const one = { ...second, ...first, otherIds: [second.id], abstract: second.abstract };
    expect(await engine.paper('2101.00001')).toEqual(one);
    expect(await engine.paper(second.id)).toEqual(one);
    expect(engine.facts.papers).toBe(271);
    await library.write('today', [
      aPaper({ ...first, venue: 'ICML' }),
      aPaper({ title: 'Twice Told', authors: ['Somebody Else'] }),
    ]);
    await library.index();
    const later = await library.open();
    expect(await later.paper('2101.00001')).toMatchObject({
      venue: 'ICML',
      year: 2021,
      authors: ['Somebody Else'],
    });
    expect(later.facts.papers).toBe(271);
    expect(await titles(later, 'title:"twice told"')).toEqual(['Twice Told']);
  });

  it('takes in what a second folder holds as soon as there is one, and merges it', async () => {
    const library = aLibrary();
    await library.write('papers', [...(await richPapers()), zeppelins]);
    await library.index();
    await library.keep('papers', [
      aPaper({ ...zeppelins, venue: 'ICML' }),
      aPaper({ id: 'balloons', title: 'Balloons Over Bodensee' }),
    ]);
    expect(await library.index()).toEqual({ kind: 'added', read: 2, skipped: 0 });
    const engine = await library.open();
    expect(engine.facts.papers).toBe(272);
    expect(await engine.paper('zeppelins')).toEqual({ ...zeppelins, venue: 'ICML' });
    expect(await titles(engine, 'balloons')).toEqual(['Balloons Over Bodensee']);
    expect(await library.index()).toEqual({ kind: 'same', read: 0, skipped: 0 });
  });

  it('adds nothing, and is not built anew, where files of its own were written anew as one', async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    await library.keep('db-0000000000-0000000001-1', [zeppelins]);
    await library.index();
    const balloons = aPaper({ id: 'balloons', title: 'Balloons Over Bodensee' });
    await library.keep('db-0000000001-0000000002-1', [balloons]);
    expect(await library.index()).toEqual({ kind: 'added', read: 1, skipped: 0 });
    await library.keep('db-0000000000-0000000002-2', [zeppelins, balloons]);
    await library.drop('db-0000000000-0000000001-1');
    await library.drop('db-0000000001-0000000002-1');
    expect(await library.index()).toEqual({ kind: 'same', read: 0, skipped: 0 });
    await library.keep('db-0000000000-0000000003-2', [zeppelins, { ...balloons, venue: 'ICML' }]);
    await library.drop('db-0000000000-0000000002-2');
    expect(await library.index()).toEqual({ kind: 'added', read: 2, skipped: 0 });
    expect(await (await library.open()).paper('balloons')).toMatchObject({ venue: 'ICML' });
  });

  it('tells files of one name, size and time by their folder', async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    await library.index();
    const [own, kept] = library.dirs.map((dir) => join(dir, 'papers.jsonl'));
    if (!own || !kept) throw new Error('two folders');
    mkdirSync(dirname(kept));
    renameSync(own, kept);
    expect(await library.index()).toEqual({ kind: 'built', read: 270, skipped: 0 });
  });

  it('refuses a folder without papers, and says so', async () => {
    const library = aLibrary();
    await library.write('papers', []);
    await expect(library.index()).rejects.toThrow(/holds no papers/);
  });

  it(
    'answers as before when its builder is killed at any moment, and is built by the next',
    PATIENTLY,
    async () => {
      const library = aLibrary();
      await library.write('papers', await richPapers());
      await library.index();
      const engine = await library.open();
      const expected = await titles(engine, 'mixture of experts');
      await library.write('today', [zeppelins]);
      for (const afterMs of [300, 700, 900, 1_100, 1_300]) {
        const child = fork(BUILDER, [library.url, afterMs % 200 > 0 ? 'anew' : 'new', ...library.dirs], {
          execArgv: ['--import', 'tsx'],
          stdio: 'ignore',
        });
        const ended = new Promise((resolve) => child.once('exit', resolve));
        await sleep(afterMs);
        child.kill('SIGKILL');
        await ended;
        expect(await titles(engine, 'mixture of experts')).toEqual(expected);
        expect(await titles(await library.open(), 'mixture of experts')).toEqual(expected);
      }
      await library.index();
      expect(await titles(await library.open(), 'zeppelins')).toEqual([zeppelins.title]);
    },
  );
});

describe.skipIf(notInstalled)(`a bot over LanceDB${whereInstalled}`, () => {
  beforeEach(() => {
    vi.stubEnv('NODE_OPTIONS', '--import tsx');
    return () => vi.unstubAllEnvs();
  });

  const serve = async (library: ReturnType<typeof aLibrary>, mayBeOld: boolean) => {
    const engines: SearchEngine[] = [];
    const { refresh, close } = await serveLance({
      ...library,
      logger: quiet,
      mayBeOld,
      everyMs: 50,
      onEngine: (engine) => engines.push(engine),
    });
    return { engines, refresh, close };
  };

  it('builds what is missing before it answers', PATIENTLY, async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    const { engines, close } = await serve(library, true);
    expect(engines.map(({ facts }) => facts.papers)).toEqual([270]);
    await close();
  });

  it('answers from an old index while it is brought up to date, if it may', PATIENTLY, async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    await library.index();
    await library.write('today', [zeppelins]);
    const { engines, close } = await serve(library, true);
    expect(engines.map(({ facts }) => facts.papers)).toEqual([270]);
    await vi.waitFor(() => expect(engines.at(-1)?.facts.papers).toBe(271), { timeout: 15_000 });
    await close();
    const strict = await serve(library, false);
    expect(strict.engines.map(({ facts }) => facts.papers)).toEqual([271]);
    await strict.close();
  });

  it('takes in what came when it is told to, and answers meanwhile', PATIENTLY, async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    const { engines, refresh, close } = await serve(library, true);
    await library.keep('today', [zeppelins]);
    const asked = [refresh(), refresh()];
    expect(await titles(engines[0] ?? expect.fail(), 'mixture of experts')).not.toEqual([]);
    await Promise.all(asked);
    expect(engines.map(({ facts }) => facts.papers)).toEqual([270, 271]);
    expect(await titles(engines.at(-1) ?? expect.fail(), 'zeppelins')).toEqual([zeppelins.title]);
    expect((await library.build()).build).toBe(2);
    rmSync(library.corpusDir, { recursive: true });
    await refresh();
    expect(await titles(engines.at(-1) ?? expect.fail(), 'zeppelins')).toEqual([zeppelins.title]);
    await close();
  });

  it('notices what another replica has built', PATIENTLY, async () => {
    const library = aLibrary();
    await library.write('papers', await richPapers());
    await library.index();
    const { engines, close } = await serve(library, true);
    await library.write('today', [zeppelins]);
    await library.index();
    await vi.waitFor(() => expect(engines.at(-1)?.facts.papers).toBe(271), { timeout: 5_000 });
    await close();
  });

  it.each(['builds', 'papers', 'knowledge'])(
    'builds anew what is damaged: the table of %s',
    PATIENTLY,
    async (kind) => {
      const library = aLibrary();
      await library.write('papers', await richPapers());
      await library.index();
      for (const name of readdirSync(library.url).filter((table) => table.startsWith(kind))) {
        for (const part of ['data', '_versions']) {
          const folder = join(library.url, name, part);
          for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'not what it was');
        }
      }
      const { engines, close } = await serve(library, true);
      expect(await titles(engines.at(-1) ?? expect.fail(), 'mixture of experts')).not.toEqual([]);
      await close();
      rmSync(library.url, { recursive: true });
    },
  );

  it('says what is wrong where nothing can be built', PATIENTLY, async () => {
    const library = aLibrary();
    await library.write('papers', []);
    await expect(serve(library, true)).rejects.toThrow(/holds no papers/);
  });
});
