/** The table of everything Paperboy can be told to do; the dispatcher, the help, the manifest and the tests read it. */
import { aboutPaper } from './about-paper.js';
import { cite } from './cite.js';
import { helpCommand, helpOn } from './help.js';
import { searchFor, similarTo } from './page.js';
import { save, saved, unsave } from './saved.js';
import { shownTo } from './shared-here.js';
import { digest, subscribe, subscriptions, unsubscribe } from './subscribe.js';
import type { Command, VerbHelp } from './types.js';

const searchHelp: VerbHelp = {
  name: 'search',
  usage: '[search] <query>',
  summary: 'Find papers. The word “search” may be left out.',
  examples: ['mixture of experts', 'pruning -vision', 'title:"architecture search" has:code'],
};

const search: Command = {
  ...searchHelp,
  run: async (argument, invocation, context) => {
    if (!argument) return helpOn(searchHelp);
    return searchFor(isNounPhrase(argument) ? invocation.text : argument, context);
  },
};

const similar = aboutPaper(
  {
    name: 'similar',
    usage: 'similar <title|id|address>',
    summary: 'Find papers like one that you know.',
    examples: ['similar MLP-Mixer', 'similar Mixtral of Experts'],
  },
  (paper, context) => similarTo(paper, context),
);

const show = aboutPaper(
  {
    name: 'show',
    usage: 'show <title|id|address>',
    summary: 'Read the abstract, with every link that is known.',
    examples: ['show Network In Network', 'show lambda networks'],
  },
  (paper, context, { speaker, ts }) => shownTo(paper, context, speaker?.here, ts),
);

const status: Command = {
  name: 'status',
  usage: 'status',
  summary: 'See what the corpus holds, how its sources and the digests go, and which version runs.',
  examples: ['status'],
  run: async (argument, invocation, context) => {
    if (argument) return searchFor(invocation.text, context);
    const { engine, version, loadedAt, skippedLines } = context;
    const [deliveries, intake] = await Promise.all([context.team?.desk.counts(), context.sources?.()]);
    return {
      kind: 'status',
      facts: engine.facts,
      version,
      loadedAt,
      skippedLines,
      ...(deliveries ? { deliveries } : {}),
      ...(intake ? { intake } : {}),
    };
  },
};

const topics: Command = {
  name: 'topics',
  usage: 'topics',
  summary: 'See what the papers are about.',
  examples: ['topics'],
  run: async (argument, invocation, context) => {
    if (argument) return searchFor(invocation.text, context);
    const { topics, facts } = context.engine;
    return { kind: 'topics', topics, facts };
  },
};

/** Every verb, in the order in which help lists them. */
export const catalog: readonly Command[] = [
  search,
  similar,
  show,
  cite,
  subscribe,
  unsubscribe,
  subscriptions,
  digest,
  save,
  saved,
  unsave,
  topics,
  status,
  helpCommand(() => catalog),
];

/** "search engines for code" asks about search engines; with other words, `search` is the verb. */
function isNounPhrase(argument: string): boolean {
  return /^(?:engine|space|algorithm|strateg(?:y|ies)|tree|quer(?:y|ies)|result)s?\b/i.test(argument);
}
