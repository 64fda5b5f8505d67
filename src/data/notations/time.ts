import { type NotationForm, wholeNotation } from '../notation-form.js';
import type { Writing } from '../surface.js';
import { readClock, writeClock } from './clock.js';

const DAY = 86_400;
const MINUTE = 60;

/** The longest span that is written, in seconds. */
const LONGEST = 100 * 3600;

const FLAG = { least: 0, most: 1 };

/** ` AM` and ` PM` as they are written; their order is part of the format of files. The first is for clocks of 24 hours. */
const HALVES: readonly (readonly [am: string, pm: string])[] = [
  ['', ''],
  [' AM', ' PM'],
  [' am', ' pm'],
  ['AM', 'PM'],
  ['am', 'pm'],
  [' a.m.', ' p.m.'],
];

/**
 * Times of day as minutes, or seconds, since the first of them, going on behind midnight; spans of 24 hours and more as minutes, or
 * seconds.
 */
export const TIMES: NotationForm = {
  name: 'time',
  settings: [
    // Whether there are seconds, whether hours have two digits, and whether what is behind midnight begins again.
    FLAG,
    FLAG,
    FLAG,
    // The time, in seconds, that is 0.
    { least: 0, most: DAY - 1 },
    { least: 0, most: HALVES.length - 1 },
  ],
  hasWords: false,
  isSymbol: false,
  isAmount: false,
  isLabel: false,
  parts: { hour: hourOf },
  joined: undefined,
  period: ({ settings }: Writing) => (settings[2] === 1 ? BigInt(DAY / unitOf(settings)) : undefined),
  title: ({ settings: [hasSeconds, , wraps] }) =>
    `${wraps === 1 ? 'times' : 'spans of time'}, in ${hasSeconds === 1 ? 'seconds' : 'minutes'}`,
  read: ({ texts }) => {
    const halves = HALVES.findIndex((pair, at) => at > 0 && texts.every((text) => hasHalf(text, pair)));
    const clocks = texts.map((text) => (halves < 0 ? readClock(text) : readHalf(text, HALVES[halves])));
    if (!clocks.every((clock) => clock !== undefined)) return undefined;
    const [{ hasSeconds, seconds: first }] = clocks;
    if (clocks.some((clock) => clock.hasSeconds !== hasSeconds)) return undefined;
    const wraps = clocks.every(({ seconds }) => seconds < DAY);
    const origin = wraps ? first : 0;
    const unit = hasSeconds ? 1 : MINUTE;
    const values = clocks.map(({ seconds }) =>
      BigInt((wraps ? (seconds - origin + DAY) % DAY : seconds) / unit),
    );
    const isPadded = !clocks.some(({ padding }) => padding === 'bare');
    const settings = [hasSeconds ? 1 : 0, isPadded ? 1 : 0, wraps ? 1 : 0, origin, Math.max(0, halves)];
    return { values, notation: wholeNotation({ name: 'time', settings, words: [] }) };
  },
  rebase: (values, { settings: from }, { settings: to }) => {
    const [, , wraps, origin] = to;
    if (wraps !== from[2]) return undefined;
    const seconds = values.map((value) => Number(value) * unitOf(from) + from[3] - origin);
    if (seconds.some((each) => each % unitOf(to) !== 0)) return undefined;
    return seconds.map((each) => BigInt((wraps === 1 ? (each + DAY) % DAY : each) / unitOf(to)));
  },
  write: (value, { writing }) => {
    const [hasSeconds, isPadded, wraps, origin, half] = writing!.settings;
    const amount = BigInt(origin) + value * BigInt(hasSeconds === 1 ? 1 : MINUTE);
    const day = BigInt(DAY);
    const seconds = Number(wraps === 1 ? ((amount % day) + day) % day : amount);
    if (seconds < 0 || seconds >= LONGEST) return undefined;
    if (half === 0) return writeClock(seconds, hasSeconds === 1, isPadded === 1);
    const hour = Math.floor(seconds / 3600) % 12 || 12;
    const [am, pm] = HALVES[half];
    const shown = hour * 3600 + (seconds % 3600);
    return `${writeClock(shown, hasSeconds === 1, isPadded === 1)}${seconds % DAY < DAY / 2 ? am : pm}`;
  },
};

/** The hour of a time of day; spans of time have none. */
function hourOf(value: bigint, { settings }: Writing): bigint | undefined {
  const [, , wraps, origin] = settings;
  return wraps === 0
    ? undefined
    : BigInt(Math.floor(((Number(value) * unitOf(settings) + origin) % DAY) / 3600));
}

/** Seconds of a minute or of one second. */
function unitOf([hasSeconds]: readonly number[]): number {
  return hasSeconds === 1 ? 1 : MINUTE;
}

function hasHalf(text: string, [am, pm]: readonly [string, string]): boolean {
  return text.endsWith(am) || text.endsWith(pm);
}

/** A time with AM or PM behind it, from 12 AM, which is midnight, to 11:59 PM. */
function readHalf(text: string, [am, pm]: readonly [string, string]): ReturnType<typeof readClock> {
  const half = text.endsWith(pm) ? pm : am;
  const clock = readClock(text.slice(0, text.length - half.length));
  if (clock === undefined || clock.seconds < 3600 || clock.seconds >= 13 * 3600) return undefined;
  return { ...clock, seconds: (clock.seconds % (DAY / 2)) + (half === pm ? DAY / 2 : 0) };
}
