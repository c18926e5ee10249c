/** The saved search page as a file like others. */
import type { SourceRecord } from '../../ingest/ports.js';
import { parseHuggingFacePage } from '../huggingface-page.js';

/** Its papers, then what does not fit: a title without an abstract is among both. */
export function* readSavedPage(text: string, readAt: string): Generator<SourceRecord> {
  const { papers, problems } = parseHuggingFacePage(text);
  for (const paper of papers) yield { kind: 'paper', paper: { ...paper, readAt } };
  for (const { line, message } of problems) yield { kind: 'skipped', where: `line ${line}`, reason: message };
}
