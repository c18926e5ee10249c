/** Keeps note of the papers that people name in channels, so that whoever sees one later learns who had it first. */
import type { Sharings } from '../library/library.js';
import { referencesIn } from '../paper/references.js';
import type { Heard } from './decode.js';
import { isDirect } from './decode.js';
import type { MessageChange } from './decode-change.js';
import { classify } from './fault.js';
import type { Voice } from './respond.js';

/** A channel's message. */
type Said = Pick<Heard, 'channelId' | 'userId' | 'ts' | 'threadTs' | 'text'>;

/** Nobody asked for it, so nobody is told where it fails: that stands in the log. A message that names no paper costs no call. */
export interface Notes {
  said(message: Said): Promise<void>;
  changed(change: MessageChange): Promise<void>;
}

/** Of a workspace; direct messages are left out. */
export function notesFor(sharings: Sharings, teamId: string, voice: Voice): Notes {
  const said: Notes['said'] = async (message) => {
    const ids = isDirect(message.channelId) ? [] : referencesIn(message.text);
    if (ids.length === 0) return;
    const { channelId, userId, ts, threadTs } = message;
    const permalink = await permalinkOf(message, voice);
    const where = { ...(threadTs ? { threadTs } : {}), ...(permalink ? { permalink } : {}) };
    const at = new Date(Number(ts) * 1_000);
    for (const paperId of ids) {
      await sharings.noteShared({ teamId, channelId }, { paperId, userId, ts, at, ...where });
    }
  };
  const changed: Notes['changed'] = async (change) => {
    const before = referencesIn(change.before);
    const now = change.kind === 'edited' ? referencesIn(change.text) : [];
    if (before.join(' ') === now.join(' ')) return;
    if (before.length > 0) await sharings.forgetShared({ teamId, channelId: change.channelId }, change.ts);
    if (change.kind === 'edited') await said(change);
  };
  return { said: quietly(said, voice), changed: quietly(changed, voice) };
}

function quietly<Argument>(
  act: (argument: Argument) => Promise<void>,
  { log }: Voice,
): (argument: Argument) => Promise<void> {
  return async (argument) => {
    try {
      await act(argument);
    } catch (error) {
      log.warn({ fault: classify(error) }, 'the papers that a message names could not be noted');
    }
  };
}

/** The note is as good without it. */
async function permalinkOf({ channelId, ts }: Said, { client, log }: Voice): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel: channelId, message_ts: ts })).permalink;
  } catch (error) {
    log.info({ fault: classify(error) }, 'the address of a message could not be had');
    return undefined;
  }
}
