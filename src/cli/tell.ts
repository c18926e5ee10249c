/** Prints a reply, as text or as JSON, and sets the exit code. */
import type { Reply } from '../commands/types.js';
import { render } from './render.js';
import { type CliContext, EXIT } from './terminal.js';

/** `json` is printed instead where it is given. */
export function tell(reply: Reply, json: object | undefined, { terminal, finish }: CliContext): void {
  if (json) {
    terminal.out(`${JSON.stringify(json)}\n`);
  } else {
    const { out, err } = render(reply, terminal);
    terminal.out(out);
    terminal.err(err);
  }
  if (reply.kind === 'problem' || (reply.kind === 'results' && reply.total === 0)) finish(EXIT.nothing);
}
