/** Finds the papers that a message names by their addresses. */
import { readReference } from './identifiers.js';
import type { PaperId } from './paper.js';

/**
 * The ids of the papers whose addresses stand in plain text, each once, in order: of arXiv and the sites that mirror it, Hugging Face's
 * page of a paper, DOIs, `arXiv:…` and `doi:…`. What stands in code is none. At most 20.
 */
export function referencesIn(text: string): readonly PaperId[] {
  if (!MAY_NAME.test(text)) return [];
  const ids = Array.from(text.replace(CODE, ' ').matchAll(CANDIDATE), ([candidate]) =>
    readReference(candidate.replace(EMPHASIS, '')),
  );
  return [...new Set(ids.flatMap((found) => (found && found.kind !== 'url' ? [found.id] : [])))].slice(
    0,
    MOST,
  );
}

const MOST = 20;
/** Decides for nearly all messages, in one pass. */
const MAY_NAME = /arxiv|alphaxiv|ar5iv|huggingface\.co|hf\.co|doi/i;
const CODE = /```[\s\S]*?```|`[^`\n]+`/g;
/** Slack's own, which stays at the end of an address. */
const EMPHASIS = /[*_~]+$/;
/** No address of a paper is longer. */
const CANDIDATE =
  /(?:https?:\/\/|(?<![\w./@-])(?:(?:www\.|export\.|browse\.|dx\.)?(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|huggingface\.co|hf\.co|doi\.org)\/|(?:arxiv|doi):\s?))[^\s<>"|]{1,300}/gi;
