import { describe, expect, it } from 'vitest';
import { cardFactsOf, factsOf } from '../../src/paper/facts.js';
import { gistOf, originOf } from '../../src/paper/origin.js';
import { aPaper } from '../support/papers.js';
import { richPaper } from '../support/papers-to-show.js';

describe('what is known of a paper', () => {
  it('is said in one order', () => {
    expect(factsOf(richPaper).join(' · ')).toBe(
      '12 Jun 2017 · Vaswani et al. (Example Labs) · NeurIPS · cs.CL · Code ★ 1.2k · 123k citations · 45 upvotes',
    );
  });

  it('is nothing where nothing is known', () => {
    expect(factsOf(aPaper())).toEqual([]);
    expect(cardFactsOf(aPaper(), 12)).toEqual([]);
    expect(originOf(aPaper({ id: 't-0123456789', source: 'huggingface-page' }))).toBe(
      'From huggingface-page · id t-0123456789',
    );
  });

  it('is in full on a card', () => {
    expect(cardFactsOf(richPaper, 3).join(' · ')).toBe(
      '12 Jun 2017, revised 2 Aug 2023 · Ashish Vaswani, Noam Shazeer, Niki Parmar and 1 more · Example Labs · NeurIPS · ' +
        'cs.CL, cs.LG · Code ★ 1.2k · 123k citations · 45 upvotes',
    );
  });

  it.each([
    [{ year: 2017 }, ['2017']],
    [{ published: '2017-06-02' }, ['2 Jun 2017']],
    [{ published: '2017-06-12', year: 2018, venue: 'ICLR' }, ['12 Jun 2017', 'ICLR 2018']],
    [{ published: '2017-06-12', year: 2018, venue: 'ICLR 2018' }, ['12 Jun 2017', 'ICLR 2018']],
    [{ organisation: 'Example Labs' }, ['Example Labs']],
    [{ citations: 1, upvotes: 1 }, ['1 citation', '1 upvote']],
    [{ citations: 0, upvotes: 0, stars: 0 }, []],
    [{ citations: 999 }, ['999 citations']],
    [{ stars: 1_250_000 }, ['Code ★ 1.3M']],
    [{ withdrawn: true, year: 2020 }, ['Withdrawn', '2020']],
  ] as const)('of %j is %j', (known, facts) => {
    expect(factsOf(aPaper(known))).toEqual(facts);
  });

  it('tells where it comes from, and what else the paper is called', () => {
    expect(originOf(richPaper)).toBe(
      'From arXiv; venue, TL;DR and citations from Semantic Scholar; keywords, organisation, upvotes and stars from ' +
        'Hugging Face · arXiv:1706.03762v5 · doi:10.5555/3295222.3295349',
    );
    expect(originOf({ ...richPaper, otherIds: [], provenance: { upvotes: 'huggingface' } })).toBe(
      'From arXiv, upvotes from Hugging Face · arXiv:1706.03762v5',
    );
    expect(originOf(aPaper({ source: 'our-papers.bib' }))).toContain('From our-papers.bib · id t-');
  });

  it('is summed up by whoever did, else by the abstract', () => {
    expect(gistOf(richPaper)).toBe(
      'TL;DR by Semantic Scholar: A network of attention alone translates better and trains faster.',
    );
    expect(gistOf(aPaper({ abstract: 'We study.' }))).toBe('We study.');
  });
});
