/** What is said between the process that makes vectors and the one that has the sentence model. */
import { z } from 'zod';

/** What the process says; `failed` with a sentence for people. It asks one thing at a time. */
export const said = z.discriminatedUnion('says', [
  z.object({ says: z.literal('asks'), texts: z.array(z.string()), as: z.enum(['query', 'passage']) }),
  z.object({ says: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ says: z.literal('done'), report: z.object({ made: z.number() }) }),
  z.object({ says: z.literal('failed'), reason: z.string() }),
]);
export type Said = z.infer<typeof said>;

const vector = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** What it is answered. */
export const answer = z.discriminatedUnion('says', [
  z.object({ says: z.literal('vectors'), vectors: z.array(vector) }),
  z.object({ says: z.literal('failed'), reason: z.string() }),
]);
export type Answer = z.infer<typeof answer>;
