/** Scrolls a list to what is new, unless the reader has gone elsewhere to read what is old. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { PlaygroundMessage } from '../../protocol.js';
import { useWorkspace } from '../use-workspace.js';

const NEAR_PX = 80;
/** How much of the window the message before may take. */
const MAX_CONTEXT = 0.3;

/**
 * For the scrolling element, whose only child holds one element a message. A message taller than the window is
 * shown from its beginning: one reads downwards, also when a page button has replaced what it says. What one said, and
 * what is for oneself alone, is always shown.
 */
export function useLatestInSight(messages: readonly PlaygroundMessage[]): RefObject<HTMLDivElement | null> {
  const { me } = useWorkspace();
  const scroller = useRef<HTMLDivElement>(null);
  const reader = useRef<'at the latest' | 'at the end' | 'elsewhere'>('at the latest');
  const placed = useRef(0);
  const { ts, text, blocks, userId, ephemeralTo } = messages.at(-1) ?? {};
  const isForMe = userId === me.id || ephemeralTo !== undefined;
  const latest = ts && JSON.stringify([ts, text, blocks]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || latest === undefined || !(isForMe || reader.current !== 'elsewhere')) return;
    placed.current = showLatest(element);
    reader.current = 'at the latest';
  }, [latest, isForMe]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const list = element?.firstElementChild;
    if (!element || !list) return;
    const notice = () => {
      const below = element.scrollHeight - element.scrollTop - element.clientHeight;
      if (Math.abs(element.scrollTop - placed.current) < 2) reader.current = 'at the latest';
      else reader.current = below < NEAR_PX ? 'at the end' : 'elsewhere';
    };
    // A thread that opens makes the list narrower, and a long text makes the message box taller.
    const resized = new ResizeObserver(() => {
      if (reader.current === 'at the latest') placed.current = showLatest(element);
      if (reader.current === 'at the end') element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    resized.observe(list);
    element.addEventListener('scroll', notice, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', notice);
    };
  }, []);
  return scroller;
}

/** Goes to the end of the list, or less far where the latest message would begin above the window. */
function showLatest(scroller: HTMLElement): number {
  const latest = scroller.firstElementChild?.lastElementChild;
  if (latest) {
    const above = latest.previousElementSibling?.clientHeight ?? 0;
    const context = above < scroller.clientHeight * MAX_CONTEXT ? above : 0;
    const top =
      latest.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    scroller.scrollTop = Math.min(scroller.scrollHeight, top - context);
  }
  return scroller.scrollTop;
}
