/** Each person's own list of papers: to put one on it, to take it off, to see it. */
import { namesOf } from '../paper/names.js';
import type { Paper, PaperId } from '../paper/paper.js';
import { aboutPaper } from './about-paper.js';
import { paperById } from './look-up.js';
import { searchFor } from './page.js';
import { NO_TEAM, notice } from './problem.js';
import type { Command, CommandContext, Reply, Speaker, TeamContext } from './types.js';

export const save: Command = aboutPaper(
  {
    name: 'save',
    usage: 'save <number|title|id|address>',
    summary: 'Keep a paper on your own list, which only you see.',
    examples: ['save Network In Network'],
  },
  async (paper, { team }, { speaker }) => (team && speaker ? keep(paper, team, speaker) : NO_TEAM),
);

export const unsave: Command = aboutPaper(
  {
    name: 'unsave',
    usage: 'unsave <number|title|id|address>',
    summary: 'Take a paper off your list.',
    examples: ['unsave Network In Network'],
  },
  async ({ id }, context, { speaker }) =>
    context.team && speaker ? unsavePaper(id, context, context.team, speaker) : NO_TEAM,
);

export const saved: Command = {
  name: 'saved',
  usage: 'saved',
  summary: 'See your list of saved papers.',
  examples: ['saved'],
  run: async (argument, invocation, context) => {
    if (argument) return searchFor(invocation.text, context);
    const { speaker } = invocation;
    return context.team && speaker ? savedBy(context, context.team, speaker) : NO_TEAM;
  },
};

/** Puts the paper on the speaker's list. */
export async function savePaper(
  id: PaperId,
  context: CommandContext,
  team: TeamContext,
  speaker: Speaker,
): Promise<Reply> {
  const found = await paperById(id, context);
  return found.kind === 'paper' ? keep(found.paper, team, speaker) : found;
}

async function keep(paper: Paper, { library, now }: TeamContext, speaker: Speaker): Promise<Reply> {
  const isNew = await library.save(readerOf(speaker), namesOf(paper), now());
  return personal(`“${paper.title}” is on your list${isNew ? '' : ' already'}. Only you see it.`, ['saved']);
}

/** Takes it off the list, also where the corpus has lost it. */
export async function unsavePaper(
  id: PaperId,
  { engine }: CommandContext,
  { library }: TeamContext,
  speaker: Speaker,
): Promise<Reply> {
  const paper = await engine.paper(id);
  const wasSaved = await library.unsave(readerOf(speaker), paper ? namesOf(paper) : [id]);
  const title = paper?.title ?? id;
  return personal(wasSaved ? `“${title}” is off your list.` : `“${title}” is not on your list.`, ['saved']);
}

/** The speaker's list, as it is now. */
export async function savedBy(
  { engine }: CommandContext,
  { library }: TeamContext,
  speaker: Speaker,
): Promise<Reply> {
  const ids = await library.saved(readerOf(speaker));
  if (ids.length === 0)
    return personal('Your list is empty. Save papers from a digest, or type “save” and a title.', [
      'help save',
    ]);
  const found = await Promise.all(ids.map((id) => engine.paper(id)));
  // Saved under two names, it is one now.
  const papers = new Map(found.flatMap((paper) => (paper ? [[paper.id, paper] as const] : [])));
  const gone = found.filter((paper) => !paper).length;
  return { kind: 'saved', papers: [...papers.values()], gone };
}

/** For nobody else to read, wherever it was said. */
function personal(message: string, tryNext: readonly string[]): Reply {
  return { ...notice(message, tryNext), personal: true };
}

function readerOf({ userId, here }: Speaker): { readonly teamId: string; readonly userId: string } {
  return { teamId: here.teamId, userId };
}
