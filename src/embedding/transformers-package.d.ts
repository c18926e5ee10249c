/** As much of transformers.js (3 and 4) as is used: it is no dependency, and is loaded where someone has installed it. */
declare module '@huggingface/transformers' {
  export const env: {
    allowRemoteModels: boolean;
    localModelPath: string;
    cacheDir: string | null;
  };
  export interface Tensor {
    readonly dims: readonly number[];
    readonly data: Float32Array;
  }
  export function pipeline(
    task: 'feature-extraction',
    model: string,
    options: {
      readonly dtype: string;
      readonly subfolder: string;
      readonly session_options: { readonly intraOpNumThreads: number };
    },
  ): Promise<
    (
      texts: readonly string[],
      options: { readonly pooling: 'mean' | 'cls'; readonly normalize: boolean },
    ) => Promise<Tensor>
  >;
}
