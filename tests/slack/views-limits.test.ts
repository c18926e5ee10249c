import { describe, expect, it } from 'vitest';
import { homeView } from '../../src/slack/views/home.js';
import { previewBlocks } from '../../src/slack/views/link-preview.js';
import {
  failureMessage,
  noticeModal,
  staleMessage,
  unavailableMessage,
} from '../../src/slack/views/notice.js';
import { renderReply, replyModal } from '../../src/slack/views/reply.js';
import { sharedMessage, shareModal } from '../../src/slack/views/share.js';
import { assertWithinLimits } from '../support/block-limits.js';
import { someFacts } from '../support/papers.js';
import { otherReplies, results, sharings, worstPage } from '../support/papers-to-render.js';
import { allPapers } from '../support/papers-to-show.js';
import { proseIn, SCRIPTS } from '../support/prose.js';

const papers = Object.entries(allPapers);
const facts = someFacts({ papers: 270 });

describe('Slack takes every answer', () => {
  it.each(papers)('about %s', (_, paper) => {
    for (const reply of otherReplies(paper)) {
      assertWithinLimits(renderReply(reply));
      assertWithinLimits(replyModal(reply));
      assertWithinLimits(homeView({ facts, examples: [paper.title], results: reply }));
    }
  });

  it.each(papers)('with five hits like %s, for 1,000 characters in any script', (_, paper) => {
    for (const script of SCRIPTS) {
      const page = worstPage(paper, proseIn(script, 1_000));
      assertWithinLimits(renderReply(page));
      assertWithinLimits(replyModal(page));
      assertWithinLimits(homeView({ facts, examples: [], results: page }));
    }
  });

  it.each(papers)('when %s is shared', (_, paper) => {
    assertWithinLimits(shareModal({ paper, channelId: 'C123' }));
    assertWithinLimits(sharedMessage({ paper, sharedBy: 'U123' }));
    assertWithinLimits(sharedMessage({ paper, sharedBy: 'U123', comment: paper.abstract }));
    assertWithinLimits(sharedMessage({ paper, sharedBy: 'U123', sharedHere: sharings(paper) }));
  });

  it.each(papers)('when a link to %s is previewed', (_, paper) => {
    for (const detail of ['full', 'short'] as const) {
      const blocks = previewBlocks({ paper, sharedHere: sharings(paper) }, detail);
      assertWithinLimits({ text: 'a message', blocks });
    }
  });

  it('when there is nothing to say but that something failed', () => {
    assertWithinLimits(failureMessage('ab12cd34'));
    assertWithinLimits(unavailableMessage('The database cannot be reached at the moment.'));
    assertWithinLimits(staleMessage());
    assertWithinLimits(
      noticeModal({ title: 'A title that is too long for a modal', text: proseIn('English', 5_000) }),
    );
    assertWithinLimits(homeView({ facts: someFacts(), examples: [] }));
  });

  it('for an empty query', () => {
    assertWithinLimits(renderReply(results({ asked: { by: 'query', text: '' } })));
  });
});

it('the limits are those of Slack: what it refuses is refused here', () => {
  const text = { type: 'plain_text', text: 'Go' } as const;
  const button = { type: 'button', text, action_id: 'a', value: '1' } as const;
  const refused = (blocks: Parameters<typeof assertWithinLimits>[0]['blocks']) =>
    expect(() => assertWithinLimits({ type: 'home', blocks }));
  refused([{ type: 'actions', elements: [button, button] }]).toThrow('action_id "a" twice');
  refused([
    { type: 'divider', block_id: 'b' },
    { type: 'divider', block_id: 'b' },
  ]).toThrow();
  refused([{ type: 'actions', elements: [{ ...button, value: 'x'.repeat(2_001) }] }]).toThrow('value');
  refused(Array.from({ length: 101 }, () => ({ type: 'divider' }))).toThrow('blocks');
});
