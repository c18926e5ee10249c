/** The port of sentence models, which turn texts into vectors: the nearer two texts are in meaning, the larger their cosine. */

/** Many models read a question in another way than what answers it. */
type TextKind = 'query' | 'passage';

export interface Embedder {
  /** Names the model and the way it is asked: vectors of two names say nothing to each other. */
  readonly model: string;
  /**
   * A vector for each text, in their order: all of one length, which is the model's, and each a unit vector of finite
   * numbers. A text longer than the model can read is read from its beginning. Rejects with a `UserError` where the model
   * is out of reach, or gives something else than vectors; then none of the texts has one.
   */
  embed(texts: readonly string[], as: TextKind): Promise<readonly Float32Array[]>;
}
