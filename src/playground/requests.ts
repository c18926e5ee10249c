/** Reads the page's requests as they come over HTTP, and carries out nothing else. */
import { z } from 'zod';
import type { Answer, Requests } from './protocol.js';
import type { Acts } from './workspace.js';

/** Carries out the body of a request; undefined when it is no such request. */
type Handler = (body: unknown) => Promise<Answer> | undefined;

/** A handler for each request, by its name. */
export function handlersFor(acts: Acts): ReadonlyMap<string, Handler> {
  const handlers = {
    say: reading(sayShape, acts.say),
    press: reading(pressShape, acts.press),
    submit: reading(submitShape, acts.submit),
    close: reading(closeShape, acts.close),
    home: reading(homeShape, acts.home),
    clock: reading(clockShape, acts.clock),
  } satisfies { readonly [Name in keyof Requests]: Handler };
  return new Map(Object.entries(handlers));
}

function reading<Request>(shape: z.ZodType<Request>, act: (request: Request) => Promise<Answer>): Handler {
  return (body) => {
    const parsed = shape.safeParse(body);
    return parsed.success ? act(parsed.data) : undefined;
  };
}

const as = z.string();
const values = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Slack's own message box takes 12,000 characters. */
const sayShape = z.object({
  as,
  channelId: z.string(),
  threadTs: z.string().exactOptional(),
  text: z.string().max(12_000),
});
const pressShape = z.object({
  as,
  where: z.union([z.object({ channelId: z.string(), ts: z.string() }), z.object({ viewId: z.string() })]),
  action: z.record(z.string(), z.unknown()),
  values: values.exactOptional(),
});
const submitShape = z.object({ as, viewId: z.string(), values });
const closeShape = z.object({ as, viewId: z.string() });
const homeShape = z.object({ as });
const clockShape = z.object({ as, to: z.union([z.literal('next digest'), z.iso.datetime()]) });
