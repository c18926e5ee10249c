/** `paperboy ingest …`: brings papers in, one verb a source. */
import type { Command } from 'commander';
import { dailyPapers, watchHuggingFace } from '../sources/huggingface.js';
import { papersBySemanticScholar } from '../sources/semantic-scholar.js';
import { addArxiv } from './ingest-arxiv.js';
import { addFiles } from './ingest-file.js';
import { addSavedPage } from './ingest-page.js';
import { bringIn } from './intake.js';
import { dayOf, type JsonOption, jsonOption } from './options.js';
import type { CliContext } from './terminal.js';

const HELP = `
What is brought in is kept in DATA_DIR, or in the database that DATABASE_URL names, beside the files of CORPUS_DIR; a paper that is
known from elsewhere becomes one with it. The bot may run meanwhile. Records that cannot be used are skipped and named.
`;

/** Adds `ingest` with all its verbs. */
export function addIngest(program: Command, cli: CliContext): void {
  const ingest = program.command('ingest').description('add papers to the corpus').addHelpText('after', HELP);
  addArxiv(ingest, cli);
  ingest
    .command('huggingface')
    .description("Hugging Face's daily papers, with votes and code")
    .option('--date <day>', 'of one day, YYYY-MM-DD by UTC; of the last week when left out', dayOf)
    .addOption(jsonOption())
    .action(({ date, json }: JsonOption & { readonly date?: string }) =>
      bringIn(cli, json, ({ sources: { huggingFace } }) => {
        const lately = () => watchHuggingFace(huggingFace).read(undefined, new Date());
        return [{ source: 'huggingface', reading: date ? dailyPapers(huggingFace, date) : lately() }];
      }),
    );
  ingest
    .command('semantic-scholar')
    .description('papers that Semantic Scholar knows, with citations and a sentence on each')
    .argument('<id...>', 'of arXiv, a DOI, or its own')
    .addOption(jsonOption())
    .action((ids: readonly string[], { json }: JsonOption) =>
      bringIn(cli, json, ({ sources: { semanticScholar } }) => [
        { source: 'semantic-scholar', reading: papersBySemanticScholar(semanticScholar, ids) },
      ]),
    );
  addFiles(ingest, cli);
  addSavedPage(ingest, cli);
}
