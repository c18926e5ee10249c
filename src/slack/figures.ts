/** Looks up what the metrics tell of the moment. */
import type { CommandContext } from '../commands/types.js';
import type { Logger } from '../lib/logger.js';
import { classify } from './fault.js';
import type { Figures } from './metrics.js';

/** Never rejects: what cannot be looked up is left out, and stands in the log. */
export async function figuresOf({ engine, team, sources }: CommandContext, logger: Logger): Promise<Figures> {
  const known = async <Figure>(look: Promise<Figure> | undefined): Promise<Figure | undefined> => {
    try {
      return await look;
    } catch (error) {
      logger.warn({ fault: classify(error) }, 'a figure of the metrics could not be looked up');
      return undefined;
    }
  };
  const [deliveries, intake] = await Promise.all([known(team?.desk.counts()), known(sources?.())]);
  return { papers: engine.facts.papers, deliveries, intake };
}
