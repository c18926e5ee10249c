/** A line on a terminal that counts while someone waits. */
import type { Terminal } from './terminal.js';

export interface Counting {
  show(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Shows nothing where nobody watches. */
export function createCounting({ progress, err }: Terminal): Counting {
  const clear = '\r\u001b[K';
  return {
    show: (text) => {
      if (progress) err(`${clear}${text}`);
    },
    end: () => {
      if (progress) err(clear);
    },
  };
}
