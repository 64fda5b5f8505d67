import { type Day, dayNumber, dayOf, daysInMonth, isDay, weekdayOf } from '../calendar-days.js';
import { AmbiguousCell, type NotationForm, type PartReaders, wholeNotation } from '../notation-form.js';
import { type Clock, readClock, writeClock } from './clock.js';

/** What stands where in a date; its place in the list is part of the format of files. */
const ORDERS = ['ymd', 'dmy', 'mdy', 'ym', 'my'] as const;
type Order = (typeof ORDERS)[number];

const SEPARATORS = ['-', '/', '.'];

/** What stands between a date and a time; nothing for dates alone. */
const JOINTS = ['', 'T', ' '];
const ZONES = ['', 'Z'];

const DAY = 86_400;
const HOUR = 3600;
const MINUTE = 60;
const LAST_DAY = 31;

/** Years of dates without a day: others are fractions. */
const YEARS = { least: 1800, most: 2199 };

const MOST_SECONDS = dayNumber({ year: 9999, month: 12, day: 31 }) * DAY;

/** In what dates are counted: the order is part of the format of files. */
const UNITS = ['days', 'months', 'minutes', 'seconds'] as const;

/** Places among the settings. */
const JOINT = 2;
const UNIT = 4;
const OF_MONTH = 7;
const ORIGIN = 8;

const FLAG = { least: 0, most: 1 };

const DATE = /^(\d{1,4})([-/.])(\d{1,4})(?:\2(\d{1,4}))?(?:([T ])([\d:]+)(Z?))?$/;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DATE_IN_WORDS = new RegExp(
  `^(?:\\d{1,2}\\.?[ -])?${MONTH}(?:[ -]\\d{1,2}(?:st|nd|rd|th)?,?)?[ -]\\d{2,4}$`,
  'i',
);
const WEEK_OR_QUARTER = /^(?:q[1-4][ -]?\d{4}|\d{4}[ -]?q[1-4]|\d{4}-?w\d\d)$/i;

/** Refuses dates that are not read, and of which a part, such as the year, is not to be taken for them. */
function refuseWords(texts: readonly string[]): void {
  const are = (form: RegExp) => texts.every((text) => form.test(text));
  if (are(DATE_IN_WORDS))
    throw new AmbiguousCell(0, 'is a date in words; write dates as 2024-01-31 or 2024-01');
  if (are(WEEK_OR_QUARTER))
    throw new AmbiguousCell(0, 'is a week or a quarter; write the date on which it begins, as 2024-01-31');
}

/** Parts of dates by name: weekdays are counted from Monday, which is 1. Months have no days, and dates without a time have no hours. */
const PARTS: PartReaders = {
  year: (value, { settings }) => partOf(momentOf(Number(value), settings), ({ year }) => year),
  month: (value, { settings }) => partOf(momentOf(Number(value), settings), ({ month }) => month),
  day: (value, { settings }) =>
    isMonthly(settings) ? undefined : partOf(momentOf(Number(value), settings), ({ day }) => day),
  weekday: (value, { settings }) =>
    isMonthly(settings) ? undefined : partOf(momentOf(Number(value), settings), weekdayOf),
  hour: (value, { settings }) =>
    settings[JOINT] === 0
      ? undefined
      : partOf(momentOf(Number(value), settings), ({ seconds }) => Math.floor(seconds / HOUR)),
};

function partOf(moment: Moment, part: (moment: NonNullable<Moment>) => number): bigint | undefined {
  return moment && BigInt(part(moment));
}

function isMonthly(settings: readonly number[]): boolean {
  return UNITS[settings[UNIT]] === 'months';
}

/** A date as it is written. */
interface Written extends Day {
  readonly clock: Clock | undefined;
}

/**
 * Dates: days since the first of them; months, if all are on the same day of a month (or on its last); minutes or seconds, if there are
 * times. The calendar is the Gregorian one, for the years from 1 to 9999.
 */
