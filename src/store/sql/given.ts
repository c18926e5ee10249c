/** The papers of deliveries that were given up before they can have been read. */
import type { Transaction } from 'kysely';
import type { Tables } from './schema.js';

/** They count as not given again. */
export async function release(trx: Transaction<Tables>, deliveryKeys: readonly string[]): Promise<void> {
  if (deliveryKeys.length === 0) return;
  await trx.deleteFrom('given').where('delivery_key', 'in', deliveryKeys).execute();
}
