/** Replies as text for a terminal: what was asked for to standard output, remarks on it to standard error. */
import type {
  CitationReply,
  HelpReply,
  ProblemReply,
  Reply,
  ResultsReply,
  StatusReply,
  TopicsReply,
} from '../commands/types.js';
import { deliveryLines } from '../digest/wording.js';
import { intakeLines } from '../ingest/intake.js';
import { bibliography } from '../paper/citation.js';
import { paperCount } from '../paper/count.js';
import { factsOf } from '../paper/facts.js';
import type { Count, Hit, Snippet } from '../search/types.js';
import { harmless, type Style, styleFor, wrap } from './layout.js';
import { digestReplyLines } from './render-digest.js';
import { paperLines } from './render-paper.js';
import { shellCommand } from './shell.js';

export interface Printed {
  readonly out: string;
  readonly err: string;
}

/** Every reply in full; both texts end in a line break or are empty. */
export function render(
  reply: Reply,
  terminal: { readonly columns: number; readonly colours: boolean },
): Printed {
  const style = styleFor(terminal);
  switch (reply.kind) {
    case 'results':
      return { out: lines(results(reply, style)), err: lines(reply.problems.map(({ message }) => message)) };
    case 'paper':
      return { out: lines(paperLines(reply.paper, style)), err: '' };
    case 'citation':
      return citation(reply);
    case 'status':
      return { out: lines(status(reply)), err: '' };
    case 'topics':
      return { out: lines(topics(reply)), err: '' };
    case 'help':
      return { out: lines(help(reply)), err: '' };
    case 'greeting':
      return { out: lines(reply.examples.map(shellCommand)), err: '' };
    case 'problem':
      return { out: '', err: lines(problem(reply)) };
    default:
      return { out: lines(digestReplyLines(reply)), err: '' };
  }
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

function results(reply: ResultsReply, style: Style): string[] {
  const { total, hits, offset, advice, readAs } = reply;
  const asked =
    reply.asked.by === 'query'
      ? `for ${harmless(reply.asked.text)}`
      : `like “${harmless(reply.like?.title ?? reply.asked.id)}”`;
  const papers = total === 0 ? 'No papers' : paperCount(total);
  const shown = total > hits.length ? `, here ${offset + 1} to ${offset + hits.length}` : '';
  const unknown = advice?.unknownWords.length
    ? [`No paper has: ${advice.unknownWords.map(harmless).join(', ')}`]
    : [];
  const ideas = [...(advice?.didYouMean ? [advice.didYouMean] : []), ...(advice?.tryInstead ?? [])];
  return [
    `${style.bold(papers)} ${asked}${shown}`,
    ...(readAs ? [`Showing results for ${harmless(readAs.found)}`] : []),
    ...hits.flatMap((hit) => ['', ...hitLines(hit, style)]),
    ...(readAs ? ['', `Search instead: ${shellCommand(readAs.instead)}`] : []),
    ...unknown,
    ...tryLines([...new Set([...ideas, ...(advice?.topics ?? [])])]),
    ...(reply.related.length > 0
      ? ['', style.dim(wrap(`Related: ${reply.related.map(harmless).join(' · ')}`.split(' '), style.width))]
      : []),
  ];
}

function hitLines({ paper, rank, snippet, matched, byMeaning }: Hit, style: Style): string[] {
  const number = `${rank}`.padStart(3);
  const indent = ' '.repeat(number.length + 1);
  const title = wrap(harmless(paper.title).split(' '), style.width, indent).slice(indent.length);
  const passage = snippetWords(snippet, style);
  const why = byMeaning ? 'close in meaning, not by its words' : matched.map(harmless).join(', ');
  const facts = factsOf(paper).map(harmless).join(' · ');
  return [
    `${style.dim(number)} ${style.bold(title)}`,
    ...(passage.length > 0 ? [wrap(passage, style.width, indent)] : []),
    ...(facts === '' ? [] : [style.dim(wrap(facts.split(' '), style.width, indent))]),
    indent + style.dim(why === '' ? paper.id : `${paper.id} · ${why}`),
  ];
}

function snippetWords({ parts, cut }: Snippet, { bold }: Style): string[] {
  const text = parts
    .map(({ text, marked }) =>
      marked ? text.replace(/\S+/g, (word) => bold(harmless(word))) : text.replace(/\S+/g, harmless),
    )
    .join('')
    .trim();
  return text === '' ? [] : `${cut.start ? '…' : ''}${text}${cut.end ? '…' : ''}`.split(/\s+/);
}

function citation({ citations, format }: CitationReply): Printed {
  const gaps = citations
    .filter(({ missing }) => missing.length > 0)
    .map(({ paper, missing }) => {
      const whose = citations.length > 1 ? ` of “${harmless(paper.title)}”` : '';
      return `The corpus does not know${whose}: ${missing.join(', ')}. Complete the entry by hand.`;
    });
  return { out: lines([bibliography(citations, format)]), err: lines(gaps) };
}

function status({ facts, version, skippedLines, deliveries, intake }: StatusReply): string[] {
  const { papers, sources, years, newest } = facts;
  const rows: readonly (readonly [string, string])[] = [
    ['papers', String(papers)],
    ...sources.map(({ value, papers }) => ['', `${papers} from ${value}`] as const),
    ...(years.length > 0 ? [['years', spanOf(years)] as const] : []),
    ...(newest ? [['newest', harmless(newest.title)] as const] : []),
    ['version', version],
    ...(skippedLines > 0 ? [['unread', `${skippedLines} corpus lines`] as const] : []),
    ...(intake ? intakeLines(intake).map((line) => ['', harmless(line)] as const) : []),
    ...(deliveries ? deliveryLines(deliveries).map((line) => ['', line] as const) : []),
  ];
  return rows.map(([name, value]) => `${name.padEnd(8)} ${value}`);
}

function topics({ topics, facts }: TopicsReply): string[] {
  const { years, venues, categories, sources } = facts;
  const facets = { year: years, venue: venues, cat: categories, source: sources };
  const counts = Object.entries(facets).flatMap(([field, values]) =>
    values
      .slice(0, MOST_VALUES)
      .map(({ value, papers }) => `${String(papers).padStart(7)}  ${field}:${harmless(value)}`),
  );
  return [...topics.map(harmless), ...(counts.length > 0 ? ['', ...counts] : [])];
}

const MOST_VALUES = 10;

/** `years` has the newest first. */
function spanOf(years: readonly Count[]): string {
  return `${years.at(-1)?.value} to ${years[0]?.value}`;
}

function help({ verbs }: HelpReply): string[] {
  return verbs.flatMap(({ usage, summary, examples }) => [
    `paperboy ${usage}`,
    `  ${summary}`,
    ...tryLines(examples),
  ]);
}

function problem({ message, tryInstead }: ProblemReply): string[] {
  return [`paperboy: ${message}`, ...tryLines(tryInstead)];
}

function tryLines(texts: readonly string[]): string[] {
  return texts.map((text) => `  Try: ${shellCommand(text)}`);
}
