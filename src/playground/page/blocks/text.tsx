/** A text object: plain text as it stands, mrkdwn with its meaning. */
import type { TextObject } from '@slack/types';
import { parseMrkdwn } from './mrkdwn.js';
import { RichText } from './rich-text.js';

export function Text({ text }: { readonly text: TextObject }) {
  return text.type === 'mrkdwn' ? (
    <RichText elements={parseMrkdwn(text.text)} />
  ) : (
    <p className="text">{text.text}</p>
  );
}
