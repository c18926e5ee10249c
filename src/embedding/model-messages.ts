/** What is said between the thread that runs a sentence model and the one that asks it. */
import { z } from 'zod';
import { modelPlace } from './model-place.js';

export const start = z.object({ place: modelPlace, pooling: z.enum(['mean', 'cls']) });

export const question = z.object({ id: z.number(), texts: z.array(z.string()) });

export const answer = z.discriminatedUnion('says', [
  z.object({
    says: z.literal('vectors'),
    id: z.number(),
    dimensions: z.number(),
    /** The vectors one after the other. */
    numbers: z.instanceof(Float32Array),
  }),
  z.object({ says: z.literal('failed'), id: z.number(), reason: z.string() }),
]);
export type Answer = z.infer<typeof answer>;
