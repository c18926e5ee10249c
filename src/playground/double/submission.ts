/** What the app's answer to a submitted modal does: closes it, updates it, pushes another, or shows errors. */
import { z } from 'zod';
import { parseJson } from '../../lib/json.js';
import type { Answer } from '../protocol.js';
import type { Backend } from './backend.js';
import { checkView } from './block-kit.js';
import type { View } from './view-stacks.js';

/** Rules: https://docs.slack.dev/surfaces/modals#updating_response */
export function submissionAnswer(view: View, body: string, { stacks }: Backend): Answer {
  const action = actionSchema.safeParse(parseJson(body)).data;
  switch (action?.response_action) {
    case undefined:
      if (body && body !== '{}') return TROUBLE;
      stacks.pop(view.userId);
      return { ok: true };
    case 'clear':
      stacks.clear(view.userId);
      return { ok: true };
    case 'errors':
      return errorsFor(view, action.errors);
    case 'push':
    case 'update': {
      const sent = checkView(action.view, 'modal');
      if ('error' in sent) return { ok: false, error: `${TROUBLE.error} ${sent.messages.join(' ')}` };
      if (action.response_action === 'update') stacks.replace(view, sent.value);
      else if (!stacks.add(view.userId, sent.value, 'on top')) return TROUBLE;
      return { ok: true };
    }
  }
}

/** Slack shows errors of input blocks only, and refuses the answer when it names another. */
function errorsFor(view: View, errors: Readonly<Record<string, string>>): Answer {
  const inputs = view.payload.blocks
    .filter((block) => block['type'] === 'input')
    .map((block) => block['block_id']);
  const isKnown = Object.keys(errors).every((id) => inputs.includes(id));
  return isKnown ? { ok: false, errors } : TROUBLE;
}

const TROUBLE = { ok: false, error: 'The app answered with something that Slack does not take.' } as const;

const actionSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
]);
