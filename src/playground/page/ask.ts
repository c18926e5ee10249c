/** Speaks to the playground's server; where it cannot be reached, that is an answer too. */
import type { Answer, Requests } from '../protocol.js';

/** Never rejects: what went wrong is the answer's `error`, in a sentence. */
export async function ask<Name extends keyof Requests>(name: Name, request: Requests[Name]): Promise<Answer> {
  try {
    const response = await fetch(`playground/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return await response.json();
  } catch {
    return { ok: false, error: 'The playground does not answer. Is it still running in your terminal?' };
  }
}
