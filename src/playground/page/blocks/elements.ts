/** Which interactive elements a block holds, and how each of them stands before anyone has touched it. */
import type {
  ActionsBlockElement,
  InputBlockElement,
  KnownBlock,
  Option,
  SectionBlockAccessory,
} from '@slack/types';
import type { PlaygroundState } from '../../protocol.js';

/** What an element holds, in the words of `view.state.values`: `{ type: 'plain_text_input', value: 'moe' }`. */
export type ElementState = Readonly<Record<string, unknown>>;

export type Element = Exclude<
  ActionsBlockElement | InputBlockElement | SectionBlockAccessory,
  { type: 'image' }
>;

/** Slack gives every block an id; here a block without one goes by its place. */
export function blockId(block: KnownBlock, index: number): string {
  return block.block_id ?? `block-${index}`;
}

export function isBlock(value: unknown): value is KnownBlock {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function elementsOf(block: KnownBlock): readonly Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image')
    return [block.accessory];
  return [];
}

/** As in `view.state.values`; undefined for elements that hold nothing, such as buttons. */
export function initialState(element: Element, channelId: string | undefined): ElementState | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
      return { type, selected_option: element.initial_option ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select': {
      const current = element.default_to_current_conversation ? channelId : undefined;
      return { type, selected_conversation: element.initial_conversation ?? current ?? null };
    }
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    default:
      return undefined;
  }
}

/** How the label and the note beside an element are tied to it. */
export interface Field {
  readonly id: string;
  /** Id of what names it. */
  readonly label: string;
  readonly note: string;
  readonly isWrong: boolean;
}

/** Whether a state of an element holds anything, for inputs that must be filled in. */
export function isEmpty(state: unknown): boolean {
  if (typeof state !== 'object' || state === null) return true;
  const { type: _type, ...held } = { type: '', ...state };
  return Object.values(held).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

/** One row of a select: what it is called, and the state of the element once it is chosen. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly state: ElementState;
}

/** Undefined for elements that are not selects. */
export function choicesOf(
  element: Element,
  { users, channels }: PlaygroundState,
): readonly Choice[] | undefined {
  const { type } = element;
  switch (type) {
    case 'overflow':
      return element.options.map((option) => optionChoice(type, option));
    case 'static_select': {
      const options = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
      return options.map((option) => optionChoice(type, option));
    }
    case 'users_select':
      return users.map(({ id, name }) => ({ key: id, label: name, state: { type, selected_user: id } }));
    case 'channels_select':
      return channels
        .filter(({ kind }) => kind === 'public')
        .map(({ id, name }) => ({ key: id, label: `# ${name}`, state: { type, selected_channel: id } }));
    case 'conversations_select': {
      const included: readonly string[] = element.filter?.include ?? ['public', 'private', 'im'];
      return channels
        .filter(({ kind }) => included.includes(kind))
        .map(({ id, name, kind }) => ({
          key: id,
          label: `${MARKS[kind]}${name}`,
          state: { type, selected_conversation: id },
        }));
    }
    default:
      return undefined;
  }
}

/** What stands before a conversation's name in a list. */
const MARKS = { public: '# ', private: '🔒 ', im: '' } as const;

function optionChoice(type: string, option: Option): Choice {
  return {
    key: option.value ?? option.text.text,
    label: option.text.text,
    state: { type, selected_option: option },
  };
}
