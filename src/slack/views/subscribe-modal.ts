/** The dialogue in which a digest is chosen or changed. */
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { MOST_PAPERS } from '../../commands/subscription-words.js';
import type { Draft } from '../../commands/types.js';
import { clockTime, WEEKDAYS } from '../../digest/wording.js';
import { shorten } from '../clip.js';
import { DIALOGUE_FIELDS, PLACES } from '../dialogue.js';
import { encodeDraft } from '../draft-codec.js';
import { CALLBACKS } from '../ids.js';
import { plain } from './blocks.js';
import { modal } from './modal.js';

/** Filled in as the draft stands; one of a subscription that there is saves, one of a new one leads to its preview. */
export function subscribeModal(draft: Draft): ModalView {
  const isNew = draft.id === undefined;
  const { request, here } = draft;
  const { timing } = request;
  const blocks: KnownBlock[] = [
    topicInput(request.topic),
    trendingInput(request.topic !== undefined && request.trending),
    daysInput(timing.days),
    input('time', 'At', {
      type: 'timepicker',
      action_id: DIALOGUE_FIELDS.time,
      initial_time: clockTime(timing.hour, timing.minute),
    }),
    zoneInput(timing.timeZone),
    sizeInput(request.size),
    styleInput(request.style),
    ...(isNew && here.kind === 'channel' ? [placeInput(draft)] : []),
  ];
  return {
    ...modal({ callbackId: CALLBACKS.subscribe, title: isNew ? 'A digest' : 'Change the digest', blocks }),
    submit: plain(isNew ? 'Preview' : 'Save'),
    close: plain('Cancel'),
    private_metadata: encodeDraft(draft),
  };
}

function input(
  field: keyof typeof DIALOGUE_FIELDS,
  label: string,
  element: InputBlock['element'],
  told: { readonly hint?: string; readonly optional?: boolean } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: DIALOGUE_FIELDS[field],
    label: plain(label),
    element,
    ...(told.hint ? { hint: plain(told.hint) } : {}),
    ...(told.optional ? { optional: true } : {}),
  };
}

function topicInput(topic: string | undefined): InputBlock {
  return input(
    'topic',
    'Topic',
    {
      type: 'plain_text_input',
      action_id: DIALOGUE_FIELDS.topic,
      max_length: MAX_TOPIC,
      placeholder: plain('diffusion'),
      ...(topic === undefined ? {} : { initial_value: shorten(topic, MAX_TOPIC) }),
    },
    {
      optional: true,
      hint: 'Any search: words, "a phrase", -without, author:, has:code. Left empty: papers of any topic.',
    },
  );
}

/** What a printed query may have. */
const MAX_TOPIC = 1_000;

function trendingInput(isTrending: boolean): InputBlock {
  const options = [option('What is talked about first', 'trending')];
  return input(
    'trending',
    'Order',
    {
      type: 'checkboxes',
      action_id: DIALOGUE_FIELDS.trending,
      options,
      ...(isTrending ? { initial_options: options } : {}),
    },
    { optional: true },
  );
}

function daysInput(days: readonly number[]): InputBlock {
  const options = WEEKDAYS.map(({ day, name }) => option(name, String(day)));
  const chosen = options.filter(({ value }) => days.includes(Number(value)));
  return input('days', 'On', {
    type: 'checkboxes',
    action_id: DIALOGUE_FIELDS.days,
    options,
    initial_options: chosen,
  });
}

function zoneInput(timeZone: string): InputBlock {
  return input(
    'zone',
    'Time zone',
    { type: 'plain_text_input', action_id: DIALOGUE_FIELDS.zone, max_length: 60, initial_value: timeZone },
    { hint: 'As in Europe/Berlin, or a large city in it.' },
  );
}

function sizeInput(size: number): InputBlock {
  const options = Array.from({ length: MOST_PAPERS }, (_, at) => option(String(at + 1), String(at + 1)));
  return select('size', 'Papers at most', options, String(size));
}

function styleInput(style: string): InputBlock {
  const options = [option('One line each', 'condensed'), option('With the first sentences', 'sentences')];
  return select('style', 'How much of each', options, style);
}

function placeInput({ destination }: Draft): InputBlock {
  const options = [option('This channel', PLACES.here), option('My direct messages', PLACES.direct)];
  return select('place', 'Where to', options, destination.kind === 'channel' ? PLACES.here : PLACES.direct);
}

function select(
  field: keyof typeof DIALOGUE_FIELDS,
  label: string,
  options: PlainTextOption[],
  chosen: string,
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return input(field, label, {
    type: 'static_select',
    action_id: DIALOGUE_FIELDS[field],
    options,
    ...(initial ? { initial_option: initial } : {}),
  });
}

function option(text: string, value: string): PlainTextOption {
  return { text: plain(text), value };
}
