/** Says a reply to everyone there: as a message, or as a file where only that holds it whole. */
import type { CitationReply, Reply } from '../commands/types.js';
import { bibliography, FORMATS } from '../paper/citation.js';
import { classify } from './fault.js';
import { type Place, say, type Voice } from './respond.js';
import { besideFile, citationMessage, needsFile } from './views/citation.js';
import { fallbackText } from './views/fallback.js';
import { renderReply } from './views/reply.js';

/** Rejects with what the Web API rejects a message with; where it refuses a file, a message holds as much as it can. */
export async function sayReply(reply: Reply, place: Place, voice: Voice): Promise<void> {
  if (reply.kind !== 'citation' || !needsFile(reply)) return say(renderReply(reply), place, voice);
  try {
    await upload(reply, place, voice);
  } catch (error) {
    const fault = classify(error);
    voice.log.warn({ fault }, 'a file could not be uploaded; its beginning is said instead');
    await say(citationMessage(reply, whyNoFile(fault.word)), place, voice);
  }
}

async function upload(reply: CitationReply, { channelId, threadTs }: Place, { client }: Voice) {
  const { citations, format } = reply;
  const file = {
    channel_id: channelId,
    filename: FORMATS[format].file,
    content: `${bibliography(citations, format)}\n`,
    initial_comment: fallbackText(...besideFile(reply)),
  };
  await client.files.uploadV2(threadTs ? { ...file, thread_ts: threadTs } : file);
}

function whyNoFile(word: string): string {
  return word === 'missing_scope'
    ? 'The app lacks the permission to upload a file (files:write). Whoever installed it can add the scopes of its manifest.'
    : `Slack did not take the file of them (${word}).`;
}
