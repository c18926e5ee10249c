/** What any source that speaks JSON may do wrong, and what is said of it. */
import { type Answering, hangsUp, refuses, sends } from '../support/http-double.js';

/** What it does; how often, so that trying again does not help; the end of the sentence after the source's title. */
export type Misdeed = readonly [what: string, answer: Answering, times: number, said: RegExp];

export const MISDEEDS: readonly Misdeed[] = [
  ['is out of order', refuses(503), 9, /is out of order \(503\)\.$/],
  ['hangs up', hangsUp(), 9, /cannot be reached/],
  ['hangs up in the middle', hangsUp('application/json', '[{"pap'), 9, /cannot be reached/],
  ['says that it was asked too often', refuses(429), 9, /has been asked too often \(429\)\.$/],
  [
    'closes for an hour',
    refuses(429, { 'retry-after': '3600' }),
    1,
    /asks to be left alone for 60 minutes\.$/,
  ],
  [
    'cuts its JSON off',
    sends('application/json', '[{"paper": {"id": "24'),
    1,
    /is no JSON, or not all of it\.$/,
  ],
  ['shows a web page', sends('text/html', '<html>log in</html>'), 1, /does the network want a login\?$/],
  ['sends 50 MB', sends('application/json', `"${'x'.repeat(50_000_000)}"`), 1, /sent more than 20 MB/],
  ['answers another question', sends('application/json', '"fine"'), 1, /answered what is no/],
];
