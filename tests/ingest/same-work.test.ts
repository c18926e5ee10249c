import { describe, expect, it } from 'vitest';
import { sameWork } from '../../src/ingest/same-work.js';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';

const words = (seed: string) =>
  Array.from({ length: 30 }, (_, index) => `${seed}word${'abcdefghij'[index % 10]}${index}`).join(' ');
const bare = aPaper({ title: 'A Close Look', abstract: words('this') });
const found = (told: Partial<Paper>) =>
  aPaper({
    id: '2401.00001',
    title: 'A Close Look',
    authors: ['Ann Lee'],
    source: 'arxiv',
    abstract: '',
    ...told,
  });

describe('the work that a title means', () => {
  it.each<[string, Partial<Paper>, Partial<Paper>[], string]>([
    ['the only paper of that title', {}, [{}], 'found'],
    ['however it is written', {}, [{ title: 'A close look.' }], 'found'],
    ['not one of a longer title', {}, [{ title: 'A Close Look at Mice' }], 'unknown'],
    ['nothing where there is none', {}, [], 'unknown'],
    ['none of two', {}, [{}, { id: '2401.00002' }], 'ambiguous'],
    ['one that is told twice', {}, [{}, { id: '2401.00001', source: 'huggingface' }], 'found'],
    ['one that is told with another name too', {}, [{}, { id: '10.1000/x' }], 'found'],
    [
      'neither of two with other authors',
      {},
      [{ id: '10.1000/x' }, { id: '10.1000/y', authors: ['Bo Ek'] }],
      'ambiguous',
    ],
    ['one of its year', { year: 2024 }, [{ year: 2024 }, { id: '1901.00001', year: 2019 }], 'found'],
    ['not one of another year', { year: 2023 }, [{ year: 2024 }], 'unknown'],
    ['one whose year is not known', { year: 2023 }, [{}], 'found'],
    ['one by its authors', { authors: ['Lee, A.'] }, [{}, { id: '2401.00002', authors: ['Bo Ek'] }], 'found'],
    ['not one by others', { authors: ['Bo Ek'] }, [{}], 'unknown'],
    [
      'one with nearly the same abstract',
      {},
      [{ abstract: `${words('this')} and more ${words('new')}` }],
      'found',
    ],
    ['not one with quite another abstract', {}, [{ abstract: words('other') }], 'unknown'],
    ['one with an abstract too short to tell', {}, [{ abstract: 'We look.' }], 'found'],
  ])('is %s', (_what, meant, candidates, kind) => {
    expect(sameWork({ ...bare, ...meant }, candidates.map(found)).kind).toBe(kind);
  });
});
