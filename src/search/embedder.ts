/** The port for meaning: something that turns texts into vectors. Nothing in the search knows which model answers. */

/** What a text is for: many sentence models want a question and a passage told apart. */
export type TextRole = 'query' | 'passage';

export interface Embedder {
  /** Names the model and how it is used: vectors of another fingerprint cannot be compared with this one's. */
  readonly fingerprint: string;
  /**
   * One vector a text, in order, all of one length and each of length 1 in the Euclidean norm (all zeros for a text
   * that says nothing). Rejects with an error that says what to do where the model cannot be asked.
   */
  embed(texts: readonly string[], role: TextRole): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}
