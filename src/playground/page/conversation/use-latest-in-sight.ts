/** Scrolls a list to what is new, unless the reader has gone up to read what is old. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { PlaygroundMessage } from '../../protocol.js';

const NEAR_PX = 120;
/** How much of the window the message before may take. */
const MAX_CONTEXT = 0.3;

/**
 * For the scrolling element, whose only child holds one element a message. A message taller than the window is
 * shown from its beginning: one reads downwards.
 */
export function useLatestInSight(messages: readonly PlaygroundMessage[]): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useRef<string | undefined>(undefined);
  const wasNear = useRef(true);
  const latest = messages.at(-1)?.ts;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = () => {
      wasNear.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    const isFirst = seen.current === undefined;
    const isNew = latest !== seen.current;
    seen.current = latest;
    if (!element || !isNew || !(isFirst || wasNear.current)) return;
    element.scrollTop = beginningOfLatest(element);
    wasNear.current = true;
  }, [latest]);
  return scroller;
}

/** The end of the list, or less far where the latest message would begin above the window. */
function beginningOfLatest(scroller: HTMLElement): number {
  const list = scroller.firstElementChild;
  const latest = list?.lastElementChild;
  if (!latest) return 0;
  const above = latest.previousElementSibling?.clientHeight ?? 0;
  const context = above < scroller.clientHeight * MAX_CONTEXT ? above : 0;
  const top = latest.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  return Math.min(scroller.scrollHeight - scroller.clientHeight, top - context);
}
