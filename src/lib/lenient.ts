/** Reads what others may leave out, or mean otherwise. */
import type { z } from 'zod';

/** What is missing, `null` or of another kind tells nothing. */
export function told<Value extends z.ZodType>(value: Value) {
  return value.nullish().catch(undefined);
}
