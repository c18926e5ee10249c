/** Rich text as Slack takes it. */
import { z } from 'zod';

const flag = z.boolean().optional();
const style = z
  .strictObject({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag, highlight: flag })
  .optional();
const text = z.string().min(1);

/** Elements: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const element = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text, style }),
  z.strictObject({
    type: z.literal('link'),
    url: z.string().min(1).max(3_000),
    text: text.optional(),
    unsafe: flag,
    style,
  }),
  z.strictObject({ type: z.literal('emoji'), name: text, unicode: z.string().optional(), style }),
  z.strictObject({ type: z.literal('user'), user_id: text, style }),
  z.strictObject({ type: z.literal('channel'), channel_id: text, style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: text, style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({ type: z.literal('color'), value: text, style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: text,
    url: z.string().optional(),
    fallback: z.string().optional(),
    style,
  }),
]);

const elements = z.array(element).min(1);
const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements });

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: z.string().min(1).max(255),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section).min(1),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements, border }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements,
          border,
          language: z.string().optional(),
        }),
      ]),
    )
    .min(1),
});
