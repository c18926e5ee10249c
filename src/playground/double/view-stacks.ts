/** Every person's open modals and Home tab. The emulator cannot close a modal, so all views are kept here. */
import { randomBytes } from 'node:crypto';
import type { ViewPayload } from './block-kit.js';

export interface View {
  readonly id: string;
  readonly userId: string;
  /** Changes with every update. */
  readonly hash: string;
  readonly rootId: string;
  readonly previousId?: string;
  readonly payload: ViewPayload;
}

export interface ViewStacks {
  /** A person's modals, the top one last. */
  stackOf(userId: string): readonly View[];
  homeOf(userId: string): View | undefined;
  /** An open modal of anyone. */
  modal(viewId: string): View | undefined;
  /** Lays a modal over the ones that are open, or alone; undefined when there are three already. */
  add(userId: string, payload: ViewPayload, how: 'on top' | 'alone'): View | undefined;
  replace(view: View, payload: ViewPayload): View;
  publish(userId: string, payload: ViewPayload): View;
  /** Takes the top modal away; the one under it shows again. */
  pop(userId: string): void;
  clear(userId: string): void;
}

/** Limit: https://docs.slack.dev/surfaces/modals */
const MOST_STACKED = 3;

/** Empty at first; `changed` is called after every change. */
export function createViewStacks(changed: () => void): ViewStacks {
  const stacks = new Map<string, readonly View[]>();
  const homes = new Map<string, View>();
  const stackOf = (userId: string) => stacks.get(userId) ?? [];
  const set = (userId: string, stack: readonly View[]) => {
    stacks.set(userId, stack);
    changed();
  };
  return {
    stackOf,
    homeOf: (userId) => homes.get(userId),
    modal: (viewId) => [...stacks.values()].flat().find(({ id }) => id === viewId),
    add: (userId, payload, how) => {
      const below = how === 'on top' ? stackOf(userId) : [];
      if (below.length >= MOST_STACKED) return undefined;
      const view = newView(userId, payload, below);
      set(userId, [...below, view]);
      return view;
    },
    replace: (view, payload) => {
      const updated = { ...view, payload, hash: newHash() };
      set(
        view.userId,
        stackOf(view.userId).map((each) => (each.id === view.id ? updated : each)),
      );
      return updated;
    },
    publish: (userId, payload) => {
      const home = { ...(homes.get(userId) ?? newView(userId, payload, [])), payload, hash: newHash() };
      homes.set(userId, home);
      changed();
      return home;
    },
    pop: (userId) => set(userId, stackOf(userId).slice(0, -1)),
    clear: (userId) => set(userId, []),
  };
}

function newView(userId: string, payload: ViewPayload, below: readonly View[]): View {
  const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
  const previous = below.at(-1);
  return {
    id,
    userId,
    hash: newHash(),
    rootId: below[0]?.id ?? id,
    ...(previous ? { previousId: previous.id } : {}),
    payload,
  };
}

function newHash(): string {
  return randomBytes(8).toString('hex');
}
