/** The Home tab: a search box first, what it found, and how to ask elsewhere. */
import type { HomeView, InputBlock, KnownBlock } from '@slack/types';
import { FILL_CORPUS } from '../../commands/problem.js';
import type { Reply } from '../../commands/types.js';
import { paperCount } from '../../paper/count.js';
import type { CorpusFacts } from '../../search/types.js';
import { ACTIONS, actionAt, encodeText } from '../ids.js';
import { actions, button, context, divider, paragraph, plain, prose, words } from './blocks.js';
import { queryLanguage } from './help.js';
import { renderReply } from './reply.js';
import { runButtons } from './run-buttons.js';

/** `results` is what the box, an example or a page button last led to; without it, examples stand in its place. */
export function homeView({
  facts,
  examples,
  results,
}: {
  readonly facts: CorpusFacts;
  readonly examples: readonly string[];
  readonly results?: Reply;
}): HomeView {
  const found = results ? renderReply(results).blocks : exampleBlocks(examples);
  const empty = facts.papers === 0 ? [paragraph(words(`No papers are loaded yet. ${FILL_CORPUS}`))] : [];
  const blocks = [
    searchBox(facts.papers),
    ...empty,
    ...found,
    divider(),
    ...ownBlocks(),
    divider(),
    ...howTo(),
  ];
  return { type: 'home', blocks };
}

function searchBox(papers: number): InputBlock {
  return {
    type: 'input',
    block_id: ACTIONS.homeSearch,
    dispatch_action: true,
    label: plain(`Search ${paperCount(papers)}`),
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.homeSearch,
      placeholder: plain('A topic, a title, or an identifier; then Enter'),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}

function exampleBlocks(examples: readonly string[]): KnownBlock[] {
  return examples.length === 0 ? [] : [context('For example:'), ...runButtons(examples)];
}

/** What is one's own: digests in direct messages, and saved papers. */
function ownBlocks(): KnownBlock[] {
  return [
    paragraph(
      words(
        'A digest of papers on your topic can come to you every morning, and papers you save are kept here.',
      ),
    ),
    actions(
      button('Get a digest', actionAt(ACTIONS.run, 0), encodeText('subscribe')),
      button('Your digests', actionAt(ACTIONS.run, 1), encodeText('subscriptions')),
      button('Saved papers', actionAt(ACTIONS.run, 2), encodeText('saved')),
    ),
  ];
}

function howTo(): KnownBlock[] {
  return [paragraph(...prose(HOW_TO)), ...queryLanguage()];
}

const HOW_TO =
  'Anywhere in Slack, type `/papers` and a topic: only you see the answer. Mention me in a channel, and I answer in a ' +
  'thread for all to see; there you can go on with `more`, `show 2`, `similar 3` or `cite 1`.';
