/** The parts of blocks as Slack takes them: which fields, of which lengths. */
import { z } from 'zod';

/** Any other field is refused, as Slack does. Lengths: https://docs.slack.dev/reference/block-kit/block-elements */
const id = z.string().min(1).max(255);
const url = z.string().min(1).max(3_000);

export const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
export const anyText = (max: number) =>
  z.discriminatedUnion('type', [
    plain(max),
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: z.string().min(1).max(max),
      verbatim: z.boolean().optional(),
    }),
  ]);

const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});
const option = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: anyText(75).optional(),
  url: url.optional(),
});
const common = { action_id: id, confirm: confirm.optional(), focus_on_load: z.boolean().optional() };
const dispatch = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});
const placeholder = plain(150).optional();

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id,
  value: z.string().min(1).max(2_000).optional(),
  url: url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(option).min(1).max(5),
  confirm: confirm.optional(),
});
const staticSelect = z.strictObject({
  ...common,
  type: z.literal('static_select'),
  placeholder,
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
});
const conversationsSelect = z.strictObject({
  ...common,
  type: z.literal('conversations_select'),
  placeholder,
  initial_conversation: id.optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_bot_users: z.boolean().optional(),
      exclude_external_shared_channels: z.boolean().optional(),
    })
    .optional(),
});
const usersSelect = z.strictObject({
  ...common,
  type: z.literal('users_select'),
  placeholder,
  initial_user: id.optional(),
});
const checks = { ...common, options: z.array(option).min(1).max(10) };
const checkboxes = z.strictObject({
  ...checks,
  type: z.literal('checkboxes'),
  initial_options: z.array(option).min(1).optional(),
});
const radioButtons = z.strictObject({
  ...checks,
  type: z.literal('radio_buttons'),
  initial_option: option.optional(),
});
const timepicker = z.strictObject({
  ...common,
  type: z.literal('timepicker'),
  placeholder,
  initial_time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  timezone: z.string().optional(),
});
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id,
  initial_value: z.string().max(3_000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3_000).optional(),
  max_length: z.number().int().min(1).max(3_000).optional(),
  dispatch_action_config: dispatch.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder,
});
export const image = z.strictObject({
  type: z.literal('image'),
  image_url: url,
  alt_text: z.string().min(1).max(2_000),
});

const choices = [
  staticSelect,
  conversationsSelect,
  usersSelect,
  checkboxes,
  radioButtons,
  timepicker,
] as const;
export const interactive = z.discriminatedUnion('type', [button, overflow, ...choices]);
export const accessory = z.discriminatedUnion('type', [button, overflow, ...choices, image]);
export const inputElement = z.discriminatedUnion('type', [plainTextInput, ...choices]);
