/** The Home tab. */
import type { HomeView } from '@slack/types';
import type { Reply } from '../../commands/types.js';
import type { CorpusFacts } from '../../search/types.js';

export function homeView(home: {
  readonly facts: CorpusFacts;
  readonly examples: readonly string[];
  readonly results?: Reply;
}): HomeView {
  return { type: 'home', blocks: home.examples.map(() => ({ type: 'divider' })) };
}
