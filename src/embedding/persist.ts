/** Tries again what a server could not do yet: after as long as it says, or longer and longer. */

export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** Worth another try, after so long if the server has told. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs?: number | undefined }
  | { readonly kind: 'never'; readonly reason: string };

const MOST_TRIES = 6;
const FIRST_WAIT_MS = 1_000;
/** A server that asks for more time than this is given up. */
const LONGEST_WAIT_MS = 120_000;

/** The first attempt that is done, or the last that was made. */
export async function persist<Value>(
  attempt: () => Promise<Attempt<Value>>,
  wait: (ms: number) => Promise<unknown>,
): Promise<Attempt<Value>> {
  let latest = await attempt();
  for (let tries = 1; tries < MOST_TRIES && latest.kind === 'later'; tries++) {
    const ms = latest.afterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
    if (ms > LONGEST_WAIT_MS) return latest;
    await wait(ms);
    latest = await attempt();
  }
  return latest;
}
