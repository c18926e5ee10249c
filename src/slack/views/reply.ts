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
import { problemMessage } from './problem.js';
import { resultsMessage, resultsModal } from './results.js';
import { statusMessage } from './status.js';
import { topicsMessage } from './topics.js';

/** Any reply as a message within Slack's limits. */
export function renderReply(reply: Reply): MessageContent {
  switch (reply.kind) {
    case 'results':
      return resultsMessage(reply);
    case 'paper':
      return paperMessage(reply.paper);
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
      return paperModal(reply.paper);
    case 'citation':
      return citationModal(reply);
    case 'status':
    case 'topics':
    case 'help':
    case 'greeting':
    case 'problem':
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
  problem: 'That did not work',
} as const;
