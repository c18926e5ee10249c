/** When arXiv announces papers, and when it does not. https://info.arxiv.org/help/availability.html */

/** Where arXiv is at home. */
export const ARXIV_TIME_ZONE = 'America/New_York';

const DAY_MS = 24 * 60 * 60_000;
const [MONDAY, THURSDAY] = [1, 4];

/**
 * Why a day's feed may be empty, `YYYY-MM-DD` at arXiv: it is that of the evening before, when none is made on Fridays, Saturdays and
 * holidays of the United States. Which of these it keeps, it says from year to year: this holds those that it has kept.
 */
export function quietDay(day: string): 'weekend' | 'holiday' | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6) return 'weekend';
  const evening = new Date(date.getTime() - DAY_MS);
  return isHoliday(date) || isHoliday(evening) ? 'holiday' : undefined;
}

/** How many days with an announcement begin after one day and not after another. Holidays count: which ones are kept is not sure. */
export function announcementsBetween(after: string, until: string): number {
  const [from, to] = [Date.parse(after), Date.parse(until)];
  const days = Math.max(0, Math.round((to - from) / DAY_MS));
  const [weeks, rest] = [Math.floor(days / 7), days % 7];
  const left = Array.from({ length: rest }, (_, index) => new Date(to - index * DAY_MS).getUTCDay());
  return weeks * 5 + left.filter((weekday) => weekday !== 0 && weekday !== 6).length;
}

/** New Year, Juneteenth, Independence Day, and from Christmas Eve to the last day of the year. */
const FIXED: ReadonlySet<string> = new Set(
  '01-01 06-19 07-04 12-24 12-25 12-26 12-27 12-28 12-29 12-30 12-31'.split(' '),
);

function isHoliday(date: Date): boolean {
  const [month, dayOfMonth, weekday] = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()];
  if (FIXED.has(date.toISOString().slice(5, 10))) return true;
  const inMonth = Math.ceil(dayOfMonth / 7);
  if (weekday === MONDAY) {
    // Martin Luther King's birthday, Memorial Day, Labor Day.
    return (
      (month === 1 && inMonth === 3) || (month === 5 && dayOfMonth > 24) || (month === 9 && inMonth === 1)
    );
  }
  const thanksgiving = weekday === THURSDAY ? dayOfMonth : dayOfMonth - 1;
  return (
    month === 11 && (weekday === THURSDAY || weekday === THURSDAY + 1) && Math.ceil(thanksgiving / 7) === 4
  );
}
