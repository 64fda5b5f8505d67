/**
 * The notations of section 7.2 of docs/code-length.md, for the reference decoder: written from the document, with nothing of the product.
 */
export interface ReferenceNotation {
  readonly name: string;
  /** The least and the most of each setting. */
  readonly settings: readonly (readonly [least: number, most: number])[];
  readonly hasWords: boolean;
  readonly write: (value: bigint, given: Given) => string;
}

interface Given {
  readonly settings: readonly number[];
  readonly words: readonly string[];
  readonly decimals: number;
  /** The value in plain digits, as the rest of the notation says. */
  readonly digits: (value: bigint) => string;
}

const flag = [0, 1] as const;
const abs = (value: bigint) => (value < 0n ? -value : value);
const two = (part: number) => `${part < 10 ? '0' : ''}${part}`;
const cased = (word: string, letterCase: number) =>
  [word.toUpperCase(), word.toLowerCase(), word[0].toUpperCase() + word.slice(1).toLowerCase()][letterCase];
const modulo = (value: bigint, by: bigint) => ((value % by) + by) % by;

const GROUPS = ['', ',', '.', "'", '_', ' ', '\xc2\xa0', '\xe2\x80\xaf'];
const WEEK = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const YEAR = 'January February March April May June July August September October November December'.split(
  ' ',
);
const NAMES = [
  WEEK,
  WEEK.map((name) => name.slice(0, 3)),
  WEEK.map((name) => name.slice(0, 2)),
  YEAR,
  YEAR.map((name) => name.slice(0, 3)),
];
const HALVES = [
  ['', ''],
  [' AM', ' PM'],
  [' am', ' pm'],
  ['AM', 'PM'],
  ['am', 'pm'],
  [' a.m.', ' p.m.'],
];

function clock(seconds: number, hasSeconds: boolean, padded: boolean): string {
  const hours = Math.floor(seconds / 3600);
  const rest = `:${two(Math.floor((seconds % 3600) / 60))}${hasSeconds ? `:${two(seconds % 60)}` : ''}`;
  return (padded ? two(hours) : hours) + rest;
}

/** The numeral `digits` over 10^scale without zeros that say nothing. */
function over(digits: bigint, scale: number): string {
  const shifted = scale < 0 ? digits * 10n ** BigInt(-scale) : digits;
  const point = Math.max(0, scale);
  const text = abs(shifted)
    .toString()
    .padStart(point + 1, '0');
  const fraction = text.slice(text.length - point).replace(/0+$/, '');
  return (
    (digits < 0n ? '-' : '') +
    text.slice(0, text.length - point) +
    (point > 0 && fraction ? `.${fraction}` : '')
  );
}

