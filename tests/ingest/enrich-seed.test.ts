import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrich, type LookedUpTitle } from '../../src/ingest/enrich.js';
import { mergePapers } from '../../src/paper/merge.js';
import type { Paper } from '../../src/paper/paper.js';
import { arxivByTitle, semanticScholarByTitles } from '../../src/sources/by-title.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { type ArxivDouble, openArxiv } from '../sources/arxiv-double.js';
import { type ArxivPaper, arxivPaper } from '../sources/arxiv-xml.js';
import { aClient } from '../sources/asking.js';
import { openSemanticScholar, type ScholarPaper } from '../sources/semantic-scholar-double.js';
import { type HttpDouble, refuses } from '../support/http-double.js';
import { memoryPapers } from '../support/memory-papers.js';
import { patientTime } from '../support/patient-time.js';

const { papers: seed } = await loadCorpus(['corpus']);

/** What becomes of the paper at this place: six of ten are at arXiv. */
const FATES = [
  'arxiv',
  'arxiv',
  'arxiv',
  'arxiv',
  'arxiv',
  'arxiv',
  'scholar',
  'nobody',
  'twins',
  'other',
] as const;
const fateOf = (at: number) => FATES[at % FATES.length];
const idOf = (at: number, more = 0) => `2401.${String(at + more).padStart(5, '0')}`;

const atArxiv = (paper: Paper, at: number): ArxivPaper[] => {
  const told = { title: paper.title, abstract: paper.abstract };
  switch (fateOf(at)) {
    case 'arxiv':
      // As it may be written there, and beside another one whose title begins so.
      return [
        arxivPaper({ ...told, id: idOf(at), title: paper.title.toUpperCase() }),
        arxivPaper({ id: idOf(at, 20_000), title: `${paper.title} Revisited` }),
      ];
    case 'twins':
      return [arxivPaper({ ...told, id: idOf(at) }), arxivPaper({ ...told, id: idOf(at, 20_000) })];
    case 'other':
      return [arxivPaper({ id: idOf(at), title: paper.title, abstract: 'Elsewhere '.repeat(5) + LETTERS })];
    default:
      return [];
  }
};
const LETTERS = Array.from(
  { length: 30 },
  (_, at) => `unlike${String.fromCharCode(97 + (at % 26))}${at}`,
).join(' ');
const NEAREST: ScholarPaper = { title: 'The Nearest That There Is', authors: [{ name: 'Bo Ek' }] };

const time = patientTime();
let arxiv: ArxivDouble;
let scholar: HttpDouble;
beforeEach(async () => {
  arxiv = await openArxiv(100, time.now);
  arxiv.has(...seed.flatMap(atArxiv));
  const known = seed.flatMap(({ title, abstract }, at) =>
    fateOf(at) === 'scholar'
      ? {
          title,
          abstract,
          authors: [{ name: 'Ann Lee' }],
          externalIds: { DOI: `10.1000/${at}` },
          citationCount: at,
        }
      : [],
  );
  scholar = await openSemanticScholar(known, { now: time.now, nearest: NEAREST });
});
afterEach(() => Promise.all([arxiv.close(), scholar.close()]));

function aLibrary() {
  const store = memoryPapers();
  const looked: LookedUpTitle[] = [];
  const sitting = (limit: number) => {
    const { client } = aClient({}, time);
    const { now } = time;
    return enrich({
      papers: mergePapers([...seed, ...store.papers()]).papers,
      sources: [
        arxivByTitle({ client, url: arxiv.apiUrl, now }),
        semanticScholarByTitles({ client, url: scholar.url, now }),
      ],
      store,
      lookups: {
        remembered: async () => looked,
        remember: async (one) => {
          looked.push(one);
        },
      },
      now,
      limit,
    });
  };
  return { store, sitting };
}

describe('the papers of the seed', () => {
  it('are completed where exactly one paper is meant, in several sittings, one of which ends early', async () => {
    const { store, sitting } = aLibrary();
    expect(seed).toHaveLength(270);
    expect(await sitting(100)).toMatchObject({ bare: 270, found: 70, unknown: 20, left: 170, away: [] });
    const closed = refuses(429, { 'retry-after': '3600' });
    arxiv.next(closed);
    scholar.next(closed);
    expect(await sitting(100)).toMatchObject({ bare: 200, remembered: 30, found: 0, left: 170 });
    time.pass(3_600_000);
    expect(await sitting(1000)).toMatchObject({
      bare: 200,
      remembered: 30,
      found: 119,
      unknown: 34,
      left: 0,
    });

    const { papers } = mergePapers([...seed, ...store.papers()]);
    expect(papers).toHaveLength(270);
    expect(papers.map(({ id }) => id)).toEqual(
      seed.map(({ id }, at) => {
        const fate = fateOf(at);
        return fate === 'arxiv' ? idOf(at) : fate === 'scholar' ? `10.1000/${at}` : id;
      }),
    );
    // Every one goes by its old name too.
    expect(store.papers().every(({ otherIds = [] }) => seed.some(({ id }) => otherIds.includes(id)))).toBe(
      true,
    );
  });

  it('are asked for politely: arXiv every three seconds, Semantic Scholar every five', async () => {
    const { sitting } = aLibrary();
    await sitting(40);
    const gaps = (asked: readonly { readonly at: number }[]) =>
      asked.slice(1).map(({ at }, before) => at - (asked[before]?.at ?? 0));
    expect(Math.min(...gaps(arxiv.asked))).toBeGreaterThanOrEqual(3_000);
    expect(Math.min(...gaps(scholar.asked))).toBeGreaterThanOrEqual(5_000);
    expect(arxiv.asked).toHaveLength(40);
  });
});
