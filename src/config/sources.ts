/** Settings of where papers come from: addresses, manners, and what is looked at by itself. */
import { z } from 'zod';

/** Addresses have no trailing slash. */
export interface SourcesConfig {
  readonly arxivApiUrl: string;
  readonly arxivFeedUrl: string;
  readonly arxivOaiUrl: string;
  readonly huggingFaceUrl: string;
  readonly semanticScholarUrl: string;
  readonly semanticScholarKey?: string;
  /** Told to the sources, so that they can write to whoever asks too much. */
  readonly contact?: string;
  /** Whose daily feeds are read; none where it is empty. */
  readonly arxivCategories: readonly string[];
  readonly huggingFaceDaily: boolean;
}

const address = (own: string) =>
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).default(own);
const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]{2}(?:-[a-z]+)?)?$/;

export const SOURCE_VARIABLES = {
  ARXIV_API_URL: address('https://export.arxiv.org/api'),
  ARXIV_FEED_URL: address('https://rss.arxiv.org'),
  ARXIV_OAI_URL: address('https://oaipmh.arxiv.org/oai'),
  HF_API_URL: address('https://huggingface.co/api'),
  SEMANTIC_SCHOLAR_API_URL: address('https://api.semanticscholar.org/graph/v1'),
  SEMANTIC_SCHOLAR_API_KEY: z.string().optional(),
  CONTACT_EMAIL: z.email({ error: 'must be an address such as lab@example.org' }).optional(),
  ARXIV_CATEGORIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''))
    .refine((names) => names.every((name) => CATEGORY.test(name)), 'must be a list such as cs.LG, cs.CL'),
  HF_DAILY: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
};

const schema = z.object(SOURCE_VARIABLES);

export function sourcesOf(settings: z.infer<typeof schema>): SourcesConfig {
  const { SEMANTIC_SCHOLAR_API_KEY: key, CONTACT_EMAIL: contact } = settings;
  return {
    arxivApiUrl: bare(settings.ARXIV_API_URL),
    arxivFeedUrl: bare(settings.ARXIV_FEED_URL),
    arxivOaiUrl: bare(settings.ARXIV_OAI_URL),
    huggingFaceUrl: bare(settings.HF_API_URL),
    semanticScholarUrl: bare(settings.SEMANTIC_SCHOLAR_API_URL),
    ...(key ? { semanticScholarKey: key.trim() } : {}),
    ...(contact ? { contact } : {}),
    arxivCategories: [...new Set(settings.ARXIV_CATEGORIES)],
    huggingFaceDaily: settings.HF_DAILY === 'on',
  };
}

function bare(url: string): string {
  return url.replace(/\/+$/, '');
}
