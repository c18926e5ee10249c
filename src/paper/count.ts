/** How many papers, in words. */

/** "1 paper", "2,700 papers". */
export function paperCount(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers.toLocaleString('en')} papers`;
}
