/** Where in the workspace one is. */
import type { PlaygroundChannel } from '../../protocol.js';

export type Tab = 'home' | 'messages';

export type Place =
  | { readonly kind: 'channel'; readonly channelId: string }
  /** Everyone has a talk of their own with Paperboy, so its id is not remembered. */
  | { readonly kind: 'app'; readonly tab: Tab };

const FIRST = 'papers';

/** The conversation of a place; where it is not there for this person, the first that is. */
export function channelAt(
  place: Place | undefined,
  channels: readonly PlaygroundChannel[],
): PlaygroundChannel | undefined {
  const here = channels.find(({ id, kind }) =>
    place?.kind === 'app' ? kind === 'im' : id === place?.channelId,
  );
  return here ?? channels.find(({ name }) => name === FIRST) ?? channels[0];
}
