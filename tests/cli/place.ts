/** Where a test runs the verbs that bring papers in. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Paper } from '../../src/paper/paper.js';
import { openStore } from '../../src/store/sql/store.js';
import { type ArxivDouble, openArxiv } from '../sources/arxiv-double.js';
import { folderOf } from '../store/folder.js';
import { countedIds, quiet } from '../support/quiet.js';
import { paperboy } from './paperboy.js';

/** A corpus of one paper, a store that is empty yet, and nobody to ask. */
export function aPlace(environment: Readonly<Record<string, string>> = {}) {
  const dir = folderOf({ 'corpus/own.jsonl': '{"title": "Ours Already"}\n' });
  const nowhere = 'http://127.0.0.1:1';
  const around = {
    corpusDir: join(dir, 'corpus'),
    environment: {
      DATA_DIR: join(dir, 'data'),
      ARXIV_API_URL: nowhere,
      ARXIV_FEED_URL: nowhere,
      ARXIV_OAI_URL: nowhere,
      HF_API_URL: nowhere,
      SEMANTIC_SCHOLAR_API_URL: nowhere,
      ...environment,
    },
  };
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  return {
    write,
    run: (argv: readonly string[], input = '') => paperboy(argv, { ...around, input }),
    kept: async (): Promise<readonly Paper[]> => {
      const store = await openStore({ dataDir: join(dir, 'data') }, quiet, countedIds('id-'));
      return store.papers
        .changedSince(0, 1000)
        .then(({ papers }) => papers)
        .finally(() => store.close());
    },
  };
}

/** With an arXiv of its own. */
export async function withArxiv() {
  const arxiv = await openArxiv();
  onTestFinished(() => arxiv.close());
  return { arxiv, place: aPlace(addressesOf(arxiv)) };
}

function addressesOf({ apiUrl, feedUrl, oaiUrl }: ArxivDouble) {
  return { ARXIV_API_URL: apiUrl, ARXIV_FEED_URL: feedUrl, ARXIV_OAI_URL: oaiUrl };
}
