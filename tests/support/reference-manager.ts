/** Reads bibliographies as reference managers do: by a library that shares no code with what wrote them. */
import { z } from 'zod';

const itemSchema = z.looseObject({
  title: z.string(),
  type: z.string(),
  author: z
    .array(
      z.object({
        given: z.string().optional(),
        family: z.string().optional(),
        'non-dropping-particle': z.string().optional(),
        literal: z.string().optional(),
      }),
    )
    .optional(),
  issued: z.object({ 'date-parts': z.array(z.array(z.number())) }).optional(),
});
export type ReadItem = z.infer<typeof itemSchema>;

const coreSchema = z.object({ Cite: z.custom<new (text: string) => { readonly data: unknown }>() });
const PACKAGES = ['@citation-js/plugin-bibtex', '@citation-js/plugin-ris'];

/** The items of a text in BibTeX, RIS or CSL-JSON, told by its form. */
export async function readBibliography(text: string): Promise<readonly ReadItem[]> {
  const core: string = '@citation-js/core';
  const { Cite } = coreSchema.parse(await import(core));
  for (const plugin of PACKAGES) await import(plugin);
  return z.array(itemSchema).parse(new Cite(text).data);
}
