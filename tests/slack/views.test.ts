import { describe, expect, it } from 'vitest';
import { citing } from '../../src/commands/cite.js';
import { decodeShare, decodeText } from '../../src/slack/ids.js';
import { homeView } from '../../src/slack/views/home.js';
import { failureMessage, staleMessage } from '../../src/slack/views/notice.js';
import { renderReply, replyModal } from '../../src/slack/views/reply.js';
import { sharedMessage, shareModal } from '../../src/slack/views/share.js';
import { someFacts } from '../support/papers.js';
import { aHit, results } from '../support/papers-to-render.js';
import { barePaper, endlessPaper, hostilePaper, plainPaper } from '../support/papers-to-show.js';
import { readButtons, readLinks, readText } from '../support/read-blocks.js';

const labels = (blocks: readonly unknown[]) => readButtons(blocks).map((button) => button.label);

describe('one paper', () => {
  it('shows all that is known, and what to do with it', () => {
    const modal = replyModal({ kind: 'paper', paper: plainPaper });
    const read = readText(modal.blocks);
    for (const part of [
      plainPaper.title,
      'Krzysztof Maziarz',
      plainPaper.abstract,
      'huggingface-page',
      plainPaper.id,
    ]) {
      expect(read).toContain(part);
    }
    expect(readLinks(modal.blocks).map((link) => link.text)).toContain('Code: github.com/example/moe');
    expect(labels(modal.blocks)).toEqual(['Similar papers', 'Save', 'Share', 'Cite']);
  });

  it('without a page of its own says that its links are searches', () => {
    const { blocks } = renderReply({ kind: 'paper', paper: barePaper });
    expect(readText(blocks)).toContain(
      'Its own page is not known here. Search Hugging Face Papers · Search arXiv',
    );
    expect(readText(blocks)).toContain('No abstract is known for this paper.');
    expect(readLinks(blocks)).toHaveLength(3);
  });

  it('is honest about an abstract that is too long to show', () => {
    const modal = replyModal({ kind: 'paper', paper: endlessPaper });
    expect(readText(modal.blocks)).toMatch(
      /Cut here: these are the first 30,000 of \d{3},\d{3} characters\./,
    );
    expect(readText(modal.blocks)).toContain('and 294 more');
    expect(readText(modal.blocks)).toContain('and 288 more');
  });
});

describe('text of strangers', () => {
  it('is shown as it is: nobody is pinged, nothing is formatted, no script is linked', () => {
    const surfaces = [
      renderReply({ kind: 'paper', paper: hostilePaper }),
      renderReply(results({ hits: [aHit(hostilePaper)], asked: { by: 'query', text: '<!channel> *x*' } })),
      sharedMessage({ paper: hostilePaper, sharedBy: 'U1', comment: '<!here> *look*' }),
    ];
    for (const { text, blocks } of surfaces) {
      expect(text).not.toMatch(/<!|<@U123>/);
      expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
      for (const { url } of readLinks(blocks)) expect(url).toMatch(/^https:/);
      expect(readText(blocks)).toContain('*bold* _it_ ~no~ `code` :fire:');
      expect(readText(blocks)).not.toMatch(/[\u202A-\u202E]/);
    }
  });
});

describe('sharing', () => {
  it('asks where to, with the channel one is in chosen, and remembers the paper', () => {
    const modal = shareModal({ paper: plainPaper, channelId: 'C1' });
    expect(JSON.stringify(modal.blocks)).toContain('"initial_conversation":"C1"');
    expect(decodeShare(modal.private_metadata)).toEqual({ paperId: plainPaper.id });
    expect(readText(modal.blocks)).toContain(plainPaper.title);
  });

  it('in a direct message leaves the choice open', () => {
    expect(JSON.stringify(shareModal({ paper: plainPaper, channelId: 'D1' }))).not.toContain(
      'initial_conversation":',
    );
  });

  it('names who shared and quotes what they said, line by line', () => {
    const { text, blocks } = sharedMessage({
      paper: plainPaper,
      sharedBy: 'U1',
      comment: 'Worth it.\nSee table 2.',
    });
    expect(readText(blocks)).toMatch(
      /^@U1 shared a paperWorth it\.\nSee table 2\.\nOutrageously Large Neural Networks\n/,
    );
    expect(text).toBe('<@U1> shared a paper: Outrageously Large Neural Networks\nWorth it. See table 2.');
    expect(labels(blocks)).toEqual(['Abstract', 'Similar papers']);
  });
});

