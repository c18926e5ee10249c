/** Papers that people name by their addresses while they talk: noted, and never answered. */
import type { App } from '@slack/bolt';
import { decodeMessage } from '../decode.js';
import { decodeChange } from '../decode-change.js';
import { notesFor } from '../note-shared.js';
import { type Dependencies, voiceOf } from './dependencies.js';

/** What people post, edit and delete in channels that Paperboy is in. */
export function onPapersNamed(app: App, dependencies: Dependencies): void {
  app.event('message', async ({ event, ...args }) => {
    const { sharings } = dependencies.context();
    if (!sharings) return;
    const { botUserId, teamId = '' } = args.context;
    const notes = notesFor(sharings, teamId, voiceOf(args, dependencies));
    const heard = decodeMessage(event, botUserId);
    if (heard) return notes.said(heard);
    const change = decodeChange(event, botUserId);
    if (change) await notes.changed(change);
  });
}
