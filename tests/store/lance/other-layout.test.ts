import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SearchEngine } from '../../../src/search/types.js';
import { commitBuild } from '../../../src/store/lance/builds.js';
import { serveLance } from '../../../src/store/lance/serve.js';
import { aPaper } from '../../support/papers.js';
import { quiet } from '../../support/quiet.js';
import { aLibrary, notInstalled, richPapers, whereInstalled } from './library.js';

/** Processes start slowly on a machine that has other work. */
const PATIENTLY = { timeout: 90_000 };

describe.skipIf(notInstalled)(`an index in LanceDB of another layout${whereInstalled}`, () => {
  it('never answers: the new one is built first, also where an old one may answer', PATIENTLY, async () => {
    vi.stubEnv('NODE_OPTIONS', '--import tsx');
    onTestFinished(() => void vi.unstubAllEnvs());
    const library = aLibrary();
    await library.write('papers', await richPapers());
    await library.index();
    await library.write('today', [aPaper({ id: 'zeppelins', title: 'Zeppelins Over Bodensee' })]);
    const { connection } = await library.connect();
    const { build, ...before } = await library.build();
    await commitBuild(connection, { ...before, build: build + 1, analysis: '0:of,long,ago' });
    const engines: SearchEngine[] = [];
    const onEngine = (engine: SearchEngine) => engines.push(engine);
    const { close } = await serveLance({ ...library, logger: quiet, mayBeOld: true, onEngine });
    expect(engines.map(({ facts }) => facts.papers)).toEqual([271]);
    await close();
  });
});
