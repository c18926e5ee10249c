/** What is wrong with a source that is away, as a sentence for people, and whether it may pass by itself. */
import { UnavailableError } from '../lib/errors.js';

interface Prospect {
  /** Whether the same again may work soon. */
  readonly isPassing: boolean;
  /** How long the source asks to be left alone. */
  readonly afterMs?: number | undefined;
}

const PASSING: Prospect = { isPassing: true };
const LASTING: Prospect = { isPassing: false };

/** Each sentence begins with the source's title. None holds anything of what the source sent. */
export class AwayError extends UnavailableError {
  readonly isPassing: boolean;
  readonly afterMs: number | undefined;

  private constructor(sentence: string, { isPassing, afterMs }: Prospect, cause?: unknown) {
    super(sentence, { cause });
    this.isPassing = isPassing;
    this.afterMs = afterMs;
  }

  static unreachable(title: string, cause: unknown): AwayError {
    return new AwayError(`${title} cannot be reached${codeOf(cause)}.`, PASSING, cause);
  }

  static late(title: string, timeoutMs: number): AwayError {
    return new AwayError(`${title} did not answer in full within ${inWords(timeoutMs)}.`, PASSING);
  }

  static refused(title: string, status: number, afterMs: number | undefined): AwayError {
    const isPassing = status === 429 || status >= 500;
    if (isPassing && afterMs) return AwayError.closed(title, afterMs);
    const sentence = {
      401: `${title} does not accept the key (401).`,
      403: `${title} refuses to answer (403).`,
      429: `${title} has been asked too often (429).`,
    }[status];
    const otherwise = isPassing ? `${title} is out of order (${status}).` : `${title} answered ${status}.`;
    return new AwayError(sentence ?? otherwise, { isPassing, afterMs });
  }

  static closed(title: string, afterMs: number): AwayError {
    const sentence = `${title} asks to be left alone for ${inWords(afterMs)}.`;
    return new AwayError(sentence, { isPassing: true, afterMs });
  }

  static astray(title: string): AwayError {
    return new AwayError(`${title} sends from one address to another without end.`, LASTING);
  }

  static tooLarge(title: string, mostBytes: number): AwayError {
    const most = `${Math.ceil(mostBytes / 1_000_000)} MB`;
    return new AwayError(`${title} sent more than ${most}; the rest was not read.`, LASTING);
  }

  /** @param format what was asked for, such as `XML` */
  static unreadable(title: string, format: string): AwayError {
    return new AwayError(`${title} answered what is no ${format}, or not all of it.`, LASTING);
  }

  static webPage(title: string, format: string): AwayError {
    const sentence = `${title} was asked for ${format} and a web page came; does the network want a login?`;
    return new AwayError(sentence, LASTING);
  }

  /** @param what completes the sentence, in words of the house */
  static odd(title: string, what: string): AwayError {
    return new AwayError(`${title} ${what}`, LASTING);
  }
}

/** What was thrown by `fetch` has the system's code inside, such as `ECONNREFUSED`. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return ` (${thrown.code})`;
  return codeOf(thrown.cause);
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
