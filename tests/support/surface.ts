/** A message, modal or Home tab as something to read, press and fill in, by the words that stand on it. */
import { z } from 'zod';
import type { InputValues, PlaygroundState } from '../../src/playground/protocol.js';
import { readText } from './read-blocks.js';
import { found } from './watch.js';

export interface Surface {
  /** All its text, line by line. */
  readonly shown: string;
  /** What stands on its buttons. */
  readonly buttons: readonly string[];
  /** Presses the button that says so; with `nth`, the second or third of them. Resolves when that is answered. */
  press(label: string, which?: { readonly nth?: number }): Promise<void>;
  /** Chooses from a menu the option that says so; with `nth`, from the second or third of the menus that have it. */
  choose(option: string, which?: { readonly nth?: number }): Promise<void>;
  /** Fills in fields by their labels: a channel by its name, options by what they say, several with commas between. */
  fill(fields: Readonly<Record<string, string>>): void;
  /** Types into the field with this label and presses Enter. */
  enter(label: string, text: string): Promise<void>;
  /** All that is filled in, as Slack sends it. */
  values(): InputValues;
}

export type Action = Readonly<Record<string, unknown>>;

export function createSurface(
  blocks: () => readonly unknown[],
  state: () => PlaygroundState,
  send: (action: Action, values: InputValues) => Promise<void>,
): Surface {
  const filled = new Map<string, string>();
  const fields = () => blocks().flatMap((block) => fieldSchema.safeParse(block).data ?? []);
  const values = () =>
    Object.fromEntries(
      fields().map(({ block_id, label, element }) => [
        block_id,
        { [element.action_id]: stateOf(element, filled.get(label.text), state()) },
      ]),
    );
  return {
    get shown() {
      return readText(blocks());
    },
    get buttons() {
      return buttonsIn(blocks()).map(({ text }) => text.text);
    },
    press: (label, { nth = 1 } = {}) => {
      const named = buttonsIn(blocks()).filter(({ text }) => text.text === label);
      return send(found(named[nth - 1], `button “${label}”`), values());
    },
    choose: (label, { nth = 1 } = {}) => {
      const choices = menusIn(blocks()).flatMap(({ options, ...menu }) =>
        options
          .filter(({ text }) => text.text === label)
          .map((option) => ({ ...menu, selected_option: option })),
      );
      return send(found(choices[nth - 1], `option “${label}”`), values());
    },
    fill: (entered) => {
      for (const [label, text] of Object.entries(entered)) {
        found(
          fields().find((field) => field.label.text === label),
          `field “${label}”`,
        );
        filled.set(label, text);
      }
    },
    enter: (label, text) => {
      const { block_id, element } = found(
        fields().find((field) => field.label.text === label),
        `field “${label}”`,
      );
      filled.set(label, text);
      const action = { type: element.type, block_id, action_id: element.action_id, value: text };
      return send(action, values());
    },
    values,
  };
}

type Field = z.infer<typeof fieldSchema>;
type Button = z.infer<typeof buttonSchema> & { readonly block_id: string };

const buttonSchema = z.looseObject({
  type: z.literal('button'),
  text: z.object({ type: z.string(), text: z.string() }),
  action_id: z.string(),
});
const optionSchema = z.object({ text: z.object({ type: z.string(), text: z.string() }), value: z.string() });
const menuSchema = z.object({
  type: z.literal('overflow'),
  action_id: z.string(),
  options: z.array(optionSchema),
});
const actionsSchema = z.object({
  type: z.literal('actions'),
  block_id: z.string(),
  elements: z.array(z.unknown()),
});
const fieldSchema = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  label: z.object({ text: z.string() }),
  element: z.object({
    type: z.string(),
    action_id: z.string(),
    initial_conversation: z.string().optional(),
    initial_value: z.string().optional(),
    initial_time: z.string().optional(),
    initial_option: optionSchema.optional(),
    initial_options: z.array(optionSchema).optional(),
    options: z.array(optionSchema).optional(),
  }),
});

function buttonsIn(blocks: readonly unknown[]): readonly Button[] {
  return blocks
    .flatMap((block) => actionsSchema.safeParse(block).data ?? [])
    .flatMap(({ block_id, elements }) =>
      elements.flatMap((element) => {
        const button = buttonSchema.safeParse(element).data;
        return button ? [{ ...button, block_id }] : [];
      }),
    );
}

function menusIn(blocks: readonly unknown[]) {
  return blocks
    .flatMap((block) => actionsSchema.safeParse(block).data ?? [])
    .flatMap(({ block_id, elements }) =>
      elements.flatMap((element) => {
        const menu = menuSchema.safeParse(element).data;
        return menu ? [{ ...menu, block_id }] : [];
      }),
    );
}

/** As Slack gives it back. */
function stateOf(
  { type, options = [], ...initial }: Field['element'],
  entered: string | undefined,
  state: PlaygroundState,
) {
  const wanted = entered?.split(', ');
  const chosen = wanted && options.filter(({ text }) => wanted.includes(text.text));
  switch (type) {
    case 'conversations_select': {
      const channel = state.channels.find(({ name }) => name === entered?.replace(/^#/, ''));
      return { type, selected_conversation: channel?.id ?? initial.initial_conversation ?? null };
    }
    case 'checkboxes':
      return { type, selected_options: chosen ?? initial.initial_options ?? [] };
    case 'static_select':
      return { type, selected_option: (chosen ? chosen[0] : initial.initial_option) ?? null };
    case 'timepicker':
      return { type, selected_time: entered ?? initial.initial_time ?? null };
    default:
      return { type, value: entered ?? initial.initial_value ?? null };
  }
}
