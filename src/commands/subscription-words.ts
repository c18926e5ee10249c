/** Reads what someone wants to subscribe to: "diffusion weekdays at 09:00 in Europe/Berlin top 5". */
import type { SubscriptionRequest, Timing, Weekday } from '../digest/subscription.js';
import { parse } from '../query/parse.js';
import { print } from '../query/print.js';
import { unwrapRequest } from '../query/request.js';
import { DAYS_PATTERN, readDays } from './days.js';
import { nearestTimeZone, readTimeZone } from './time-zone.js';

/** All that was not understood, each in a sentence; then nothing of the rest counts. */
export type ReadRequest =
  | { readonly kind: 'request'; readonly request: SubscriptionRequest }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

export const MOST_PAPERS = 10;

/** What is taken where nothing else is said: any topic, weekdays at nine, five papers, a line each. */
export function plainRequest(timeZone: string): SubscriptionRequest {
  return {
    trending: true,
    timing: { days: [1, 2, 3, 4, 5], hour: 9, minute: 0, timeZone },
    size: 5,
    style: 'condensed',
  };
}

/** The topic comes first; days, time, zone and the rest follow in any order, each at most once. */
export function readRequest(text: string, timeZone: string): ReadRequest {
  const parts: Part[] = [];
  let rest = text.trim().replace(LEAD, '');
  for (;;) {
    const found = lastPart(rest);
    if (!found) break;
    parts.unshift(found.part);
    rest = found.before;
  }
  const topic = readTopic(rest);
  const problems = [...('problems' in topic ? topic.problems : []), ...problemsOf(parts)];
  if (problems.length > 0 || 'problems' in topic) return { kind: 'problems', problems };
  return { kind: 'request', request: assemble(topic.topic, parts, plainRequest(timeZone)) };
}

