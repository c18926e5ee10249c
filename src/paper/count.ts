/** How many, in words. */

/** "1 paper", "2,700 papers". */
export function paperCount(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers.toLocaleString('en')} papers`;
}

/** For where room is scarce: "999", "1.2k", "120k", "1.2M". */
export function shortCount(count: number): string {
  return SHORT.format(count).replace('K', 'k');
}

const SHORT = new Intl.NumberFormat('en', { notation: 'compact' });
