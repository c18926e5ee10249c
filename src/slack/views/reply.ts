/** From any reply to a message or a modal: the one switch over what commands can answer. */
import type { ModalView } from '@slack/types';
import type { Reply } from '../../commands/types.js';
import { CALLBACKS } from '../ids.js';
import { citationMessage, citationModal } from './citation.js';
import type { MessageContent } from './content.js';
import { greetingMessage } from './greeting.js';
import { helpMessage } from './help.js';
import { modal } from './modal.js';
import { paperMessage, paperModal } from './paper.js';
import { digestPreview, previewMessage, previewModal } from './preview.js';
import { problemMessage } from './problem.js';
import { resultsMessage, resultsModal } from './results.js';
import { savedMessage } from './saved.js';
import { statusMessage } from './status.js';
import { changeMessage, subscribeMessage, subscriptionsMessage } from './subscriptions.js';
import { topicsMessage } from './topics.js';

/** Any reply as a message within Slack's limits. */
export function renderReply(reply: Reply): MessageContent {
  switch (reply.kind) {
    case 'results':
      return resultsMessage(reply);
    case 'paper':
      return paperMessage(reply);
    case 'citation':
      return citationMessage(reply);
    case 'status':
      return statusMessage(reply);
    case 'topics':
      return topicsMessage(reply);
    case 'help':
      return helpMessage(reply);
    case 'greeting':
      return greetingMessage(reply);
    case 'preview':
      return previewMessage(reply);
    case 'subscribe':
      return subscribeMessage(reply);
    case 'subscriptions':
      return subscriptionsMessage(reply);
    case 'change':
      return changeMessage(reply);
    case 'digest':
      return digestPreview(reply);
    case 'saved':
      return savedMessage(reply);
    case 'notice':
      return problemMessage({ message: reply.message, tryInstead: reply.tryNext });
    case 'problem':
      return problemMessage(reply);
  }
}

/** Any reply as a modal within Slack's limits. */
export function replyModal(reply: Reply): ModalView {
  switch (reply.kind) {
    case 'results':
      return resultsModal(reply);
    case 'paper':
      return paperModal(reply);
    case 'citation':
      return citationModal(reply);
    case 'preview':
      return previewModal(reply);
    default:
      return modal({
        callbackId: CALLBACKS.notice,
        title: TITLES[reply.kind],
        blocks: renderReply(reply).blocks,
      });
  }
}

const TITLES = {
  status: 'Status',
  topics: 'Topics',
  help: 'Help',
  greeting: 'Paperboy',
  subscribe: 'Digests',
  subscriptions: 'Digests',
  change: 'Digests',
  digest: 'Today’s digest',
  saved: 'Saved papers',
  notice: 'Paperboy',
  problem: 'That did not work',
} as const;
