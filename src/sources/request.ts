/** What is asked of a source, and what it answers. */

/** Who is asked. */
export interface Host {
  /** Names whose rate limit it is, for all its addresses. */
  readonly name: string;
  /** For people, such as `arXiv`. */
  readonly title: string;
  /** The next request may begin so long after the last one ended. */
  readonly everyMs: number;
}

export interface SourceRequest {
  readonly host: Host;
  readonly url: string;
  /** Anything else, such as the web page of a network that wants a login, counts as away. */
  readonly accepts: 'xml' | 'json';
  /** Sent to the host of the address only, not to where it redirects: they may hold a key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, by POST. */
  readonly body?: unknown;
  /** Asked only for what changed since the answer that these came with. */
  readonly marks?: Marks;
  /** Statuses besides 2xx whose body says something to the caller, such as 404. */
  readonly telling?: readonly number[];
}

/** What a server gave with an answer, to be asked later whether it changed. */
export interface Marks {
  readonly etag?: string;
  readonly lastModified?: string;
}

export type Answer =
  | { readonly kind: 'body'; readonly status: number; readonly text: string; readonly marks: Marks }
  /** Nothing changed since the `marks` of the request. */
  | { readonly kind: 'unchanged' };
