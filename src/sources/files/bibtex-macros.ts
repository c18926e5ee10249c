/** Keeps the `@string`s of a BibTeX file, and gives each entry those that it needs. */

export interface Macros {
  define(name: string, text: string): void;
  /** The entry, with what it uses before it. */
  before(entry: string): string;
}

interface Macro {
  readonly text: string;
  readonly uses: readonly string[];
  /** At most so many characters come of it. */
  readonly size: number;
}

/** One that is made of others many times over grows without end; no name of a journal is so long. */
const LARGEST = 100_000;

export function createMacros(): Macros {
  const macros = new Map<string, Macro>();
  const usedIn = (text: string) => wordsOf(text).filter((word) => macros.has(word));
  return {
    define: (name, text) => {
      const key = name.toLowerCase();
      // Not the name that it defines.
      const uses = usedIn(text.replace(/^[^=]*/, '')).filter((word) => word !== key);
      const size = uses.reduce((sum, word) => sum + (macros.get(word)?.size ?? 0), text.length);
      macros.delete(key);
      if (size <= LARGEST) macros.set(key, { text, uses: [...new Set(uses)], size });
    },
    before: (entry) => {
      if (macros.size === 0) return entry;
      const needed = new Set(usedIn(entry));
      // What is added while this goes on is gone through too.
      for (const name of needed) for (const other of macros.get(name)?.uses ?? []) needed.add(other);
      const texts = [...macros].flatMap(([name, { text }]) => (needed.has(name) ? text : []));
      return [...texts, entry].join('\n');
    },
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[\s,={}()"#]+/);
}
