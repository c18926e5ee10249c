/** When a server says that it may be asked again. */

/**
 * Milliseconds from now, from seconds or a date as RFC 9110, 10.2.3, has them; undefined where it is neither, or is over.
 */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (!header?.trim()) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return ms > 0 ? ms : undefined;
}
