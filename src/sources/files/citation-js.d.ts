/** As much of Citation.js 0.8 as is used; it has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** One step: from one form of input to the next. */
      data(input: unknown, form: string): unknown;
      /** All steps to CSL-JSON. With `forceType` nothing is taken for an address and fetched. */
      chain(input: unknown, options: { readonly forceType: string; readonly generateGraph: false }): unknown;
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
