/** A paper under a message that holds its address. */
import type { KnownBlock } from '@slack/types';
import type { PaperReply } from '../../commands/types.js';
import { clip } from '../clip.js';
import { ACTIONS, encodePaper } from '../ids.js';
import { actions, button, context, link, paragraph, words } from './blocks.js';
import { firstSentences } from './digest-item.js';
import { factsLine, titleOf, titleUrl } from './paper-line.js';
import { sharedBlocks } from './shared-here.js';

/** In full: what it says and who named it before; short: its title and what is known of it. */
export function previewBlocks(
  { paper, sharedHere }: Omit<PaperReply, 'kind'>,
  detail: 'full' | 'short',
): KnownBlock[] {
  const facts = clip(factsLine(paper), MAX_FACTS);
  const title = link(titleOf(paper, MAX_TITLE), titleUrl(paper), { isBold: true, maxUrl: MAX_URL });
  if (detail === 'short') return [paragraph(title, words(facts === '' ? '' : `\n${facts}`))];
  const gist = firstSentences(paper.abstract, MAX_GIST);
  const value = encodePaper(paper.id);
  return [
    paragraph(title, words(gist === '' ? '' : `\n${gist}`)),
    ...(facts === '' ? [] : [context(facts)]),
    ...sharedBlocks(sharedHere),
    actions(
      button('Abstract', ACTIONS.showPaper, value),
      button('Save', ACTIONS.save, value, 'Save it to your list'),
    ),
  ];
}

const MAX_TITLE = 300;
const MAX_URL = 1_000;
const MAX_GIST = 320;
const MAX_FACTS = 300;
