import { formatScaled } from '../digits.js';
import { asTheyAre, type NotationForm } from '../notation-form.js';
import { MOST_DECIMALS } from '../numeral.js';
import type { Notation } from '../surface.js';

const NUMERAL = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:([eE])([+-]?)(\d+))?$/;

/** The largest power of ten that is written out: that of the largest double. */
const MOST_POWER = 308;

const MOST_WIDTH = 10;
const MOST_FIGURES = 400;

/** How the mantissa is written: with one digit before the point, or all numbers with one exponent. */
const NORMAL = 0;
const FIXED = 1;

const FLAG = { least: 0, most: 1 };
const POWER = { least: -MOST_POWER, most: MOST_POWER + 1 };

/** A numeral with or without an exponent. */
interface Scientific {
  /** All digits of the mantissa as an integer. */
  readonly digits: bigint;
  /** Digits after the point of the mantissa. */
  readonly fraction: number;
  /** Undefined where no exponent is written. */
  readonly exponent: number | undefined;
  readonly isNormal: boolean;
}

/**
 * Numbers with exponents, `1.5e-3`. They are as programs print them: one digit before the point, numbers of middling size perhaps
 * without an exponent; or all have the same exponent.
 */
export const EXPONENT_NUMBERS: NotationForm = {
  name: 'exponent',
  settings: [
    FLAG,
    // Digits after the point of every mantissa at least; -1 where final zeros are left out.
    { least: -1, most: MOST_FIGURES },
    // Digits of exponents at least, whether positive ones have a sign, and whether the E is a capital.
    { least: 1, most: MOST_WIDTH },
    FLAG,
    FLAG,
    // The powers of ten from which and up to which numbers have no exponent, none if the first is larger; or the exponent of all.
    POWER,
    POWER,
  ],
  hasWords: false,
  isSymbol: false,
  isAmount: true,
  isLabel: false,
  parts: {},
  joined: undefined,
  title: () => 'numbers with exponents',
  read: ({ texts }) => {
    const marks = { plus: false, capital: false, width: Number.POSITIVE_INFINITY };
    const cells: Scientific[] = [];
    for (const text of texts) {
      const match = NUMERAL.exec(text);
      if (match === null) return undefined;
      const [, sign, mantissa, letter, exponentSign = '', power] = match;
      if (letter !== undefined) {
        marks.plus ||= exponentSign === '+';
        marks.capital ||= letter === 'E';
        marks.width = Math.min(marks.width, power.length);
      }
      const cell = scientific(sign, mantissa, power === undefined ? undefined : Number(exponentSign + power));
      if (cell === undefined) return undefined;
      cells.push(cell);
    }
    if (marks.width > MOST_WIDTH || cells.every(({ exponent }) => exponent === undefined)) return undefined;
    const decimals = cells.reduce((most, cell) => Math.max(most, cell.fraction - (cell.exponent ?? 0)), 0);
    if (decimals > MOST_DECIMALS) return undefined;
    const values = cells.map(
      ({ digits, fraction, exponent = 0 }) => digits * 10n ** BigInt(decimals + exponent - fraction),
    );
    const { mode, low, high } = layoutOf(cells);
    const written = cells.filter(({ exponent }) => exponent !== undefined);
    const [{ fraction }] = written;
    const isUniform = written.every((cell) => cell.fraction === fraction);
    const settings = [
      ...[mode, isUniform ? fraction : -1, marks.width],
      ...[marks.plus ? 1 : 0, marks.capital ? 1 : 0, low, high],
    ];
    return {
      values,
      shownDecimals: cells.map((cell) => cell.fraction - (cell.exponent ?? 0)),
      notation: { decimals, trimmed: true, width: 0, writing: { name: 'exponent', settings, words: [] } },
    };
  },
  rebase: asTheyAre,
  write: (value, notation) => {
    const [mode, figures, width, plus, capital, low, high] = notation.writing!.settings;
    const digits = (value < 0n ? -value : value).toString();
    const power = value === 0n ? 0 : digits.length - 1 - notation.decimals;
    if (mode === NORMAL && power >= low && power <= high) return formatScaled(value, notation);
    const exponent = mode === FIXED ? low : power;
    const mantissa = mantissaOf(value, notation.decimals + exponent, figures);
    const sign = exponent < 0 ? '-' : plus === 1 ? '+' : '';
    return `${mantissa}${capital === 1 ? 'E' : 'e'}${sign}${Math.abs(exponent).toString().padStart(width, '0')}`;
  },
};

function scientific(sign: string, mantissa: string, exponent: number | undefined): Scientific | undefined {
  if (exponent !== undefined && Math.abs(exponent) > MOST_POWER) return undefined;
  const [whole, after = ''] = mantissa.split('.');
  if (whole.length + after.length > MOST_FIGURES) return undefined;
  const digits = BigInt(whole + after);
  const isNormal = whole.length === 1 && (whole !== '0' || digits === 0n);
  return { digits: sign === '-' ? -digits : digits, fraction: after.length, exponent, isNormal };
}

/** How mantissas and plain numbers are told apart. */
function layoutOf(cells: readonly Scientific[]): { mode: number; low: number; high: number } {
  const written = cells.filter(({ exponent }) => exponent !== undefined);
  const [{ exponent }] = written;
  const isFixed = written.length === cells.length && written.every((cell) => cell.exponent === exponent);
  if (isFixed && written.some(({ isNormal }) => !isNormal)) return { mode: FIXED, low: exponent!, high: 0 };
  const plain = cells.filter((cell) => cell.exponent === undefined).map(powerOf);
  if (plain.length === 0) return { mode: NORMAL, low: 1, high: 0 };
  const low = plain.reduce((least, power) => Math.min(least, power));
  return { mode: NORMAL, low, high: plain.reduce((most, power) => Math.max(most, power)) };
}

/** The power of ten of the first digit. */
function powerOf({ digits, fraction }: Scientific): number {
  const magnitude = (digits < 0n ? -digits : digits).toString();
  const power = digits === 0n ? 0 : magnitude.length - 1 - fraction;
  return Math.max(-MOST_POWER, Math.min(MOST_POWER, power));
}

/** An integer over 10^scale with so many digits after the point, or more where it takes more. */
function mantissaOf(value: bigint, scale: number, figures: number): string {
  const decimals = Math.max(0, scale);
  const scaled = scale < 0 ? value * 10n ** BigInt(-scale) : value;
  const trimmed: Notation = { decimals, trimmed: true, width: 0 };
  const text = formatScaled(scaled, trimmed);
  if (figures <= 0) return text;
  const [whole, fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(figures, '0')}`;
}
