/** Rich text: paragraphs, lists, quotes and code, with everything that may stand in a line. */
import type { RichTextBlockElement, RichTextDate, RichTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import { slackDate, workspaceNow } from '../time.js';
import { useWorkspace } from '../use-workspace.js';
import { inOrder } from './in-order.js';

export function RichText({ elements }: { readonly elements: readonly RichTextBlockElement[] }) {
  return inOrder(elements, (element) => <Passage element={element} />);
}

function Passage({ element }: { readonly element: RichTextBlockElement }) {
  switch (element.type) {
    case 'rich_text_section':
      return (
        <p className="text">
          <Line elements={element.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="text quote">
          <Line elements={element.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre className="preformatted">
          <Line elements={element.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const items = inOrder(element.elements, (item) => (
        <li>
          <Line elements={item.elements} />
        </li>
      ));
      const className = `list indent-${element.indent ?? 0}`;
      return element.style === 'ordered' ? (
        <ol className={className}>{items}</ol>
      ) : (
        <ul className={className}>{items}</ul>
      );
    }
  }
}

function Line({ elements }: { readonly elements: readonly RichTextElement[] }) {
  return inOrder(elements, (element) => (
    <Styled style={element.style ?? {}}>
      <Inline element={element} />
    </Styled>
  ));
}

function Styled({
  style,
  children,
}: {
  readonly style: NonNullable<RichTextElement['style']>;
  readonly children: ReactNode;
}) {
  let content = children;
  if (style.code) content = <code className="code">{content}</code>;
  if (style.strike) content = <s>{content}</s>;
  if (style.italic) content = <em>{content}</em>;
  if (style.bold) content = <strong>{content}</strong>;
  return content;
}

function Inline({ element }: { readonly element: RichTextElement }) {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <Link url={element.url}>{element.text ?? element.url}</Link>;
    case 'user':
      return <UserMention id={element.user_id} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} />;
    case 'broadcast':
      return <span className="mention is-me">@{element.range}</span>;
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span className="mention">{element.team_id}</span>;
    case 'emoji':
      return <Emoji name={element.name} unicode={element.unicode} />;
    case 'date':
      return <Moment element={element} />;
    case 'color':
      return <code className="code">{element.value}</code>;
  }
}

function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function UserMention({ id }: { readonly id: string }) {
  const { users, me } = useWorkspace();
  const name = users.find((user) => user.id === id)?.name ?? id;
  return <span className={id === me.id ? 'mention is-me' : 'mention'}>@{name}</span>;
}

function ChannelMention({ id }: { readonly id: string }) {
  const { channels } = useWorkspace();
  return <span className="mention">#{channels.find((channel) => channel.id === id)?.name ?? id}</span>;
}

function Emoji({ name, unicode }: { readonly name: string; readonly unicode: string | undefined }) {
  if (!unicode) return `:${name}:`;
  return String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
}

function Moment({ element }: { readonly element: RichTextDate }) {
  const { aheadMs } = useWorkspace();
  const at = new Date(element.timestamp * 1_000);
  const shown = slackDate(element.format, at, workspaceNow(aheadMs));
  const time = <time dateTime={at.toISOString()}>{shown}</time>;
  return element.url ? <Link url={element.url}>{time}</Link> : time;
}
