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
  /** What was uploaded and is shown nowhere yet, by the file's id. */
  readonly uploads: Map<string, string>;
  /** Where response urls begin, and where files are sent to. */
  readonly responseBase: string;
  readonly uploadBase: string;
  /** Of everyone in the workspace. */
  readonly timeZone?: string;
}
