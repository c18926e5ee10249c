/** Shows papers under messages that hold their addresses, with restraint: few, short, and not again and again. */
import { resolve } from '../commands/reference.js';
import { sharedHere } from '../commands/shared-here.js';
import type { CommandContext } from '../commands/types.js';
import { readReference } from '../paper/identifiers.js';
import type { Paper } from '../paper/paper.js';
import { isDirect } from './decode.js';
import type { LinksShared } from './decode-links.js';
import { classify } from './fault.js';
import type { Once } from './once.js';
import type { Voice } from './respond.js';
import { previewBlocks } from './views/link-preview.js';

/** For this long a channel does not get the same preview again. */
export const NOT_AGAIN_MS = 30 * 60_000;
/** A message with more links than this is a list, under which previews would be a wall. */
const MOST_LINKS = 2;

/**
 * One preview in full, two short ones, none for three or more links; none for what is no paper or cannot be found. Nobody asked for them,
 * so nobody is told where they fail: that stands in the log.
 *
 * @param shown claims a paper for its channel
 */
export async function previewLinks(
  shared: LinksShared,
  teamId: string,
  {
    context,
    shown,
    voice,
  }: { readonly context: CommandContext; readonly shown: Once; readonly voice: Voice },
): Promise<void> {
  const { channelId, ts, urls } = shared;
  // Paperboy answers direct messages with the paper itself.
  if (isDirect(channelId) || urls.length > MOST_LINKS) return;
  try {
    const found = await Promise.all(urls.map(async (url) => ({ url, paper: await paperAt(url, context) })));
    const previews: { readonly url: string; readonly paper: Paper }[] = [];
    for (const { url, paper } of found)
      if (paper && shown.claim([`${teamId} ${channelId} ${paper.id}`])) previews.push({ url, paper });
    if (previews.length === 0) return;
    const blocksOf = async (paper: Paper) => ({
      blocks: previewBlocks(
        { paper, sharedHere: await sharedHere(paper, context, { teamId, channelId }, ts) },
        urls.length === 1 ? 'full' : 'short',
      ),
    });
    const unfurls = await Promise.all(
      previews.map(async ({ url, paper }) => [url, await blocksOf(paper)] as const),
    );
    await voice.client.chat.unfurl({ channel: channelId, ts, unfurls: Object.fromEntries(unfurls) });
  } catch (error) {
    voice.log.warn({ fault: classify(error) }, 'a link could not be previewed');
  }
}

/** An address of anything but a paper is not even looked for. */
async function paperAt(url: string, context: CommandContext): Promise<Paper | undefined> {
  const reference = readReference(url);
  if (!reference || reference.kind === 'url') return undefined;
  const found = await resolve(url, { text: url, place: 'mention' }, context);
  return found.kind === 'paper' ? found.paper : undefined;
}
