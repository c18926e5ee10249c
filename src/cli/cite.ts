/** `paperboy cite`: one paper or several, in the format of a reference manager. */
import { type Command, Option } from 'commander';
import { cite, citeEach } from '../commands/cite.js';
import { withoutFormat } from '../commands/cite-request.js';
import type { CommandContext, Invocation, Reply } from '../commands/types.js';
import { CITATION_FORMATS, type CitationFormat } from '../paper/citation.js';
import { readReference } from '../paper/identifiers.js';
import { openCorpus } from './corpus.js';
import { toJson } from './json.js';
import { type JsonOption, jsonOption } from './options.js';
import { tell } from './tell.js';
import type { CliContext } from './terminal.js';

interface CiteOptions extends JsonOption {
  readonly format: CitationFormat;
}

/** Adds `cite`. */
export function addCite(program: Command, cli: CliContext): void {
  program
    .command('cite')
    .description('print BibTeX entries, or RIS or CSL-JSON')
    .argument('<paper...>', 'an id, address or title, which need not be whole; several titles each in quotes')
    .addOption(
      new Option('-f, --format <format>', 'what to print').choices(CITATION_FORMATS).default('bibtex'),
    )
    .addOption(jsonOption())
    .action(async (words: string[], { format, json }: CiteOptions) => {
      const reply = await citeWords(words, format, await openCorpus(cli.terminal));
      tell(reply, json ? toJson(reply, words.join(' ')) : undefined, cli);
    });
}

/** Several words are one title if there is such a paper; ids and addresses are several papers. */
async function citeWords(
  words: readonly string[],
  format: CitationFormat,
  context: CommandContext,
): Promise<Reply> {
  const text = words.join(' ');
  const invocation: Invocation = { text, place: 'cli' };
  const areSeveral = words.length > 1 && words.every((word) => /\s/.test(word) || readReference(word));
  if (areSeveral) return citeEach(words, format, invocation, context);
  const asked = withoutFormat(text).format ? text : `${text} as ${format}`;
  const asOne = await cite.run(asked, invocation, context);
  if (asOne.kind === 'citation' || words.length === 1) return asOne;
  const asSeveral = await citeEach(words, format, invocation, context);
  return asSeveral.kind === 'citation' ? asSeveral : asOne;
}
