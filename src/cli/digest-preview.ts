/** `paperboy digest preview` and `digest run --dry-run`: what would be sent, without sending it. */
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { readRequest } from '../commands/subscription-words.js';
import { loadContext } from '../compose/context.js';
import { openStore } from '../compose.js';
import type { Material } from '../digest/compose.js';
import { createDesk } from '../digest/desk.js';
import { planFor } from '../digest/plan.js';
import { requestOf } from '../digest/wording.js';
import { UserError } from '../lib/errors.js';
import { createLogger } from '../lib/logger.js';
import type { Store } from '../store/sql/store.js';
import { configOf } from './corpus.js';
import { digestLines } from './render-digest.js';
import { type CliContext, EXIT, type Terminal } from './terminal.js';

/** No place of Slack's: nothing was ever given there. */
const NOWHERE = { teamId: '', channelId: '', kind: 'channel' } as const;
/** Of a thousand subscriptions that are due at once, so many are shown. */
const MOST_SHOWN = 1_000;

interface RunOptions {
  readonly at: Date;
  readonly dryRun: true;
}

/** Adds both to `digest`. */
export function addPreviews(digest: Command, { terminal, finish }: CliContext): void {
  digest
    .command('preview')
    .description('what a digest would hold today: paperboy digest preview diffusion top 3')
    .argument('[words...]', 'as after /papers subscribe')
    .action((words: string[]) =>
      withMaterial(terminal, async (store, material, timeZone) => {
        const read = readRequest(words.join(' '), timeZone);
        if (read.kind === 'problems') throw new UserError(read.problems.join(' '));
        const desk = createDesk(store.digests, material, () => new Date());
        const held = await desk.preview(read.request, NOWHERE);
        terminal.out(`${digestLines(held).join('\n')}\n`);
        if (held.items.length === 0) finish(EXIT.nothing);
      }),
    );
  digest
    .command('run')
    .description('what the bot would send at a time; the bot itself sends')
    .requiredOption('--at <time>', 'in ISO 8601, such as 2026-11-26T09:00:00+01:00', toDate)
    .requiredOption('--dry-run', 'show only; there is no other way to run it')
    .action(({ at }: RunOptions) =>
      withMaterial(terminal, async (store, material) => {
        const due = await store.digests.dueSubscriptions(at, MOST_SHOWN);
        for (const subscription of due) {
          const { kind, channelId } = subscription.destination;
          terminal.out(`${kind} ${channelId} · ${requestOf(subscription)}\n`);
          const planned = await planFor(subscription, at, store.digests, material);
          const lines = planned.kind === 'skip' ? [SKIPPED] : digestLines(planned.parcel.digest);
          terminal.out(lines.map((line) => `  ${line}\n`).join(''));
        }
        if (due.length === 0) terminal.err('paperboy: nothing is due by then\n');
        if (due.length === 0) finish(EXIT.nothing);
      }),
    );
}

const SKIPPED = 'skipped, as its time was more than a day before';

/** Slack is not asked, so that in which channels a person is remains unknown. */
async function withMaterial(
  terminal: Terminal,
  use: (store: Store, material: Material, timeZone: string) => Promise<void>,
): Promise<void> {
  const config = configOf(terminal);
  const logger = createLogger(config.logLevel, { write: terminal.err });
  const context = await loadContext(config, logger);
  const store = await openStore(config, logger);
  const { library, arrivals } = store;
  const engine = () => context().engine;
  const material = {
    engine,
    library,
    arrivals,
    feeds: async () => [],
    channelsOf: async () => [],
    isPublic: async () => false,
  };
  await use(store, material, config.timeZone).finally(() => store.close());
}

function toDate(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
    throw new InvalidArgumentError('It must be a time in ISO 8601, such as 2026-11-26T09:00:00+01:00.');
  }
  return at;
}
