import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { titleId } from '../../src/paper/identifiers.js';
import { renderTex } from '../../src/paper/tex.js';
import { parseHuggingFacePage } from '../../src/sources/huggingface-page.js';
import { loadCorpus } from '../../src/store/corpus-files.js';

const corpus = await loadCorpus([fileURLToPath(new URL('../../corpus', import.meta.url))]);
const { papers } = corpus;
const titles = papers.map(({ title }) => title);

describe('the corpus that comes with Paperboy', () => {
  it('has 270 papers, none skipped, none doubled', () => {
    expect([papers.length, corpus.skipped, corpus.merged]).toEqual([270, [], 0]);
    expect(new Set(papers.map(({ id }) => id)).size).toBe(270);
  });

  it('has them in the order of the page', () => {
    expect([titles[0], titles[59], titles[64], titles[104], titles[269]]).toEqual([
      'Rethinking Knowledge Graph Propagation for Zero-Shot Learning',
      'HyperZ·Z·W Operator Connects Slow-Fast Networks for Full Context Interaction',
      'Single-Layer Learnable Activation for Implicit Neural Representation (SL2A-INR)',
      'M3ViT: Mixture-of-Experts Vision Transformer for Efficient Multi-task Learning with Model-Accelerator Co-design',
      'Experimenting with Emerging RISC-V Systems for Decentralised Machine Learning',
    ]);
  });

  it('has no furniture of the page and no TeX in any title', () => {
    expect(
      titles.filter((title) => /subscribe|trending papers|email inbox|[\\$^_{}]|\s{2}|^\s|\s$/i.test(title)),
    ).toEqual([]);
  });

  it('has an abstract for each', () => {
    expect(
      papers.filter(({ abstract }) => abstract.length < 400 || renderTex(abstract) !== abstract),
    ).toEqual([]);
  });

  it('invents nothing: ids are made of titles, and nobody is named or dated', () => {
    for (const paper of papers) {
      const { id, title, abstract: _, source, links: __, ...more } = paper;
      expect({ id, source, more }).toEqual({ id: titleId(title), source: 'huggingface-page', more: {} });
    }
  });

  it('has the 71 addresses that stand in its abstracts, each as its paper writes it', () => {
    const links = papers.flatMap(({ abstract, links = [] }) => links.map((link) => ({ ...link, abstract })));
    expect(links).toHaveLength(71);
    expect(links.filter(({ kind }) => kind === 'code')).toHaveLength(62);
    for (const { url, abstract } of links) expect(abstract).toContain(url);
    expect(links.filter(({ url }) => /[.,;:)}"'\]]$/.test(url))).toEqual([]);
  });

  it('comes out the same when it is imported again', () => {
    const page = papers.map(({ title, abstract }) => `${title}\n${abstract}`).join('\n');
    expect(parseHuggingFacePage(`Get trending papers in your email inbox!\nSubscribe${page}`)).toEqual({
      papers,
      problems: [],
    });
  });
});
