/** What a person reads in blocks, and which buttons there are to press. */
import { z } from 'zod';

/** All text in reading order: rich text as it stands, links as `label`, one line a block. */
export function readText(blocks: readonly unknown[]): string {
  return blocks.map((block) => textIn(block)).join('\n');
}

export interface ReadButton {
  readonly label: string;
  readonly actionId: string;
  readonly value: string;
}

export function readButtons(blocks: readonly unknown[]): readonly ReadButton[] {
  return blocks
    .flatMap((block) => actionsBlock.safeParse(block).data?.elements ?? [])
    .flatMap((element) => buttonElement.safeParse(element).data ?? [])
    .map((element) => ({ label: element.text.text, actionId: element.action_id, value: element.value }));
}

/** Label and address of every link. */
export function readLinks(
  blocks: readonly unknown[],
): readonly { readonly text: string; readonly url: string }[] {
  const links: { text: string; url: string }[] = [];
  JSON.stringify(blocks, (_, value: unknown) => {
    const found = linkElement.safeParse(value).data;
    if (found) links.push({ text: found.text, url: found.url });
    return value;
  });
  return links;
}

const actionsBlock = z.object({ type: z.literal('actions'), elements: z.array(z.unknown()) });
const buttonElement = z.object({
  text: z.object({ text: z.string() }),
  action_id: z.string(),
  value: z.string(),
});
const linkElement = z.object({ type: z.literal('link'), url: z.string(), text: z.string() });
const withText = z.object({ text: z.string() });
const withInner = z.object({ text: z.unknown() });
const withElements = z.object({ elements: z.array(z.unknown()) });
const withUser = z.object({ user_id: z.string() });
const withChannel = z.object({ channel_id: z.string() });
const withLabel = z.object({ label: z.unknown() });

function textIn(node: unknown): string {
  const text = withText.safeParse(node).data?.text;
  if (text !== undefined) return text;
  const user = withUser.safeParse(node).data?.user_id;
  if (user !== undefined) return `@${user}`;
  const channel = withChannel.safeParse(node).data?.channel_id;
  if (channel !== undefined) return `#${channel}`;
  const list = withElements.safeParse(node).data?.elements;
  if (list) return list.map(textIn).join('');
  const label = withLabel.safeParse(node).data?.label;
  if (label !== undefined) return textIn(label);
  const inner = withInner.safeParse(node).data?.text;
  return inner === undefined ? '' : textIn(inner);
}