describe('the Home tab', () => {
  const facts = someFacts({ papers: 270 });

  it('starts with the search box, then examples to press', () => {
    const { blocks } = homeView({ facts, examples: ['mixture of experts', 'pruning LLMs'] });
    expect(readText(blocks)).toMatch(/^Search 270 papers\nFor example:\nmixture of experts\npruning LLMs\n/);
  });

  it('shows results in the place of the examples', () => {
    const { blocks } = homeView({ facts, examples: ['pruning LLMs'], results: results() });
    expect(readText(blocks)).toMatch(/^Search 270 papers\n1 paper for mixture of experts\n/);
    expect(readText(blocks)).not.toContain('For example');
  });
});

describe('other answers', () => {
  it('a citation can be copied and says what it lacks', () => {
    const { blocks } = renderReply(citing([barePaper], 'bibtex'));
    expect(readText(blocks)).toContain('@misc{untold,\n      title={Untold}\n}');
    expect(readText(blocks)).toContain('Not known here: author, year, url.');
  });

  it('status tells papers, sources, years and what was left out', () => {
    const facts = someFacts({ papers: 270, sources: [{ value: 'huggingface-page', papers: 270 }] });
    const status = {
      kind: 'status',
      facts,
      version: '0.1.0',
      loadedAt: new Date(0),
      skippedLines: 1,
    } as const;
    expect(readText(renderReply(status).blocks)).toBe(
      '270 papers\nFrom huggingface-page (270)\nTheir years are not known\n' +
        '1 line of the corpus was not readable and left out; the log says which and why\nPaperboy 0.1.0, papers loaded ',
    );
  });

  it('topics are buttons, and counts of what is known are filters to type', () => {
    const facts = someFacts({ papers: 3, years: [{ value: '2020', papers: 3 }] });
    const { blocks } = renderReply({ kind: 'topics', topics: ['pruning', 'U-Net'], facts });
    expect(readText(blocks)).toMatch(/^3 papers · They are about:\n[\s\S]*By year: year:2020 3/);
    expect(readButtons(blocks).map((button) => decodeText(button.value))).toEqual(['pruning', 'U-Net']);
  });

  it('help for one verb has its examples to press', () => {
    const verb = {
      name: 'cite',
      usage: 'cite <n>',
      summary: 'Get the BibTeX entry.',
      examples: ['cite GPipe'],
    };
    const { blocks } = renderReply({ kind: 'help', verbs: [verb], overview: false });
    expect(readText(blocks)).toMatch(/^\/papers cite <n>\nGet the BibTeX entry\./);
    expect(readButtons(blocks).map((button) => decodeText(button.value))).toEqual(['cite GPipe']);
  });

  it('an empty corpus is said to be empty, and how it is filled', () => {
    const facts = someFacts();
    const about = { version: '0.1.0', loadedAt: new Date(0), skippedLines: 0 };
    const said = [
      renderReply({ kind: 'greeting', papers: 0, examples: [] }),
      renderReply({ kind: 'status', facts, ...about }),
      homeView({ facts, examples: [] }),
    ];
    for (const { blocks } of said)
      expect(readText(blocks)).toMatch(/(loaded yet|is empty)\. .*paperboy ingest.*CORPUS_DIR/);
  });

  it('a problem says what would work instead', () => {
    const { text, blocks } = renderReply({
      kind: 'problem',
      message: 'There are 3 papers in that list.',
      tryInstead: ['show 3'],
    });
    expect(text).toBe('There are 3 papers in that list.\nshow 3');
    expect(labels(blocks)).toEqual(['show 3']);
  });

  it('a failure has a reference, and an old button a way on', () => {
    expect(failureMessage('ab12').text).toContain('quote the reference ab12.');
    expect(staleMessage().text).toContain('ask again');
  });
});