export const DATES: NotationForm = {
  name: 'date',
  settings: [
    { least: 0, most: ORDERS.length - 1 },
    { least: 0, most: SEPARATORS.length - 1 },
    { least: 0, most: JOINTS.length - 1 },
    { least: 0, most: ZONES.length - 1 },
    { least: 0, most: UNITS.length - 1 },
    // Whether days, months and hours have two digits; whether times have seconds.
    FLAG,
    FLAG,
    // The day of the month of dates that are months apart: 31 for the last one.
    { least: 1, most: LAST_DAY },
    // What is 0: the number of a day or month, or of a minute or second since day 0.
    { least: 0, most: MOST_SECONDS },
  ],
  hasWords: false,
  isSymbol: false,
  isAmount: false,
  isLabel: false,
  parts: PARTS,
  joined: undefined,
  title: ({ settings }) => `dates, in ${UNITS[settings[4]]}`,
  read: ({ texts }) => {
    refuseWords(texts);
    const matches = texts.map((text) => DATE.exec(text));
    if (!matches.every((match) => match !== null)) return undefined;
    const [, , separator, , third, joint = '', , zone = ''] = matches[0];
    const isOther = (match: RegExpExecArray) =>
      match[2] !== separator ||
      (match[4] === undefined) !== (third === undefined) ||
      (match[5] ?? '') !== joint ||
      (match[7] ?? '') !== zone;
    if (matches.some(isOther)) return undefined;
    const parts = third === undefined ? 2 : 3;
    // Nobody writes the month first with points.
    const orders = ORDERS.filter(
      (order) => order.length === parts && !(order === 'mdy' && separator === '.'),
    );
    const readings = orders.flatMap((order) => {
      const days = matches.map((match) => readDate(match, order));
      return days.every((day) => day !== undefined) ? [{ order, days }] : [];
    });
    if (readings.length === 0) return undefined;
    if (readings.length > 1) refuseAmbiguous(readings[0].days, readings[1].days);
    const [{ order, days }] = readings;
    const hasSeconds = days[0].clock?.hasSeconds === true;
    if (days.some(({ clock }) => clock !== undefined && clock.hasSeconds !== hasSeconds)) return undefined;
    const isPadded = !matches.some((match) => isBare(match, order));
    const counted = count(days, order, hasSeconds);
    const settings = [
      ...[ORDERS.indexOf(order), SEPARATORS.indexOf(separator), JOINTS.indexOf(joint), ZONES.indexOf(zone)],
      ...[UNITS.indexOf(counted.unit), isPadded ? 1 : 0, hasSeconds ? 1 : 0, counted.day, counted.origin],
    ];
    return {
      values: counted.places.map((place) => BigInt(place - counted.origin)),
      notation: wholeNotation({ name: 'date', settings, words: [] }),
    };
  },
  rebase: (values, from, to) => {
    const places = values.map((value) => placeIn(to.settings, momentOf(Number(value), from.settings)));
    return places.every((place) => place !== undefined) ? places.map(BigInt) : undefined;
  },
  write: (value, { writing }) => {
    const [order, separator, joint, zone, unit, padded, hasSeconds, ofMonth, origin] = writing!.settings;
    const place = Number(BigInt(origin) + value);
    const when = whenOf(place, UNITS[unit], ofMonth);
    if (when === undefined || when.year < 1 || when.year > 9999) return undefined;
    const two = (part: number) => (padded === 1 ? String(part).padStart(2, '0') : String(part));
    const parts = { y: String(when.year).padStart(4, '0'), m: two(when.month), d: two(when.day) };
    const date = [...ORDERS[order]].map((part) => parts[part as 'y' | 'm' | 'd']).join(SEPARATORS[separator]);
    if (joint === 0) return date;
    const time = writeClock(when.seconds, hasSeconds === 1, padded === 1);
    return `${date}${JOINTS[joint]}${time}${ZONES[zone]}`;
  },
};

/** A date in an order, if there is such a day. Years have four digits, days and months one or two. */
function readDate(match: RegExpExecArray, order: Order): Written | undefined {
  const parts = { y: '', m: '', d: '1' };
  for (const [at, part] of [...order].entries()) parts[part as 'y' | 'm' | 'd'] = match[[1, 3, 4][at]];
  if (parts.y.length !== 4 || parts.m.length > 2 || parts.d.length > 2) return undefined;
  const clock = match[6] === undefined ? undefined : readClock(match[6]);
  if (match[6] !== undefined && (clock === undefined || clock.seconds >= DAY)) return undefined;
  const day = { year: Number(parts.y), month: Number(parts.m), day: Number(parts.d) };
  if (order.length === 2 && (day.year < YEARS.least || day.year > YEARS.most)) return undefined;
  return isDay(day) && day.year > 0 ? { ...day, clock } : undefined;
}

