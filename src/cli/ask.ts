/** The verbs that ask the corpus: the same commands as in Slack, printed. */
import type { Command } from 'commander';
import { catalog } from '../commands/catalog.js';
import { pageOf, searchFor } from '../commands/page.js';
import type { CommandContext, Reply } from '../commands/types.js';
import { openCorpus } from './corpus.js';
import { toJson } from './json.js';
import { type JsonOption, jsonOption, type LimitOption, limitOption } from './options.js';
import { tell } from './tell.js';
import type { CliContext } from './terminal.js';

const QUERY_HELP = `
Query:
  mixture of experts             words rank; slips and other endings of them count
  "few shot"                     these words in a row, exactly
  -vision  -"neural fields"      leave papers out (after -- where it comes first)
  title:pruning  author:hinton   one field: title, author, abstract, venue, cat, source
  year:2017  year:2015..2018  year:>=2020
  has:code  has:project  has:abstract
  nerf OR "radiance fields"      either side; ( ) group
  sort:new                       the newest first

Quote the whole query where it holds characters that the shell would read: paperboy search '"few shot" -vision'
`;

/** Adds `search`, `similar`, `show`, `topics` and `status`. */
export function addAsk(program: Command, cli: CliContext): void {
  program
    .command('search')
    .description('find papers; the query may be several words, with phrases, -exclusions and field:filters')
    .argument('<query...>', 'what to look for')
    .addOption(limitOption())
    .addOption(jsonOption())
    .addHelpText('after', QUERY_HELP)
    .action(async (words: string[], { limit, json }: LimitOption) => {
      const query = words.join(' ');
      const reply = await searchFor(query, await openCorpus(cli.terminal), limit);
      tell(reply, json ? toJson(reply, query) : undefined, cli);
    });
  addReference(program, cli, 'similar', 'find papers like one that you know').addOption(limitOption());
  addReference(program, cli, 'show', "print a paper's abstract and links");
  addPlain(program, cli, 'topics', 'what the papers are about, and how many there are of a year or a venue');
  addPlain(program, cli, 'status', 'what the corpus holds and which version runs');
}

type PlainVerb = 'topics' | 'status';

function addPlain(program: Command, cli: CliContext, verb: PlainVerb, description: string): void {
  program
    .command(verb)
    .description(description)
    .addOption(jsonOption())
    .action(async ({ json }: JsonOption) => {
      const reply = await ask(verb, '', await openCorpus(cli.terminal));
      tell(reply, json ? toJson(reply, '') : undefined, cli);
    });
}

type ReferenceVerb = 'similar' | 'show';

function addReference(program: Command, cli: CliContext, verb: ReferenceVerb, description: string): Command {
  return program
    .command(verb)
    .description(description)
    .argument('<paper...>', 'its id, address, or title, which need not be whole')
    .addOption(jsonOption())
    .action(async (words: string[], { limit, json }: Partial<LimitOption>) => {
      const reference = words.join(' ');
      const context = await openCorpus(cli.terminal);
      const reply = await widened(await ask(verb, reference, context), limit, context);
      tell(reply, json ? toJson(reply, reference) : undefined, cli);
    });
}

/** The commands answer in Slack's page size. */
function widened(reply: Reply, limit: number | undefined, context: CommandContext): Promise<Reply> | Reply {
  if (reply.kind !== 'results' || limit === undefined) return reply;
  return pageOf(reply.asked, 0, context, limit);
}

async function ask(verb: ReferenceVerb | PlainVerb, rest: string, context: CommandContext): Promise<Reply> {
  const command = catalog.find(({ name }) => name === verb);
  if (!command) throw new Error(`The catalog has no ${verb}.`);
  return command.run(rest, { text: rest, place: 'cli' }, context);
}
