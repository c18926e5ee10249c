/** Whether Slack would take what Paperboy sends, as the playground's double of Slack judges it. */
import type { HomeView, ModalView } from '@slack/types';
import { checkBlocks, checkView } from '../../src/playground/double/block-kit.js';
import { LIMITS } from '../../src/slack/limits.js';
import type { MessageContent } from '../../src/slack/views/content.js';
import { readLinks } from './read-blocks.js';

/** Throws with every reason why Slack would refuse this message or view. */
export function assertWithinLimits(surface: MessageContent | HomeView | ModalView): void {
  const checked = 'text' in surface ? checkBlocks(surface.blocks) : checkView(surface, surface.type);
  const problems = [
    ...('error' in checked ? [checked.error, ...checked.messages] : []),
    ...('text' in surface ? beyondBlocks(surface) : []),
    ...readLinks(surface.blocks).flatMap(({ url }) => (isWebAddress(url) ? [] : [`no web address: ${url}`])),
    ...(surface.blocks.length === 0 ? ['no block at all'] : []),
  ];
  if (problems.length > 0) throw new Error(`Slack would refuse this:\n${problems.join('\n')}`);
}

/** What a message has besides blocks; of its JSON, less than Slack was seen to refuse. */
function beyondBlocks({ text, blocks, metadata }: MessageContent): string[] {
  const json = JSON.stringify(blocks).length;
  return [
    ...(text === '' || text.length > LIMITS.messageText ? [`text of ${text.length} units`] : []),
    ...(json > LIMITS.messageJson ? [`${json} units of JSON`] : []),
    ...(metadata && Buffer.byteLength(JSON.stringify(metadata)) >= LIMITS.metadataJson
      ? ['metadata over 2 kB']
      : []),
  ];
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
