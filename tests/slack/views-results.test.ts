import { describe, expect, it } from 'vitest';
import { ACTIONS, actionOf, decodePage, decodePaper, decodeShown, decodeText } from '../../src/slack/ids.js';
import { renderReply } from '../../src/slack/views/reply.js';
import { aHit, aSnippet, results, worstPage } from '../support/papers-to-render.js';
import { barePaper, endlessPaper, plainPaper } from '../support/papers-to-show.js';
import { readButtons, readLinks, readText } from '../support/read-blocks.js';

const page = (offset: number, total: number, count = 5) =>
  results({
    offset,
    total,
    hits: Array.from({ length: count }, (_, n) => aHit(plainPaper, { rank: offset + n + 1 })),
  });
const labels = (blocks: readonly unknown[]) => readButtons(blocks).map((button) => button.label);

describe('a page of results', () => {
  it('says first what was understood and how many papers answer', () => {
    const { text, blocks } = renderReply(page(0, 43));
    expect(readText(blocks)).toMatch(/^43 papers for mixture of experts\n/);
    expect(text).toMatch(/^43 papers for mixture of experts\n1\. Outrageously Large/);
    expect(readText(renderReply(results({ total: 1 })).blocks)).toMatch(/^1 paper for/);
    expect(readText(renderReply(page(0, 2_700)).blocks)).toMatch(/^2,700 papers for/);
  });

  it('names the paper that others are like', () => {
    const similar = results({
      asked: { by: 'similar', id: plainPaper.id },
      like: plainPaper,
      total: 1,
      hits: [aHit(barePaper)],
    });
    const { blocks } = renderReply(similar);
    expect(readText(blocks)).toMatch(/^1 paper like Outrageously Large Neural Networks\n1\. Untold/);
    expect(readText(blocks)).toContain('in common: gated');
  });

  it('shows a hit with its rank, the passage, and why it is there', () => {
    const snippet = aSnippet('a sparsely gated layer', 'gated', { start: true, end: true });
    const { blocks } = renderReply(results({ hits: [aHit(plainPaper, { rank: 3, snippet })], total: 1 }));
    expect(readText(blocks)).toContain(
      '3. Outrageously Large Neural Networks\n… a sparsely gated layer\u00a0…\n',
    );
    expect(readText(blocks)).toContain('2017 · Shazeer et al. · ICLR · cs.LG · matched: gated');
    expect(JSON.stringify(blocks)).toContain('{"type":"text","text":"gated","style":{"bold":true}}');
  });

  it('links a title to the page of its paper, or to a search and says so', () => {
    const known = renderReply(results({ hits: [aHit(plainPaper)] })).blocks;
    expect(readLinks(known)).toEqual([{ text: plainPaper.title, url: 'https://arxiv.org/abs/1701.06538' }]);
    expect(readText(known)).not.toContain('opens a search');
    const unknown = renderReply(results({ hits: [aHit(barePaper)] })).blocks;
    expect(readLinks(unknown)[0]?.url).toBe('https://huggingface.co/papers?q=Untold');
    expect(readText(unknown)).toContain('The title opens a search on huggingface.co');
    const [both, some] = [
      [barePaper, barePaper],
      [barePaper, plainPaper],
    ].map((papers) => readText(renderReply(results({ hits: papers.map((paper) => aHit(paper)) })).blocks));
    expect(both).toContain('Titles open a search on huggingface.co');
    expect(some).toContain('Titles without a known page open a search on huggingface.co');
  });

  it.each([
    ['first', 0, 43, 5, '1–5 of 43', ['Next']],
    ['middle', 5, 43, 5, '6–10 of 43', ['Previous', 'Next']],
    ['last', 40, 43, 3, '41–43 of 43', ['Previous']],
    ['last of one', 5, 6, 1, '6 of 6', ['Previous']],
  ])('on the %s page has only buttons that lead somewhere', (_, offset, total, count, range, expected) => {
    const { blocks } = renderReply(page(offset, total, count));
    expect(readText(blocks)).toContain(range);
    expect(labels(blocks).filter((label) => label === 'Previous' || label === 'Next')).toEqual(expected);
  });

  it('says of a hit that no word brought that it is close in meaning', () => {
    const hits = [{ ...aHit(plainPaper), matched: [], byMeaning: true as const }];
    const byQuery = readText(renderReply(results({ hits })).blocks);
    expect(byQuery).toContain('close in meaning; none of your words');
    const asked = { by: 'similar', id: plainPaper.id } as const;
    const similar = readText(renderReply(results({ hits, asked, like: plainPaper })).blocks);
    expect(similar).toContain('close in meaning; no telling word in common');
  });

  it('has no paging at all when everything is on it', () => {
    const { blocks } = renderReply(page(0, 5));
    expect(readText(blocks)).not.toContain(' of 5');
    expect(new Set(labels(blocks))).toEqual(new Set(['Abstract', 'Similar', 'Share']));
  });

  it('carries in its buttons what they are about', () => {
    const buttons = readButtons(renderReply(page(5, 43)).blocks);
    const carriedBy = (actionId: string) => buttons.find((button) => button.actionId === actionId)?.value;
    expect(decodePaper(carriedBy(ACTIONS.showPaper))).toBe(plainPaper.id);
    const asked = { by: 'query', text: 'mixture of experts' };
    expect(decodePage(carriedBy(ACTIONS.previousPage))).toEqual({ asked, offset: 0 });
    expect(decodePage(carriedBy(ACTIONS.nextPage))).toEqual({ asked, offset: 10 });
  });

  it('remembers in its metadata what it shows', () => {
    const { metadata } = renderReply(page(5, 43));
    const asked = { by: 'query', text: 'mixture of experts' };
    expect(decodeShown(metadata)).toEqual({ asked, offset: 5, ids: Array(5).fill(plainPaper.id) });
  });

  it('names what it could not use, the first four in full', () => {
    const problems = ['one', 'two', 'three', 'four', 'five', 'six'].map((message) => ({ message }));
    const read = readText(renderReply(results({ problems })).blocks);
    expect(read).toMatch(
      /Note: one\nNote: two\nNote: three\nNote: four\nNote: there are 2 more notes like these\.$/,
    );
  });

  it('shows what a slip was read as, and leads back to what was typed', () => {
    const readAs = { found: 'pruning', instead: '"prunning"' };
    const { blocks } = renderReply(results({ readAs }));
    expect(readText(blocks)).toContain('Showing results for pruning');
    expect(labels(blocks)).toContain('Search instead for "prunning"');
    expect(readButtons(blocks).map(({ value }) => decodeText(value))).toContain('"prunning"');
    expect(readText(renderReply(results({ readAs, offset: 5 })).blocks)).not.toContain('Showing');
  });

  it('leads on to related searches, each a button of its own, on the first page only', () => {
    const related = ['knowledge distillation', 'quantization'];
    const { blocks } = renderReply(results({ related }));
    const buttons = readButtons(blocks).filter(({ actionId }) => actionOf(actionId) === ACTIONS.run);
    expect(buttons.map(({ value }) => decodeText(value))).toEqual(related);
    expect(new Set(buttons.map(({ actionId }) => actionId)).size).toBe(2);
    expect(readText(renderReply(results({ related: [], offset: 5 })).blocks)).not.toContain('Related');
  });

  it('gives up passages before it gives up hits', () => {
    const read = readText(renderReply(worstPage(endlessPaper, 'pruning')).blocks);
    for (const rank of [100_006, 100_010]) expect(read).toContain(`${rank}. `);
  });
});

