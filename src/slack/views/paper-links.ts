/** Where a paper can be read on: its own addresses, and, where its page is not known, look-ups that say so. */
import type { RichTextBlock, RichTextElement } from '@slack/types';
import { landingUrl, lookupLinks } from '../../paper/links.js';
import type { Paper, PaperLink } from '../../paper/paper.js';
import { clip } from '../clip.js';
import { link, paragraph, words } from './blocks.js';

/** One paragraph, or none where nothing is known and nothing can be looked up. */
export function linkBlocks(paper: Paper): RichTextBlock[] {
  const lines = [ownLine(paper.links ?? []), lookupLine(paper)].filter((line) => line.length > 0);
  return lines.length === 0 ? [] : [paragraph(...separated(lines, '\n'))];
}

function ownLine(links: readonly PaperLink[]): RichTextElement[] {
  if (links.length === 0) return [];
  const shown = links
    .slice(0, MAX_LINKS)
    .map(({ kind, url }) => link(`${LABELS[kind]}: ${nameOf(url)}`, url, { maxUrl: MAX_URL }));
  const more = links.length - shown.length;
  return [
    ...separated(
      shown.map((element) => [element]),
      ' · ',
    ),
    words(more > 0 ? ` and ${more} more` : ''),
  ];
}

function lookupLine(paper: Paper): RichTextElement[] {
  if (landingUrl(paper) !== undefined) return [];
  const links = lookupLinks(paper).map(({ label, url }) => [link(label, url, { maxUrl: MAX_URL })]);
  return links.length === 0 ? [] : [words('Its own page is not known here. '), ...separated(links, ' · ')];
}

const LABELS = { landing: 'Paper', code: 'Code', project: 'Project' } as const;
const MAX_LINKS = 6;
const MAX_URL = 500;
const MAX_NAME = 50;

function nameOf(url: string): string {
  return clip(url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''), MAX_NAME);
}

function separated(groups: readonly (readonly RichTextElement[])[], separator: string): RichTextElement[] {
  return groups.flatMap((group, index) => (index === 0 ? [...group] : [words(separator), ...group]));
}
