/** A message or a view as something to act on: what is filled in, what a click sends, what was refused. */
import type { KnownBlock } from '@slack/types';
import { createContext, useContext, useState } from 'react';
import type { InputValues, Requests } from '../../protocol.js';
import { ask } from '../ask.js';
import { useWorkspace } from '../use-workspace.js';
import { blockId, type ElementState, elementsOf, initialState } from './elements.js';

export interface Surface {
  readonly values: InputValues;
  /** By block id. */
  readonly errors: Readonly<Record<string, string>>;
  fill(block: string, action: string, state: ElementState): void;
  /** Sends Slack's action object, with all that is filled in at this moment. */
  press(action: ElementState): Promise<void>;
}

const DEAD: Surface = { values: {}, errors: {}, fill: () => undefined, press: async () => undefined };

export const SurfaceContext = createContext(DEAD);

export function useSurface(): Surface {
  return useContext(SurfaceContext);
}

/**
 * What people fill in stays when the app redraws the blocks, as long as block and action ids stay, as in Slack.
 * `channelId` is the conversation that is open, for selects that start there.
 */
export function useNewSurface({
  where,
  blocks,
  channelId,
  onProblem,
}: {
  readonly where: Requests['press']['where'];
  readonly blocks: readonly KnownBlock[];
  readonly channelId?: string | undefined;
  readonly onProblem: (sentence: string) => void;
}): Surface & { setErrors(errors: Readonly<Record<string, string>>): void } {
  const { me } = useWorkspace();
  const [filled, setFilled] = useState<InputValues>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const values = valuesOf(blocks, filled, channelId);
  return {
    values,
    errors,
    setErrors,
    fill: (block, action, state) => {
      setFilled((before) => ({ ...before, [block]: { ...before[block], [action]: state } }));
      setErrors(({ [block]: _mended, ...rest }) => rest);
    },
    press: async (action) => {
      const now = { ...values, ...typedIn(action, values) };
      const answer = await ask('press', { as: me.id, where, action, values: now });
      if (!answer.ok) onProblem(answer.error ?? 'That did not work.');
    },
  };
}

function valuesOf(
  blocks: readonly KnownBlock[],
  filled: InputValues,
  channelId: string | undefined,
): InputValues {
  const values: Record<string, Record<string, unknown>> = {};
  for (const [index, block] of blocks.entries()) {
    const id = blockId(block, index);
    for (const element of elementsOf(block)) {
      const initial = initialState(element, channelId);
      if (initial && element.action_id) {
        values[id] = { ...values[id], [element.action_id]: filled[id]?.[element.action_id] ?? initial };
      }
    }
  }
  return values;
}

/** The choice that is being sent is not yet among the values, but Slack sends it there too. */
function typedIn({ block_id, action_id, ...state }: ElementState, values: InputValues): InputValues {
  const [block, action] = [String(block_id), String(action_id)];
  return values[block] && action in values[block] ? { [block]: { ...values[block], [action]: state } } : {};
}
