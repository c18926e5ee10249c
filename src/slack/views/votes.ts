/** Puts how many voted onto the buttons of a digest that stands in Slack already. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Tally } from '../../library/library.js';
import type { PaperId } from '../../paper/paper.js';
import { ACTIONS, decodePaper } from '../ids.js';
import { INTERESTED, NOT_FOR_US } from './digest-item.js';

/** The blocks as Slack gives them back, all else in them untouched. */
export function withTallies(blocks: readonly unknown[], tallies: ReadonlyMap<PaperId, Tally>): KnownBlock[] {
  return blocks.filter(isBlock).map((block) => {
    if (block.type !== 'actions') return block;
    return {
      ...block,
      elements: block.elements.map((element) => {
        const vote = voteSchema.safeParse(element).data;
        if (!vote || element.type !== 'button') return element;
        const label = labelOf(vote.action_id, tallies.get(decodePaper(vote.value) ?? ''));
        return { ...element, text: { ...element.text, text: label } };
      }),
    };
  });
}

function labelOf(actionId: string, { interested, notForUs }: Tally = NONE): string {
  const [label, count] = actionId === ACTIONS.interested ? [INTERESTED, interested] : [NOT_FOR_US, notForUs];
  return count === 0 ? label : `${label} · ${count}`;
}

const NONE = { interested: 0, notForUs: 0 };

function isBlock(value: unknown): value is KnownBlock {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const voteSchema = z.object({ action_id: z.enum([ACTIONS.interested, ACTIONS.notForUs]), value: z.string() });
