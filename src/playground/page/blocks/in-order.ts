/** Children that have no identity but their place. */
import { createElement, Fragment, type ReactNode } from 'react';

/** Passed one by one, as written markup is, they need no keys. */
export function inOrder<Part>(parts: readonly Part[], draw: (part: Part) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...parts.map(draw));
}