/** Whether a day, a month or an hour has one digit. */
function isBare(match: RegExpExecArray, order: Order): boolean {
  const parts = [match[1], match[3], match[4]].filter((part, at) => part !== undefined && order[at] !== 'y');
  return parts.some((part) => part.length === 1) || /^\d:/.test(match[6] ?? '');
}

function refuseAmbiguous(some: readonly Written[], others: readonly Written[]): void {
  const cell = some.findIndex((day, at) => dayNumber(day) !== dayNumber(others[at]));
  if (cell < 0) return;
  const [one, other] = [some[cell], others[cell]].map(
    ({ year, month, day }) =>
      `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
  throw new AmbiguousCell(cell, `may be ${one} or ${other}; write dates so`);
}

interface Counted {
  readonly unit: (typeof UNITS)[number];
  readonly places: readonly number[];
  readonly origin: number;
  readonly day: number;
}

function count(days: readonly Written[], order: Order, hasSeconds: boolean): Counted {
  const counted = (unit: Counted['unit'], places: readonly number[], day = 1): Counted => {
    return { unit, places, origin: places[0], day };
  };
  if (days[0].clock !== undefined) {
    const seconds = days.map((day) => dayNumber(day) * DAY + day.clock!.seconds);
    return hasSeconds
      ? counted('seconds', seconds)
      : counted(
          'minutes',
          seconds.map((each) => each / MINUTE),
        );
  }
  const months = days.map(({ year, month }) => 12 * year + month - 1);
  if (order === 'ym' || order === 'my') return counted('months', months);
  const last = days.reduce((most, { day }) => Math.max(most, day), 0);
  const areEnds = days.every(({ year, month, day }) => day === daysInMonth(year, month));
  const ofMonth = areEnds ? LAST_DAY : last;
  const areMonthly = days.every(
    ({ year, month, day }) => day === Math.min(ofMonth, daysInMonth(year, month)),
  );
  if (areMonthly && new Set(months).size > 1) return counted('months', months, ofMonth);
  return counted('days', days.map(dayNumber));
}

type Moment = ReturnType<typeof whenOf>;

function momentOf(value: number, settings: readonly number[]): Moment {
  return whenOf(value + settings[ORIGIN], UNITS[settings[UNIT]], settings[OF_MONTH]);
}

/** Where a moment is held in a column with these settings; undefined between two of its units. */
function placeIn(settings: readonly number[], moment: Moment): number | undefined {
  if (moment === undefined) return undefined;
  const unit = UNITS[settings[UNIT]];
  const months = 12 * moment.year + moment.month - 1;
  const seconds = dayNumber(moment) * DAY + moment.seconds;
  const place = unit === 'months' ? months : seconds / { days: DAY, minutes: MINUTE, seconds: 1 }[unit];
  const again = whenOf(place, unit, settings[OF_MONTH]);
  const isSame = again !== undefined && dayNumber(again) * DAY + again.seconds === seconds;
  return Number.isInteger(place) && isSame ? place - settings[ORIGIN] : undefined;
}

/** The day and the second of it at a place; undefined for one that is far from all years that are written. */
function whenOf(
  place: number,
  unit: Counted['unit'],
  ofMonth: number,
): (Day & { readonly seconds: number }) | undefined {
  if (Math.abs(place) > MOST_SECONDS) return undefined;
  if (unit === 'months') {
    const year = Math.floor(place / 12);
    const month = place - 12 * year + 1;
    return { year, month, day: Math.min(ofMonth, daysInMonth(year, month)), seconds: 0 };
  }
  if (unit === 'days') return { ...dayOf(place), seconds: 0 };
  const seconds = unit === 'minutes' ? place * MINUTE : place;
  const days = Math.floor(seconds / DAY);
  return { ...dayOf(days), seconds: seconds - days * DAY };
}
