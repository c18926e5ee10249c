import { describe, expect, it } from 'vitest';
import { landingUrl, linksIn, lookupLinks } from '../../src/paper/links.js';
import { aPaper } from '../support/papers.js';

describe('the addresses in an abstract', () => {
  it.each([
    ['Code is available at https://github.com/Haiyang-W/GiT.', 'code', 'https://github.com/Haiyang-W/GiT'],
    ['(https://github.com/divelab/AIRS).', 'code', 'https://github.com/divelab/AIRS'],
    ['at "https://github.com/MSiam/TFSegmentation".', 'code', 'https://github.com/MSiam/TFSegmentation'],
    ['at \\url{https://github.com/EmergenceAI/Agent-E}.', 'code', 'https://github.com/EmergenceAI/Agent-E'],
    ['at https://github.com/Caiyun-AI/MUDDFormer .', 'code', 'https://github.com/Caiyun-AI/MUDDFormer'],
    ['see github.com/a/b, please', 'code', 'https://github.com/a/b'],
    ['https://gitee.com/mindspore/models/tree/x.', 'code', 'https://gitee.com/mindspore/models/tree/x'],
    ['https://gitlab.inria.fr/a/b', 'code', 'https://gitlab.inria.fr/a/b'],
    [
      'https://huggingface.co/mistralai/Mixtral-8x7B',
      'code',
      'https://huggingface.co/mistralai/Mixtral-8x7B',
    ],
    ['https://huggingface.co/docs/x.', 'project', 'https://huggingface.co/docs/x'],
    ['https://t.ly/_Vu9.', 'project', 'https://t.ly/_Vu9'],
    ['on https://mmcheng.net/res2net/.', 'project', 'https://mmcheng.net/res2net/'],
    ['Project page: https://kxhit.github.io/EscherNet.', 'project', 'https://kxhit.github.io/EscherNet'],
    ['www.modulardeeplearning.com.', 'project', 'https://www.modulardeeplearning.com'],
    [
      'https://en.wikipedia.org/wiki/Pruning_(trees)',
      'project',
      'https://en.wikipedia.org/wiki/Pruning_(trees)',
    ],
    ['[link](https://example.org/a).', 'project', 'https://example.org/a'],
  ])('%s holds the %s %s', (abstract, kind, url) => {
    expect(linksIn(abstract)).toEqual([{ kind, url }]);
  });

  it.each(['.', ']', ').'])('are found before %j again and again', (piece) => {
    const url = `https://a.org/${piece.repeat(900)}`;
    expect(linksIn(`${url} `.repeat(1_000))).toEqual([{ kind: 'project', url: 'https://a.org/' }]);
  });

  it('come in order, each once', () => {
    const abstract = 'https://a.org/x and https://github.com/a/b, again https://a.org/x.';
    expect(linksIn(abstract).map(({ url }) => url)).toEqual(['https://a.org/x', 'https://github.com/a/b']);
  });

  it.each([
    'None here: GitHub, e.g. node.js, a/b and me@github.com/x.',
    'as in https://arxiv.org/abs/2401.00001 and https://doi.org/10.1/x, which are other papers',
    'a broken https://:80 or https://[ one',
  ])('are none of the paper: %s', (abstract) => {
    expect(linksIn(abstract)).toEqual([]);
  });
});

describe('where to read a paper', () => {
  const landing = { kind: 'landing', url: 'https://arxiv.org/abs/1706.03762' } as const;

  it('is its own page, if a source gave one', () => {
    const paper = aPaper({ links: [{ kind: 'code', url: 'https://github.com/a/b' }, landing] });
    expect(landingUrl(paper)).toBe(landing.url);
    expect(lookupLinks(paper)).toEqual([]);
  });

  it('is else a search by title, and says so', () => {
    const paper = aPaper({
      title: 'Q&A: 100% #1?',
      links: [{ kind: 'code', url: 'https://github.com/a/b' }],
    });
    expect(landingUrl(paper)).toBeUndefined();
    expect(lookupLinks(paper)).toEqual([
      {
        label: 'Search Hugging Face Papers',
        url: 'https://huggingface.co/papers?q=Q%26A%3A%20100%25%20%231%3F',
      },
      {
        label: 'Search arXiv',
        url: 'https://arxiv.org/search/?query=Q%26A%3A%20100%25%20%231%3F&searchtype=title',
      },
      {
        label: 'Search Semantic Scholar',
        url: 'https://www.semanticscholar.org/search?q=Q%26A%3A%20100%25%20%231%3F',
      },
    ]);
  });

  it('does not stumble over half an emoji', () => {
    expect(lookupLinks(aPaper({ title: 'Half \uD83D' }))).toHaveLength(3);
  });
});
