/** Tries again what a server could not do yet: after as long as it says, or longer and longer. */

export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** Worth another try, after so long if the server has told. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs?: number | undefined }
  | { readonly kind: 'never'; readonly reason: string };

export interface Patience {
  readonly tries: number;
  /** Before the second try, in milliseconds; twice as long before each further one. */
  readonly firstMs: number;
  /** A server that asks for more time than this is given up. */
  readonly longestMs: number;
}

/** The first attempt that is done, or the last that was made. */
export async function persist<Value>(
  attempt: () => Promise<Attempt<Value>>,
  { tries: most, firstMs, longestMs }: Patience,
  wait: (ms: number) => Promise<unknown>,
): Promise<Attempt<Value>> {
  let latest = await attempt();
  for (let tries = 1; tries < most && latest.kind === 'later'; tries++) {
    const ms = latest.afterMs ?? firstMs * 2 ** (tries - 1);
    if (ms > longestMs) return latest;
    await wait(ms);
    latest = await attempt();
  }
  return latest;
}
