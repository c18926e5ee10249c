import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/commands/subscription-words.js';
import { readTimeZone } from '../../src/commands/time-zone.js';
import { requestOf } from '../../src/digest/wording.js';

function told(text: string): string {
  const read = readRequest(text, 'Europe/Paris');
  return read.kind === 'request' ? requestOf(read.request) : read.problems.join(' ');
}

describe('what one subscribes to', () => {
  it.each([
    ['diffusion weekdays at 09:00', 'up to 5 papers on “diffusion”, weekdays at 09:00 (Europe/Paris)'],
    ['diffusion', 'up to 5 papers on “diffusion”, weekdays at 09:00 (Europe/Paris)'],
    ['to papers about diffusion daily', 'up to 5 papers on “diffusion”, daily at 09:00 (Europe/Paris)'],
    ['daily', 'up to 5 papers that are talked about, daily at 09:00 (Europe/Paris)'],
    ['trending', 'up to 5 papers that are talked about, weekdays at 09:00 (Europe/Paris)'],
    [
      'diffusion trending top 3',
      'up to 3 papers on “diffusion”, trending first, weekdays at 09:00 (Europe/Paris)',
    ],
    ['diffusion top 1 every day', 'up to 1 paper on “diffusion”, daily at 09:00 (Europe/Paris)'],
    [
      'moe at 9:30pm in Europe/Berlin weekly monday',
      'up to 5 papers on “moe”, Mondays at 21:30 (Europe/Berlin)',
    ],
    ['moe at noon in new york', 'up to 5 papers on “moe”, weekdays at 12:00 (America/New_York)'],
    ['moe in utc at 12am', 'up to 5 papers on “moe”, weekdays at 00:00 (UTC)'],
    [
      'moe every Tuesday, Thursday and Sat',
      'up to 5 papers on “moe”, Tuesdays, Thursdays and Saturdays at 09:00 (Europe/Paris)',
    ],
    ['moe mon-wed', 'up to 5 papers on “moe”, Mondays, Tuesdays and Wednesdays at 09:00 (Europe/Paris)'],
    ['moe sat-mon', 'up to 5 papers on “moe”, Mondays, Saturdays and Sundays at 09:00 (Europe/Paris)'],
    ['moe on weekends', 'up to 5 papers on “moe”, weekends at 09:00 (Europe/Paris)'],
    [
      '"state space" -vision year:>=2020 on fri at 8',
      'up to 5 papers on “"state space" -vision year:>=2020”, Fridays at 08:00 (Europe/Paris)',
    ],
    ['attention in vision', 'up to 5 papers on “attention in vision”, weekdays at 09:00 (Europe/Paris)'],
    ['boolean sat', 'up to 5 papers on “boolean sat”, weekdays at 09:00 (Europe/Paris)'],
    ['images of the sun', 'up to 5 papers on “images of the sun”, weekdays at 09:00 (Europe/Paris)'],
    ['the working day', 'up to 5 papers on “the working day”, weekdays at 09:00 (Europe/Paris)'],
  ])('is read: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ['moe at 25:00', '“25:00” is no time of the day: write 09:00 or 9am.'],
    ['moe at 13pm', '“13pm” is no time of the day: write 09:00 or 9am.'],
    ['moe in Europe/Berln', '“Europe/Berln” is no time zone that I know; did you mean Europe/Berlin?'],
    ['moe at 9 in Berlim', '“Berlim” is no time zone that I know; did you mean Europe/Berlin?'],
    [
      'moe at 25:00 in Berlim',
      '“25:00” is no time of the day: write 09:00 or 9am. “Berlim” is no time zone that I know; did you mean Europe/Berlin?',
    ],
    ['moe in Middle/Earth', '“Middle/Earth” is no time zone that I know.'],
    ['moe top 11', '“top 11” does not work: a digest holds 1 to 10 papers.'],
    ['moe top 0', '“top 0” does not work: a digest holds 1 to 10 papers.'],
    ['moe weekly', '“weekly” needs a day, such as weekly monday.'],
    ['moe weekly blursday', '“blursday” is no day of the week.'],
    ['moe daily weekdays', '“daily” and “weekdays” say the same thing twice.'],
    [
      'moe at 09:00 for my team',
      '“at 09:00 for my team” was not understood: the topic comes first, then the days and the time.',
    ],
    [
      'moe weekly blursday at 25:00 in Europe/Berln top 99',
      '“blursday” is no day of the week. “25:00” is no time of the day: write 09:00 or 9am. “Europe/Berln” is no time zone that I know; did you mean Europe/Berlin? “top 99” does not work: a digest holds 1 to 10 papers.',
    ],
  ])('is refused with every part that was not understood: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('is refused where the query cannot be read as it stands, for it would stay so', () => {
    expect(told('moe year:soon daily')).toContain('year:soon is not a year');
  });

  it('is whatever else somebody types, or a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = readRequest(text, 'UTC');
        expect(read.kind === 'request' || read.problems.length > 0).toBe(true);
      }),
    );
  });
});

it('a zone is known by its name, its city, or its letters', () => {
  const zones = ['europe/berlin', 'Berlin', 'new york', 'utc', 'asia/kolkata', 'cet', '+02:00', 'vision', ''];
  expect(zones.map(readTimeZone)).toEqual([
    'Europe/Berlin',
    'Europe/Berlin',
    'America/New_York',
    'UTC',
    'Asia/Kolkata',
    'CET',
    undefined,
    undefined,
    undefined,
  ]);
});