/** A topic as it is kept, printed; absent for papers of any topic. What cannot be read is a problem, for it would stay. */
export function readTopic(
  text: string,
): { readonly topic: string | undefined } | { readonly problems: readonly string[] } {
  const said = text
    .trim()
    .replace(/^["“](.*)["”]$/s, (whole, inner: string) => (/["“”]/.test(inner) ? whole : inner));
  if (ANYTHING.test(said)) return { topic: undefined };
  const strayed = STRAYED.exec(said);
  if (strayed)
    return {
      problems: [`“${strayed[0]}” was not understood: the topic comes first, then the days and the time.`],
    };
  const { query, problems } = parse(unwrapRequest(said));
  if (problems.length > 0) return { problems: problems.map(({ message }) => message) };
  if (!query.clause) return { problems: [`“${said}” is no topic: it holds nothing to search for.`] };
  return { topic: print(query) };
}

const LEAD = /^(?:(?:me|us|this channel|here)\s+)?(?:to\s+|for\s+)?/i;
const ANYTHING = /^(?:|everything|anything|all(?: papers)?|any topic)$/i;
/** Times and zones in the middle of a topic. */
const STRAYED =
  /\b(?:at\s+\d{1,2}(?:[:.]\d\d|\s*[ap]m)|in\s+[A-Z][a-z]+\/[A-Z][a-z]+|(?:daily|weekdays|weekends)\s+at\s).*$/i;

type Part =
  | { readonly kind: 'days'; readonly text: string; readonly days: readonly Weekday[] }
  | { readonly kind: 'time'; readonly text: string; readonly time: Pick<Timing, 'hour' | 'minute'> }
  | { readonly kind: 'zone'; readonly text: string; readonly zone: string }
  | { readonly kind: 'size'; readonly text: string; readonly size: number }
  | { readonly kind: 'trending'; readonly text: string }
  | { readonly kind: 'style'; readonly text: string; readonly style: SubscriptionRequest['style'] }
  | { readonly kind: 'wrong'; readonly text: string; readonly problem: string };

interface Form {
  readonly pattern: string;
  /** Undefined where the words are no such part, after all. */
  read(text: string, held: string, before: string): Part | undefined;
}

const FORMS: readonly Form[] = [
  { pattern: DAYS_PATTERN, read: (text) => ({ kind: 'days', text, days: readDays(text) }) },
  {
    pattern: 'weekly(?:\\s+(?:on\\s+)?(?<held>\\S+))?',
    read: (text, held) =>
      wrong(
        text,
        held === '' ? '“weekly” needs a day, such as weekly monday.' : `“${held}” is no day of the week.`,
      ),
  },
  { pattern: 'at\\s+(?<held>noon|midnight|\\d[\\d:.h]*\\s*(?:[ap]\\.?m\\.?)?)', read: readTime },
  { pattern: 'in\\s+(?<held>(?:the\\s+)?\\S+(?:\\s+\\S+){0,2}?)(?:\\s+time(?:\\s?zone)?)?', read: readZone },
  { pattern: 'top\\s+(?<held>-?\\d+)(?:\\s+papers)?', read: readSize },
  { pattern: 'trending(?:\\s+first)?', read: (text) => ({ kind: 'trending', text }) },
  { pattern: 'condensed', read: (text) => ({ kind: 'style', text, style: 'condensed' }) },
  {
    pattern: 'with\\s+(?:the\\s+)?(?:first\\s+)?sentences',
    read: (text) => ({ kind: 'style', text, style: 'sentences' }),
  },
];

const PATTERNS = FORMS.map(({ pattern, read }) => ({
  ending: new RegExp(`(?:^|[\\s,;])(?<text>${pattern})$`, 'iu'),
  read,
}));

function lastPart(text: string): { readonly part: Part; readonly before: string } | undefined {
  const said = text.replace(/[\s,;.]+$/, '');
  for (const { ending, read } of PATTERNS) {
    const match = ending.exec(said);
    const { text: words = '', held = '' } = match?.groups ?? {};
    const before = said.slice(0, match?.index);
    const part = match && read(words, held.trim(), before);
    if (part) return { part, before };
  }
  return undefined;
}

function readTime(text: string, held: string): Part {
  if (/^noon$/i.test(held)) return { kind: 'time', text, time: { hour: 12, minute: 0 } };
  if (/^midnight$/i.test(held)) return { kind: 'time', text, time: { hour: 0, minute: 0 } };
  const [, hours = '', minutes = '0', half] =
    /^(\d{1,2})(?:[:.h](\d\d))?\s*(?:([ap])\.?m\.?)?$/i.exec(held) ?? [];
  const typed = Number(hours);
  const isClock = half ? typed >= 1 && typed <= 12 : typed <= 23;
  if (hours === '' || !isClock || Number(minutes) > 59) {
    return wrong(text, `“${held}” is no time of the day: write 09:00 or 9am.`);
  }
  const hour = half ? (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : typed;
  return { kind: 'time', text, time: { hour, minute: Number(minutes) } };
}

const WITH_SLASH = /^[\p{L}_+-]+\/[\p{L}\p{N}_+/-]+$/u;
const ONE_WORD = /^[\p{L}_-]+$/u;
const ENDS_WITH_TIME = /\bat\s+(?:noon|midnight|\d\S*(?:\s*[ap]\.?m\.?)?)[\s,;]*$/i;

/** What has a slash or follows a time is meant as a zone; other words after "in" belong to a topic. */
function readZone(text: string, held: string, before: string): Part | undefined {
  const zone = readTimeZone(held.replace(/^the\s+/i, ''));
  if (zone) return { kind: 'zone', text, zone };
  const isMeant = WITH_SLASH.test(held) || (ONE_WORD.test(held) && ENDS_WITH_TIME.test(before));
  if (!isMeant) return undefined;
  const meant = nearestTimeZone(held);
  return wrong(text, `“${held}” is no time zone that I know${meant ? `; did you mean ${meant}?` : '.'}`);
}

function readSize(text: string, held: string): Part {
  const size = Number(held);
  if (size >= 1 && size <= MOST_PAPERS) return { kind: 'size', text, size };
  return wrong(text, `“${text}” does not work: a digest holds 1 to ${MOST_PAPERS} papers.`);
}

function wrong(text: string, problem: string): Part {
  return { kind: 'wrong', text, problem };
}

function problemsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part, at) => {
    if (part.kind === 'wrong') return [part.problem];
    const earlier = parts.slice(0, at).find(({ kind }) => kind === part.kind);
    return earlier ? [`“${earlier.text}” and “${part.text}” say the same thing twice.`] : [];
  });
}

function assemble(
  topic: string | undefined,
  parts: readonly Part[],
  plain: SubscriptionRequest,
): SubscriptionRequest {
  let { timing, size, style } = plain;
  for (const part of parts) {
    if (part.kind === 'days') timing = { ...timing, days: part.days };
    if (part.kind === 'time') timing = { ...timing, ...part.time };
    if (part.kind === 'zone') timing = { ...timing, timeZone: part.zone };
    if (part.kind === 'size') size = part.size;
    if (part.kind === 'style') style = part.style;
  }
  const trending = topic === undefined || parts.some(({ kind }) => kind === 'trending');
  return { ...(topic === undefined ? {} : { topic }), trending, timing, size, style };
}
