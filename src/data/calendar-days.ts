const DAYS_PER_ERA = 146_097;
const YEARS_PER_ERA = 400;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the Gregorian calendar; months and days are counted from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The days of a month. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : LENGTHS[month - 1];
}

/** Whether there is such a day. */
export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1 March of year 0 (H. Hinnant, "chrono-compatible low-level date algorithms"). Years from 0 on. */
export function dayNumber({ year, month, day }: Day): number {
  const years = month <= 2 ? year - 1 : year;
  const era = Math.floor(years / YEARS_PER_ERA);
  const ofEra = years - era * YEARS_PER_ERA;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const inEra = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return era * DAYS_PER_ERA + inEra;
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  // Day 0 was a Wednesday.
  return ((dayNumber(day) + 2) % 7) + 1;
}

/** The day of this number: the inverse of {@link dayNumber}. */
export function dayOf(number: number): Day {
  const era = Math.floor(number / DAYS_PER_ERA);
  const inEra = number - era * DAYS_PER_ERA;
  const ofEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const ofYear = inEra - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: ofEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0), month, day };
}
