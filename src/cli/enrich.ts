/** `paperboy enrich`: completes papers of which only title and abstract are known. */
import type { Command } from 'commander';
import { type EnrichReport, enrich } from '../ingest/enrich.js';
import type { PaperStore } from '../ingest/ports.js';
import { mergePapers } from '../paper/merge.js';
import type { Paper } from '../paper/paper.js';
import { arxivByTitle, semanticScholarByTitles } from '../sources/by-title.js';
import { openTitleLookups } from '../store/title-lookups.js';
import { createCounting } from './counting.js';
import { withIntake } from './intake.js';
import { atLeastOne, type JsonOption, jsonOption } from './options.js';
import { type CliContext, EXIT, type Terminal } from './terminal.js';

const HELP = `
Papers without authors and id are looked up by their titles, at arXiv and then at Semantic Scholar. One is completed only where exactly
one paper has the same title, and nothing that is known of both differs. It takes some seconds a paper; Ctrl+C ends it, and the next
time it goes on. What nobody knows is asked for again after 30 days.
`;

/** Adds `enrich`. */
export function addEnrich(program: Command, cli: CliContext): void {
  const { terminal, finish } = cli;
  program
    .command('enrich')
    .description('complete papers of which little is known: ids, authors, dates, links')
    .option('-n, --limit <number>', 'how many to look up at most', atLeastOne)
    .addOption(jsonOption())
    .addHelpText('after', HELP)
    .action(async ({ limit, json }: JsonOption & { readonly limit?: number }) => {
      const counting = createCounting(terminal);
      const report = await withIntake(terminal, async ({ config, sources, store, papers, stop }) =>
        enrich({
          papers: mergePapers([...papers, ...(await kept(store.papers))]).papers,
          sources: [arxivByTitle(sources.arxiv), semanticScholarByTitles(sources.semanticScholar)],
          store: store.papers,
          lookups: openTitleLookups(config.dataDir),
          now: () => new Date(),
          limit,
          stop,
          progress: (done, of) => counting.show(`${done} of ${of} looked up`),
        }),
      );
      counting.end();
      if (json) terminal.out(`${JSON.stringify(report)}\n`);
      else tell(terminal, report);
      if (report.away.length > 0) finish(EXIT.nothing);
    });
}

const PAGE = 1_000;

async function kept(store: PaperStore): Promise<readonly Paper[]> {
  const all: Paper[] = [];
  for (let after = 0; ; ) {
    const { revision, papers } = await store.changedSince(after, PAGE);
    if (papers.length === 0) return all;
    all.push(...papers);
    after = revision;
  }
}

function tell({ out, err }: Terminal, report: EnrichReport): void {
  const { bare, remembered, found, unknown, ambiguous, left, away } = report;
  if (bare === 0) out('Every paper has an id or authors: there is nothing to complete.\n');
  else {
    const parts = [`${found} completed`, `${unknown} unknown`, `${ambiguous.length} ambiguous`];
    const before = remembered > 0 ? [`${remembered} asked for before`] : [];
    out(
      `Of ${bare} bare ${bare === 1 ? 'paper' : 'papers'}: ${[...parts, ...before, `${left} left`].join(', ')}\n`,
    );
  }
  for (const { title } of ambiguous) err(`Several papers have the title "${title}"; none was taken.\n`);
  for (const reason of away) err(`paperboy: ${reason}\n`);
}
