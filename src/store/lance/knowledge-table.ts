/** What was learnt from a corpus as rows of a table, by small parts, so that reading it never stops the event loop for long. */
import { setImmediate as pause } from 'node:timers/promises';
import type { Connection, Row } from '@lancedb/lancedb';
import { z } from 'zod';
import { readWritten, writeRecord } from '../../paper/record.js';
import { type Knowledge, type KnowledgeRecord, knowledgeInSteps } from '../../search/knowledge.js';
import { type LatentRecord, latentOf } from '../../search/latent.js';
import type { Phrase } from '../../search/phrases.js';

export interface Learnt {
  readonly record: KnowledgeRecord;
  readonly latent: LatentRecord | undefined;
  readonly phrases: readonly Phrase[];
}

/** So many items a row. */
const PART = 5_000;
const LISTS = ['words', 'terms', 'phrases', 'acronyms'] as const;
const NUMBERS = ['frequencies', 'titleFrequencies', 'forms', 'formFrequencies', 'latentKeys'] as const;
/** Of the latent meanings, a row a term. */
const ROWS = ['subjects', 'companies'] as const;

export async function writeKnowledge(
  connection: Connection,
  name: string,
  { record, latent, phrases }: Learnt,
): Promise<void> {
  const numbers = { ...record, latentKeys: latent?.keys ?? [] };
  const lists = { ...record, phrases };
  const rows: Row[] = [
    rowOf('head', headOf(record)),
    ...LISTS.flatMap((part) =>
      chunks<unknown>(lists[part]).map((chunk) => rowOf(part, JSON.stringify(chunk))),
    ),
    ...NUMBERS.map((part) => rowOf(part, bytesOf(Uint32Array.from(numbers[part])))),
    ...ROWS.map((part) => rowOf(part, bytesOf(latent?.[part] ?? new Float32Array()))),
  ];
  await connection.createTable(name, rows);
}

function headOf({ facts: { newest, ...facts }, lengths }: KnowledgeRecord): string {
  return JSON.stringify({ facts, lengths, ...(newest ? { newest: writeRecord(newest) } : {}) });
}

function rowOf(part: string, content: string | Buffer): Row {
  return { part, content: Buffer.from(content) };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function chunks<Item>(items: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / PART) }, (_, at) =>
    items.slice(at * PART, (at + 1) * PART),
  );
}

const texts = z.array(z.string());
const phrase = z.object({
  name: z.string(),
  terms: z.array(z.number()),
  share: z.number(),
  worth: z.number(),
});
const acronym = z.object({ short: z.string(), long: z.array(z.string()), papers: z.number() });
const count = z.array(z.object({ value: z.string(), papers: z.number() }));
const head = z.object({
  facts: z.object({
    papers: z.number(),
    sources: count,
    years: count,
    venues: count,
    categories: count,
    having: z.object({ authors: z.number(), code: z.number(), project: z.number() }),
  }),
  lengths: z.object({ title: z.number(), text: z.number() }),
  newest: z.string().optional(),
});

/** Rejects where a part is missing or damaged. */
export async function readLearnt(connection: Connection, name: string): Promise<Learnt> {
  const table = await connection.openTable(name);
  const rows = await table.query().select(['part', 'content']).toArray();
  table.close();
  const contents = (part: string) =>
    rows.filter((row) => row['part'] === part).map(({ content }) => copied(content));
  const parsed = async <Item>(part: string, schema: z.ZodType<Item[]>): Promise<Item[]> => {
    const items: Item[] = [];
    for (const content of contents(part)) {
      for (const item of schema.parse(JSON.parse(Buffer.from(content).toString()))) items.push(item);
      await pause();
    }
    return items;
  };
  const numbers = (part: (typeof NUMBERS)[number]) => new Uint32Array(contents(part)[0] ?? NO_BYTES);
  const rowsOf = (part: (typeof ROWS)[number]) => new Float32Array(contents(part)[0] ?? NO_BYTES);
  const { facts, lengths, newest } = head.parse(
    JSON.parse(Buffer.from(contents('head')[0] ?? NO_BYTES).toString()),
  );
  const [latest] = newest === undefined ? [] : readWritten(newest);
  const keys = numbers('latentKeys');
  return {
    record: {
      facts: { ...facts, ...(latest ? { newest: latest } : {}) },
      lengths,
      words: await parsed('words', texts),
      terms: await parsed('terms', texts),
      acronyms: await parsed('acronyms', z.array(acronym)),
      frequencies: numbers('frequencies'),
      titleFrequencies: numbers('titleFrequencies'),
      forms: numbers('forms'),
      formFrequencies: numbers('formFrequencies'),
    },
    latent:
      keys.length > 0 ? { keys, subjects: rowsOf('subjects'), companies: rowsOf('companies') } : undefined,
    phrases: await parsed('phrases', z.array(phrase)),
  };
}

const NO_BYTES = new ArrayBuffer(0);

/** Typed arrays start at a multiple of their size, which a slice of a larger message need not. */
function copied(content: unknown): ArrayBuffer {
  return content instanceof Uint8Array ? Uint8Array.from(content).buffer : NO_BYTES;
}

/** Made in steps, between which other work of the process goes on. */
export async function knowledgeOfLearnt({ record, latent }: Learnt): Promise<Knowledge> {
  const steps = knowledgeInSteps(record, (tellingOf) => latent && latentOf(latent, tellingOf));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}
