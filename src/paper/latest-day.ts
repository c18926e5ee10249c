/** How late a paper can have appeared first, as far as that is known. */
import { arxivIdOf } from './names.js';
import type { Paper } from './paper.js';

/**
 * Its day where a source tells it, else the end of the month in which arXiv gave it its id, else the end of its year; undefined where
 * none is known. For comparing: `2026-02-31` ends a month as well as any day.
 */
export function latestDayOf(paper: Paper): string | undefined {
  const { published, year } = paper;
  return published ?? endOfMonth(arxivIdOf(paper)) ?? (year === undefined ? undefined : `${year}-12-31`);
}

/** `2401.00001` is of January 2024; arXiv began in 1991. https://info.arxiv.org/help/arxiv_identifier.html */
function endOfMonth(arxivId = ''): string | undefined {
  const [, year, month] = /(?:^|\/)(\d{2})(\d{2})/.exec(arxivId) ?? [];
  return year && month ? `${Number(year) < 91 ? 20 : 19}${year}-${month}-31` : undefined;
}
