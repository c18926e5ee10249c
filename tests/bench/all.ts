/**
 * `npm run bench [-- relevance DIR | latency [SECONDS]]`: the figures the README and the closing notes quote.
 * DIR holds judged sets in BEIR's layout, one folder each.
 */
import { latency } from './latency.js';
import { relevance } from './relevance.js';

const [part, argument] = process.argv.slice(2);
if (part !== 'latency') await relevance(part === 'relevance' ? argument : undefined);
if (part !== 'relevance') await latency(argument ? Number(argument) : undefined);