describe('when nothing is found', () => {
  const nothing = (advice: Partial<NonNullable<ReturnType<typeof results>['advice']>>) =>
    renderReply(
      results({
        total: 0,
        hits: [],
        asked: { by: 'query', text: 'atention' },
        advice: { unknownWords: [], tryInstead: [], topics: [], ...advice },
      }),
    ).blocks;

  it('it says so and offers the spelling that was meant', () => {
    const blocks = nothing({ didYouMean: 'attention', unknownWords: ['atention'] });
    expect(readText(blocks)).toMatch(
      /^I found nothing for atention\nNo paper holds the word “atention”\. Did you mean “attention”\?\n/,
    );
    expect(readButtons(blocks).map(({ actionId, value }) => [actionId, decodeText(value)])).toEqual([
      [ACTIONS.run, 'attention'],
    ]);
  });

  it('it offers queries that do find something, each once', () => {
    const blocks = nothing({ didYouMean: 'a b', tryInstead: ['a b', 'a'], unknownWords: ['x', 'y', 'z'] });
    expect(readText(blocks)).toContain(
      'No paper holds the words “x”, “y” or “z”. Did you mean “a b”? These find something:',
    );
    expect(labels(blocks)).toEqual(['a b', 'a']);
  });

  it('it names the topics that lie nearest', () => {
    const blocks = nothing({ tryInstead: ['a'], topics: ['federated learning', 'U-Net'] });
    expect(readText(blocks)).toContain('The papers here are about, among others:');
    expect(labels(blocks)).toEqual(['a', 'federated learning', 'U-Net']);
  });

  it('and without a better idea it leads to help', () => {
    expect(readText(nothing({}))).toContain('Other or fewer words may do better');
    expect(labels(nothing({}))).toEqual(['help']);
  });

  it('for a paper like no other it says that', () => {
    const blocks = renderReply(
      results({ total: 0, hits: [], like: barePaper, asked: { by: 'similar', id: barePaper.id } }),
    ).blocks;
    expect(readText(blocks)).toMatch(/^I know no other papers like Untold\n/);
  });
});
