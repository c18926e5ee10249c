/** An embedder for tests that knows which words mean the same, and nothing else. */
import { createHash } from 'node:crypto';
import type { Paper } from '../../src/paper/paper.js';
import { partsOf, stem, wordsOf } from '../../src/search/analyze.js';
import type { Embedder } from '../../src/search/embedder.js';
import { engineOver } from '../../src/search/engine.js';
import { createMemoryIndex } from '../../src/search/memory-index.js';
import { nearEnoughFor } from '../../src/search/near-enough.js';
import { embedPassages } from '../../src/search/passages.js';
import { STOP_WORDS } from '../../src/search/stop-words.js';
import type { SearchEngine } from '../../src/search/types.js';

const DIMENSIONS = 256;

/** Each concept has a direction of its own; a text points where its words do. @param same what a word means besides itself */
export function meaningModel(same: Readonly<Record<string, string>> = {}): Embedder {
  const embed: Embedder['embed'] = async (texts) => texts.map((text) => meaningOf(text, same));
  return { model: 'words that mean the same', embed };
}

export function meaningOf(text: string, same: Readonly<Record<string, string>>): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const word of wordsOf(text).flatMap((one) => partsOf(one.text))) {
    if (STOP_WORDS.has(word)) continue;
    const direction = directionOf(stem(same[word] ?? word));
    for (let at = 0; at < DIMENSIONS; at++) sum[at] = (sum[at] ?? 0) + (direction[at] ?? 0);
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

/** As good as random, and the same each time: nearly at a right angle to any other. */
function directionOf(concept: string): number[] {
  const bits = createHash('shake256', { outputLength: DIMENSIONS / 8 })
    .update(concept)
    .digest();
  return Array.from({ length: DIMENSIONS }, (_, at) => (((bits[at >> 3] ?? 0) >> (at & 7)) & 1 ? 1 : -1));
}

/** An engine over these papers and their meaning. */
export async function withMeaning(
  papers: readonly Paper[],
  embedder: Embedder,
  ofQuestion = async (text: string) => (await embedder.embed([text], 'query'))[0],
): Promise<SearchEngine> {
  const vectors = await embedPassages(embedder, papers, () => {});
  const nearEnough = await nearEnoughFor(embedder, papers, vectors, async () => {});
  return engineOver(createMemoryIndex(papers).withSentences(vectors, { ofQuestion, nearEnough }));
}
