/** What the engines under comparison have in common. */
import type { Paper } from '../../../src/paper/paper.js';

export interface Contestant {
  readonly name: string;
  /** Undefined where it is not installed. */
  build(papers: readonly Paper[]): Promise<Built | undefined>;
}

export interface Built {
  /**
   * Ids, best first, at most `limit`.
   *
   * @param example the paper whose text is asked with, where it is a paper's
   */
  rank(text: string, limit: number, example?: string): Promise<readonly string[]>;
  close?(): Promise<void>;
}

export function textOf({ title, abstract }: Paper): string {
  return `${title} ${abstract}`;
}
