declare module 'wink-bm25-text-search' {
  interface Bm25 {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): boolean;
    definePrepTasks(tasks: readonly unknown[]): number;
    addDoc(doc: object, id: number): number;
    consolidate(): boolean;
    search(text: string, limit: number): readonly (readonly [id: string, score: number])[];
  }
  const bm25: () => Bm25;
  export = bm25;
}

declare module 'wink-nlp-utils' {
  const utils: {
    readonly string: { readonly lowerCase: unknown; readonly tokenize0: unknown };
    readonly tokens: {
      readonly removeWords: unknown;
      readonly stem: unknown;
      readonly propagateNegations: unknown;
    };
  };
  export = utils;
}
