/** `paperboy ingest arxiv`, `arxiv-daily` and `arxiv-oai`: arXiv by its three doors. */
import type { Command } from 'commander';
import type { Reading } from '../ingest/ports.js';
import { UserError } from '../lib/errors.js';
import { papersById, searchArxiv } from '../sources/arxiv-api.js';
import { readAnnouncement } from '../sources/arxiv-feed.js';
import { arxivIdIn } from '../sources/arxiv-id.js';
import { harvestArxiv, oaiSet } from '../sources/arxiv-oai.js';
import type { ArxivDoors } from '../sources/arxiv-watch.js';
import { bringIn } from './intake.js';
import { atLeastOne, dayOf, type JsonOption, jsonOption } from './options.js';
import type { CliContext } from './terminal.js';

const SOURCE = 'arxiv';

/** Adds the three to `ingest`. */
export function addArxiv(ingest: Command, cli: CliContext): void {
  ingest
    .command('arxiv')
    .description('papers of arXiv by their ids, or what a search there finds')
    .argument('<query...>', "ids and addresses, words, or arXiv's own language: 'cat:cs.LG AND ti:pruning'")
    .option('--max <number>', 'how many papers at most', atLeastOne, 100)
    .option('--newest', 'the newest first instead of what matches best')
    .addOption(jsonOption())
    .action((words: readonly string[], { max, newest, json }: SearchOptions) => {
      const query = queryOf(words);
      return bringIn(cli, json, ({ sources: { arxiv } }) => {
        const isIds = words.every((word) => arxivIdIn(word) !== undefined);
        const search = { query, limit: max, ...(newest ? { newestFirst: true } : {}) };
        return [{ source: SOURCE, reading: isIds ? papersById(arxiv, words) : searchArxiv(arxiv, search) }];
      });
    });
  ingest
    .command('arxiv-daily')
    .description('what arXiv announced last in some categories')
    .argument('[category...]', 'such as cs.LG; those of ARXIV_CATEGORIES when left out')
    .addOption(jsonOption())
    .action((categories: readonly string[], { json }: JsonOption) =>
      bringIn(cli, json, ({ sources, config }) => {
        const wanted = checked(categories.length > 0 ? categories : config.sources.arxivCategories);
        return [{ source: SOURCE, reading: announced(sources.arxivDoors, wanted) }];
      }),
    );
  addOai(ingest, cli);
}

interface SearchOptions extends JsonOption {
  readonly max: number;
  readonly newest?: true;
}

interface WindowOptions extends JsonOption {
  readonly set?: string;
  readonly from?: string;
  readonly until?: string;
}

function addOai(ingest: Command, cli: CliContext): void {
  ingest
    .command('arxiv-oai')
    .description('all that arXiv has, or what changed in some days: the way to keep a copy')
    .option('--set <set>', 'such as cs:cs:LG or cs.LG; everything when left out')
    .option('--from <day>', 'the first day, YYYY-MM-DD by UTC', dayOf)
    .option('--until <day>', 'the last day', dayOf)
    .addOption(jsonOption())
    .action(({ set, from, until, json }: WindowOptions) =>
      bringIn(cli, json, ({ sources }) => {
        const window = {
          ...(set ? { set: set.includes(':') ? set : oaiSet(set) } : {}),
          ...(from ? { from } : {}),
          ...(until ? { until } : {}),
        };
        return [{ source: SOURCE, reading: harvestArxiv(sources.arxivDoors, window) }];
      }),
    );
}

/** All the words where no field is named. */
function queryOf(words: readonly string[]): string {
  const query = words.join(' ').trim();
  if (/\b(?:ti|au|abs|co|jr|cat|rn|id|all):/.test(query)) return query;
  return query
    .split(/\s+/)
    .map((word) => `all:${word}`)
    .join(' AND ');
}

function checked(categories: readonly string[]): readonly string[] {
  if (categories.length === 0) {
    throw new UserError('No category is named: add some, such as cs.LG, or set ARXIV_CATEGORIES.');
  }
  const odd = categories.find((name) => !/^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(name));
  if (odd !== undefined) throw new UserError(`${odd} is no category of arXiv; they are such as cs.LG.`);
  return categories;
}

async function* announced({ client, feedUrl, now }: ArxivDoors, categories: readonly string[]): Reading {
  const { records } = await readAnnouncement(client, feedUrl, categories, { now: now() });
  yield* records ?? [];
}
