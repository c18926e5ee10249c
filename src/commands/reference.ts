/** Finds the one paper that someone points at: by number, id, address or title. */
import { paperCount } from '../paper/count.js';
import { isTitleId, normaliseTitle, readReference } from '../paper/identifiers.js';
import type { Paper } from '../paper/paper.js';
import { lookUp } from './look-up.js';
import { pageOf } from './page.js';
import { type Places, readPosition } from './position.js';
import { problem } from './problem.js';
import type { CommandContext, Invocation, ProblemReply, Shown } from './types.js';

/** `title` is text that names no single paper: `held` says whether several titles hold it, or none. */
export type Resolution =
  | { readonly kind: 'paper'; readonly paper: Paper }
  | { readonly kind: 'problem'; readonly reply: ProblemReply }
  | { readonly kind: 'title'; readonly held: 'several' | 'nowhere' };

const TITLE_CANDIDATES = 20;

/**
 * Numbers count in the list that the conversation shows, so they go before ids. A title need not be whole: a
 * piece will do where exactly one title holds it, or where it is the name that a title begins with ("MLP-Mixer: …").
 * What is clearly a reference and leads nowhere is a problem, never a guess.
 */
export async function resolve(
  text: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<Resolution> {
  const { engine } = context;
  const position = readPosition(text);
  if (position !== undefined && invocation.shown) return atPosition(position, invocation.shown, context);
  const paper = (await engine.paper(text)) ?? (await engine.paperByTitle(text));
  if (paper) return { kind: 'paper', paper };
  if (position !== undefined) return failure(numberNeedsList(invocation));
  return (await byAddress(text, invocation, context)) ?? byPieceOfTitle(text, context);
}

/** Why a number leads nowhere, in words for the place where it was typed. */
export function numberNeedsList({ place }: Invocation): ProblemReply {
  switch (place) {
    case 'command':
      return problem(
        'I do not see your last list from here. Use the buttons under its papers, or name the paper by its title or id.',
        ['help show'],
      );
    case 'cli':
      return problem('There is no list to count in here. Name the paper by its title, id or address.');
    default:
      return problem(
        'There is no list of mine here to count in. Ask in the thread where I answered, or name the paper by its title.',
        ['help show'],
      );
  }
}

/** The papers at these places of the list that the conversation shows, or what is wrong with those that lead nowhere. */
export async function atPlaces(
  places: Places,
  shown: Shown,
  context: CommandContext,
): Promise<readonly Paper[] | ProblemReply> {
  const first = shown.offset + 1;
  const wanted = places === 'all' ? shown.ids.map((_id, at) => first + at) : places;
  const papers: Paper[] = [];
  const wrong: string[] = [];
  for (const place of wanted) {
    const found = await atPosition(place, shown, context);
    if (found.kind === 'paper') papers.push(found.paper);
    if (found.kind === 'problem') wrong.push(found.reply.message);
  }
  return wrong.length > 0 ? problem([...new Set(wrong)].slice(0, MOST_WRONG).join(' ')) : papers;
}

const MOST_WRONG = 3;

async function atPosition(position: number, shown: Shown, context: CommandContext): Promise<Resolution> {
  if (position < 1) return failure(problem('The numbers of a list begin at 1.'));
  const id = shown.ids[position - 1 - shown.offset];
  const known = id === undefined ? undefined : await context.engine.paper(id);
  if (known) return { kind: 'paper', paper: known };
  if (id !== undefined) return failure(problem(`Number ${position} is no longer in the corpus.`));
  if (shown.complete)
    return failure(problem(`That list has ${paperCount(shown.ids.length)}, so there is no ${position}.`));
  const page = await pageOf(shown.asked, position - 1, context, 1);
  if (page.kind === 'problem') return failure(page);
  const [hit] = page.hits;
  return hit?.rank === position
    ? { kind: 'paper', paper: hit.paper }
    : failure(problem(`The list has ${paperCount(page.total)}, so there is no ${position}.`));
}

/** What the corpus does not hold is looked up where its name says that it is a paper; an address of anything else is not. */
async function byAddress(
  text: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<Resolution | undefined> {
  const { engine } = context;
  const reference = readReference(text);
  if (!reference && !isTitleId(text)) return undefined;
  const paper =
    reference?.kind === 'url'
      ? await engine.paperByUrl(reference.url)
      : reference && ((await engine.paper(reference.id)) ?? (await engine.paperByUrl(addressOf(reference))));
  if (paper) return { kind: 'paper', paper };
  const elsewhere =
    reference && reference.kind !== 'url' ? await lookUp(reference, invocation.text, context) : undefined;
  if (elsewhere?.kind === 'paper') return elsewhere;
  return failure(elsewhere ?? problem(`The corpus has no paper ${text}. Try words of its title.`));
}

function addressOf({ kind, id }: { readonly kind: 'arxiv' | 'doi'; readonly id: string }): string {
  return kind === 'arxiv' ? `https://arxiv.org/abs/${id}` : `https://doi.org/${id}`;
}

async function byPieceOfTitle(text: string, context: CommandContext): Promise<Resolution> {
  const piece = normaliseTitle(text);
  const asTyped = await titlesHolding(piece, text, context);
  const holding = asTyped.length > 0 ? asTyped : await titlesHolding(piece, joined(piece), context);
  const named = holding.filter(({ title }) => normaliseTitle(title.split(':')[0] ?? '') === piece);
  const [paper] = named.length === 1 ? named : holding;
  if (paper && (named.length === 1 || holding.length === 1)) return { kind: 'paper', paper };
  return { kind: 'title', held: holding.length > 0 ? 'several' : 'nowhere' };
}

async function titlesHolding(piece: string, text: string, { engine }: CommandContext): Promise<Paper[]> {
  const page = { offset: 0, limit: TITLE_CANDIDATES };
  const { hits } = await engine.search({ clause: { kind: 'term', text }, sort: 'relevance' }, page);
  return hits.map(({ paper }) => paper).filter(({ title }) => holds(normaliseTitle(title), piece));
}

/** Both normalised: the title has every word, or the words however they are spaced ("lambda networks"). */
function holds(title: string, piece: string): boolean {
  const words = title.split(' ');
  if (piece.split(' ').every((word) => words.includes(word))) return true;
  return words.some((_first, from) =>
    words.some((_last, to) => words.slice(from, to + 1).join('') === joined(piece)),
  );
}

function joined(piece: string): string {
  return piece.replaceAll(' ', '');
}

function failure(reply: ProblemReply): Resolution {
  return { kind: 'problem', reply };
}
