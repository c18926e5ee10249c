/** Cites a paper, or several at once, in the format that was asked for. */
import { type CitationFormat, citationsOf } from '../paper/citation.js';
import { readReference } from '../paper/identifiers.js';
import type { Paper } from '../paper/paper.js';
import { aboutPaper } from './about-paper.js';
import { type CiteRequest, readPlacesToCite, withoutFormat } from './cite-request.js';
import { problem } from './problem.js';
import { atPlaces, numberNeedsList, resolve } from './reference.js';
import type {
  CitationReply,
  Command,
  CommandContext,
  Invocation,
  ProblemReply,
  Reply,
  VerbHelp,
} from './types.js';

const help: VerbHelp = {
  name: 'cite',
  usage: 'cite <numbers|title|id|address> [as bibtex|ris|csl]',
  summary: 'Get the BibTeX entry, or RIS or CSL-JSON; of several papers, a file.',
  examples: ['cite GPipe', 'cite Deep Layer Aggregation as ris'],
};

export const cite: Command = {
  ...help,
  run: async (argument, invocation, context) => {
    const request = readPlacesToCite(argument);
    if (request) return citePlaces(request, invocation, context);
    const { rest, format = 'bibtex' } = withoutFormat(argument);
    const references = rest.split(/[\s,;]+/).filter((piece) => piece !== '');
    if (references.length > 1 && references.every((piece) => readReference(piece)))
      return citeEach(references, format, invocation, context);
    return citeOne(rest, format, invocation, context);
  },
};

/** The papers at these places of the list that the conversation shows; without one, a single number may be a title. */
export async function citePlaces(
  { places, format }: CiteRequest,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  if (typeof format === 'object')
    return problem(`I cite in BibTeX, RIS and CSL-JSON, not in “${format.unknown}”.`);
  const [first, ...others] = places === 'all' ? [] : places;
  if (!invocation.shown) {
    const isOne = first !== undefined && others.length === 0;
    return isOne ? citeOne(String(first), format, invocation, context) : numberNeedsList(invocation);
  }
  if (places !== 'all' && places.length > MOST)
    return problem(`I cite at most ${MOST} papers at once. Name fewer of them.`);
  const papers = await atPlaces(places, invocation.shown, context);
  return 'kind' in papers ? papers : citing(papers, format);
}

/** Several papers, each by its title, id or address; one that is not found stops it, so that no list is short unnoticed. */
export async function citeEach(
  references: readonly string[],
  format: CitationFormat,
  invocation: Invocation,
  context: CommandContext,
): Promise<CitationReply | ProblemReply> {
  if (references.length > MOST) return problem(`I cite at most ${MOST} papers at once. Name fewer of them.`);
  const found = await Promise.all(references.map((reference) => resolve(reference, invocation, context)));
  const papers = found.flatMap((each) => (each.kind === 'paper' ? [each.paper] : []));
  const wrong = found.flatMap((each, at) => {
    if (each.kind === 'problem') return [each.reply.message];
    if (each.kind === 'paper') return [];
    return [
      each.held === 'several'
        ? `More than one title has “${references[at]}”.`
        : `No paper is called “${references[at]}”.`,
    ];
  });
  return wrong.length > 0 ? problem(wrong.join(' ')) : citing(distinct(papers), format);
}

/** The reply that cites these papers. */
export function citing(papers: readonly Paper[], format: CitationFormat): CitationReply {
  return { kind: 'citation', format, citations: citationsOf(papers, format) };
}

const MOST = 50;

function citeOne(
  argument: string,
  format: CitationFormat,
  { text, ...invocation }: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const one = aboutPaper(help, async (paper) => citing([paper], format));
  return one.run(argument, { ...invocation, text: withoutFormat(text).rest }, context);
}

function distinct(papers: readonly Paper[]): readonly Paper[] {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}