/** In the order of their slots, behind plain digits. */
export const REFERENCE_NOTATIONS: readonly ReferenceNotation[] = [
  {
    name: 'figures',
    settings: [flag, [0, 7], flag],
    hasWords: true,
    write: (value, { settings: [comma, group, sign], words, digits }) => {
      const [whole, fraction] = digits(abs(value)).split('.');
      let grouped = whole;
      for (let at = whole.length - 3; at > 0; at -= 3)
        grouped = grouped.slice(0, at) + GROUPS[group] + grouped.slice(at);
      const tail = fraction === undefined ? '' : (comma ? ',' : '.') + fraction;
      return (
        (value < 0n ? ['-', '\xe2\x88\x92'][sign] : '') + (words[0] ?? '') + grouped + tail + (words[1] ?? '')
      );
    },
  },
  {
    name: 'exponent',
    settings: [flag, [-1, 400], [1, 10], flag, flag, [-308, 309], [-308, 309]],
    hasWords: false,
    write: (value, { settings: [fixed, figures, width, plus, capital, low, high], decimals, digits }) => {
      const power = value === 0n ? 0 : abs(value).toString().length - 1 - decimals;
      if (fixed === 0 && power >= low && power <= high) return digits(value);
      const exponent = fixed ? low : power;
      let mantissa = over(value, decimals + exponent);
      const fraction = mantissa.split('.')[1] ?? '';
      if (figures > 0) mantissa = `${mantissa.split('.')[0]}.${fraction.padEnd(figures, '0')}`;
      const sign = exponent < 0 ? '-' : plus ? '+' : '';
      return mantissa + (capital ? 'E' : 'e') + sign + String(Math.abs(exponent)).padStart(width, '0');
    },
  },
  {
    name: 'parts',
    settings: [[2, 1_000_000]],
    hasWords: false,
    write: (value, { settings: [parts] }) => {
      let common = BigInt(parts);
      while (value % common !== 0n || BigInt(parts) % common !== 0n) common--;
      const denominator = BigInt(parts) / common;
      return denominator === 1n ? `${value / common}` : `${value / common}/${denominator}`;
    },
  },
  { name: 'pairs', settings: [flag], hasWords: false, write: String },
  {
    name: 'radix',
    settings: [[0, 2], flag, flag, [0, 1000]],
    hasWords: false,
    write: (value, { settings: [base, letterCase, digitCase, width] }) => {
      const digits = cased(abs(value).toString([16, 8, 2][base]), digitCase).padStart(width, '0');
      return `${value < 0n ? '-' : ''}0${cased('xob'[base], letterCase)}${digits}`;
    },
  },
  {
    name: 'date',
    settings: [[0, 4], [0, 2], [0, 2], flag, [0, 3], flag, flag, [1, 31], [0, 315_529_689_600]],
    hasWords: false,
    write: (value, { settings: [order, separator, joint, zone, unit, padded, hasSeconds, day, origin] }) => {
      const place = origin + Number(value);
      // Day 0 is 1 March of year 0; years below 100 are not what Date.UTC takes them for.
      const dayZero = Date.UTC(2000, 2, 1) - 730_485 * 86_400_000;
      let when: Date;
      if (unit === 1) {
        const year = Math.floor(place / 12);
        const month = place % 12;
        const last = new Date(Date.UTC(2000 + (year % 400), month + 1, 0)).getUTCDate();
        when = new Date(Date.UTC(2000, month, Math.min(day, last)));
        when.setUTCFullYear(year, month, Math.min(day, last));
      } else when = new Date(dayZero + place * [86_400_000, 0, 60_000, 1000][unit]);
      const part = (number: number) => (padded ? two(number) : String(number));
      const parts: Record<string, string> = {
        y: String(when.getUTCFullYear()).padStart(4, '0'),
        m: part(when.getUTCMonth() + 1),
        d: part(when.getUTCDate()),
      };
      const date = ['ymd', 'dmy', 'mdy', 'ym', 'my'][order].split('').map((each) => parts[each]);
      const text = date.join('-/.'[separator]);
      if (joint === 0) return text;
      const seconds = Math.floor(
        (when.getTime() - Math.floor(when.getTime() / 86_400_000) * 86_400_000) / 1000,
      );
      return text + ' T '[joint] + clock(seconds, hasSeconds === 1, padded === 1) + (zone ? 'Z' : '');
    },
  },
  {
    name: 'time',
    settings: [flag, flag, flag, [0, 86_399], [0, 5]],
    hasWords: false,
    write: (value, { settings: [hasSeconds, padded, wraps, origin, half] }) => {
      const amount = BigInt(origin) + value * (hasSeconds ? 1n : 60n);
      const seconds = Number(wraps ? modulo(amount, 86_400n) : amount);
      if (half === 0) return clock(seconds, hasSeconds === 1, padded === 1);
      const hour = Math.floor(seconds / 3600) % 12 || 12;
      const isLate = seconds % 86_400 >= 43_200;
      return (
        clock(hour * 3600 + (seconds % 3600), hasSeconds === 1, padded === 1) + HALVES[half][isLate ? 1 : 0]
      );
    },
  },
  {
    name: 'calendar',
    settings: [
      [0, 4],
      [0, 2],
    ],
    hasWords: false,
    write: (value, { settings: [list, letterCase] }) =>
      cased(NAMES[list][Number(modulo(value - 1n, BigInt(NAMES[list].length)))], letterCase),
  },
  {
    name: 'roman',
    settings: [[0, 2]],
    hasWords: false,
    write: (value, { settings: [letterCase] }) => {
      const places = ['IVX', 'XLC', 'CDM', 'M'];
      const shapes = ['', 'a', 'aa', 'aaa', 'ab', 'b', 'ba', 'baa', 'baaa', 'ac'];
      const numeral = [...String(value)]
        .map((digit, at, all) =>
          shapes[Number(digit)].replaceAll(
            /./g,
            (shape) => places[all.length - 1 - at]['abc'.indexOf(shape)],
          ),
        )
        .join('');
      return cased(numeral, letterCase);
    },
  },
  {
    name: 'letters',
    settings: [flag],
    hasWords: false,
    write: (value, { settings: [letterCase] }) => {
      let letters = '';
      for (let rest = value; rest > 0n; rest = (rest - 1n) / 26n)
        letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[Number((rest - 1n) % 26n)] + letters;
      return cased(letters, letterCase);
    },
  },
  { name: 'words', settings: [], hasWords: true, write: (value, { words }) => words[Number(value)] },
];
