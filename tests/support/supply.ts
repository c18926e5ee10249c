/** Papers that stay as they are: nothing is watched, and nobody is asked. */
import type { Context } from '../../src/compose/context.js';
import type { Supply } from '../../src/compose/supply.js';

export function steadySupply(context: Context): Supply {
  return {
    context,
    ports: {},
    feeds: async () => [],
    start: () => undefined,
    stop: async () => undefined,
  };
}
