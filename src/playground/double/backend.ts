/** The double of Slack as a whole: its parts, as each of them reaches the others. */
import type { AppDoor } from './app-door.js';
import type { Emulated } from './emulated.js';
import type { ResponseUrls } from './response-urls.js';
import type { Team } from './team.js';
import type { Triggers } from './triggers.js';
import type { ViewStacks } from './view-stacks.js';
import type { Waiting } from './waiting.js';
import type { World } from './world.js';

export interface Backend {
  readonly team: Team;
  readonly world: World;
  readonly emulated: Emulated;
  readonly stacks: ViewStacks;
  readonly waiting: Waiting;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly app: AppDoor;
  /** Where response urls begin. */
  readonly responseBase: string;
  /** Of everyone in the workspace. */
  readonly timeZone?: string;
}
