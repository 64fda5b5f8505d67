/** Powers of metre, kilogram, second, ampere, kelvin, mole, candela and money. */
export type Dimension = readonly number[];

/** A unit of measurement. */
export interface Unit {
  /** How many of the base units it is, where no zero is shifted: 1000 for km, 1 for °C. */
  readonly factor: number;
  readonly dimension: Dimension;
}

const BASES = 8;

/** What has no dimension: numbers of things, ratios, angles. */
export const NO_DIMENSION: Dimension = new Array<number>(BASES).fill(0);

/** Powers are told apart from here on. */
const LEAST_DIFFERENCE = 1e-9;

/** Whether two dimensions are the same. */
export function sameDimension(one: Dimension, other: Dimension): boolean {
  return one.every((power, at) => Math.abs(power - other[at]) < LEAST_DIFFERENCE);
}

/** The dimension of a product of one to some power and another to some power. */
export function combined(one: Dimension, power: number, other: Dimension, otherPower: number): Dimension {
  return one.map((each, at) => each * power + other[at] * otherPower);
}

type Entry = readonly [factor: number, ...powers: number[]];

/** Units that prefixes go with: symbols, how many base units each is, and the powers of m, kg, s, A, K, mol, cd, money. */
const PREFIXED: Readonly<Record<string, Entry>> = {
  m: [1, 1],
  g: [1e-3, 0, 1],
  s: [1, 0, 0, 1],
  A: [1, 0, 0, 0, 1],
  K: [1, 0, 0, 0, 0, 1],
  mol: [1, 0, 0, 0, 0, 0, 1],
  cd: [1, 0, 0, 0, 0, 0, 0, 1],
  Hz: [1, 0, 0, -1],
  N: [1, 1, 1, -2],
  Pa: [1, -1, 1, -2],
  J: [1, 2, 1, -2],
  W: [1, 2, 1, -3],
  C: [1, 0, 0, 1, 1],
  V: [1, 2, 1, -3, -1],
  F: [1, -2, -1, 4, 2],
  Ω: [1, 2, 1, -3, -2],
  ohm: [1, 2, 1, -3, -2],
  S: [1, -2, -1, 3, 2],
  Wb: [1, 2, 1, -2, -1],
  T: [1, 0, 1, -2, -1],
  H: [1, 2, 1, -2, -2],
  lm: [1, 0, 0, 0, 0, 0, 0, 1],
  lx: [1, -2, 0, 0, 0, 0, 0, 1],
  Bq: [1, 0, 0, -1],
  Gy: [1, 2, 0, -2],
  Sv: [1, 2, 0, -2],
  kat: [1, 0, 0, -1, 0, 0, 1],
  L: [1e-3, 3],
  l: [1e-3, 3],
  eV: [1.602176634e-19, 2, 1, -2],
  Wh: [3600, 2, 1, -2],
  cal: [4.184, 2, 1, -2],
  bar: [1e5, -1, 1, -2],
  pc: [3.085677581491367e16, 1],
  G: [1e-4, 0, 1, -2, -1],
  B: [8],
  bit: [1],
};

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const YEAR = 31_557_600;
const DEGREE = Math.PI / 180;
const FOOT = 0.3048;
const POUND = 0.45359237;

/** Units that stand alone. */
const PLAIN: Readonly<Record<string, Entry>> = {
  min: [MINUTE, 0, 0, 1],
  h: [HOUR, 0, 0, 1],
  hr: [HOUR, 0, 0, 1],
  d: [DAY, 0, 0, 1],
  a: [YEAR, 0, 0, 1],
  yr: [YEAR, 0, 0, 1],
  '°': [DEGREE],
  deg: [DEGREE],
  rad: [1],
  sr: [1],
  '%': [1e-2],
  '‰': [1e-3],
  dB: [1],
  ppm: [1e-6],
  ppb: [1e-9],
  '°C': [1, 0, 0, 0, 0, 1],
  '℃': [1, 0, 0, 0, 0, 1],
  degC: [1, 0, 0, 0, 0, 1],
  '°F': [5 / 9, 0, 0, 0, 0, 1],
  degF: [5 / 9, 0, 0, 0, 0, 1],
  t: [1000, 0, 1],
  u: [1.6605390666e-27, 0, 1],
  Da: [1.6605390666e-27, 0, 1],
  amu: [1.6605390666e-27, 0, 1],
  au: [149_597_870_700, 1],
  AU: [149_597_870_700, 1],
  ly: [9.4607304725808e15, 1],
  Å: [1e-10, 1],
  ha: [1e4, 2],
  atm: [101_325, -1, 1, -2],
  mmHg: [133.322387415, -1, 1, -2],
  Torr: [101_325 / 760, -1, 1, -2],
  psi: [6894.757293168, -1, 1, -2],
  erg: [1e-7, 2, 1, -2],
  dyn: [1e-5, 1, 1, -2],
  in: [FOOT / 12, 1],
  ft: [FOOT, 1],
  yd: [3 * FOOT, 1],
  mi: [5280 * FOOT, 1],
  nmi: [1852, 1],
  lb: [POUND, 0, 1],
  lbs: [POUND, 0, 1],
  oz: [POUND / 16, 0, 1],
  hp: [745.69987158227, 2, 1, -3],
  mph: [(5280 * FOOT) / HOUR, 1, 0, -1],
  kph: [1000 / HOUR, 1, 0, -1],
  kn: [1852 / HOUR, 1, 0, -1],
  rpm: [1 / MINUTE, 0, 0, -1],
  ...Object.fromEntries(
    ['$', '€', '£', '¥', 'USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CNY'].map((money): [string, Entry] => [
      money,
      [1, 0, 0, 0, 0, 0, 0, 0, 1],
    ]),
  ),
};

/** English names, with or without an s behind them. */
const NAMES: Readonly<Record<string, string>> = {
  ...{
    meter: 'm',
    metre: 'm',
    gram: 'g',
    second: 's',
    sec: 's',
    ampere: 'A',
    amp: 'A',
    kelvin: 'K',
    mole: 'mol',
  },
  ...{ hertz: 'Hz', newton: 'N', pascal: 'Pa', joule: 'J', watt: 'W', coulomb: 'C', volt: 'V', farad: 'F' },
  ...{
    ohm: 'Ω',
    tesla: 'T',
    henry: 'H',
    liter: 'L',
    litre: 'L',
    calorie: 'cal',
    parsec: 'pc',
    byte: 'B',
    bit: 'bit',
  },
  ...{ minute: 'min', hour: 'h', day: 'd', year: 'yr', degree: '°', radian: 'rad', percent: '%', tonne: 't' },
  ...{
    celsius: '°C',
    fahrenheit: '°F',
    inch: 'in',
    foot: 'ft',
    feet: 'ft',
    yard: 'yd',
    mile: 'mi',
    pound: 'lb',
  },
  ...{ ounce: 'oz', dollar: '$', euro: '€' },
};

const PREFIXES: Readonly<Record<string, number>> = {
  ...{
    Q: 1e30,
    R: 1e27,
    Y: 1e24,
    Z: 1e21,
    E: 1e18,
    P: 1e15,
    T: 1e12,
    G: 1e9,
    M: 1e6,
    k: 1e3,
    h: 1e2,
    da: 10,
  },
  ...{ d: 0.1, c: 1e-2, m: 1e-3, µ: 1e-6, μ: 1e-6, u: 1e-6, n: 1e-9, p: 1e-12, f: 1e-15, a: 1e-18, z: 1e-21 },
};

const LONG_PREFIXES: Readonly<Record<string, number>> = {
  ...{ tera: 1e12, giga: 1e9, mega: 1e6, kilo: 1e3, hecto: 1e2, deci: 0.1, centi: 1e-2 },
  ...{ milli: 1e-3, micro: 1e-6, nano: 1e-9, pico: 1e-12 },
};

const LONGEST_UNIT = 40;
const HAS_SYMBOL = /[^\d\s.^*/()-]/;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';

/**
 * A unit from its symbols: `kg`, `m/s^2`, `kg m² s⁻²`, `J/(kg K)`, `km per hour`, `10^6 m3`; undefined for what is none that is known.
 * Behind a slash stands what it divides by, one symbol or what is in brackets.
 */
export function parseUnit(text: string): Unit | undefined {
  if (text.length > LONGEST_UNIT || !HAS_SYMBOL.test(text)) return undefined;
  const plain = text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/g, (digits) => `^${[...digits].map(plainDigit).join('')}`)
    .replaceAll('**', '^')
    .replaceAll('−', '-')
    .replace(/\bper\b/g, '/')
    .replace(/[·⋅×*]/g, ' ');
  const tokens = plain.match(/\s+|\d+(?:\.\d+)?|[()/^]|-|[^\s\d()/^-]+/g) ?? [];
  const reader = new UnitReader(tokens.filter((token) => token.trim() !== ''));
  return reader.read();
}

function plainDigit(superscript: string): string {
  const digit = SUPERSCRIPTS.indexOf(superscript);
  return digit === 10 ? '-' : String(digit);
}

const ONE: Unit = { factor: 1, dimension: NO_DIMENSION };

/** Reads the symbols of a unit one after the other. */
class UnitReader {
  #at = 0;

  constructor(readonly tokens: readonly string[]) {}

  read(): Unit | undefined {
    const unit = this.#product();
    return this.#at === this.tokens.length && this.#at > 0 ? unit : undefined;
  }

  #product(): Unit | undefined {
    let product = ONE;
    while (this.#at < this.tokens.length && this.tokens[this.#at] !== ')') {
      const isDivided = this.tokens[this.#at] === '/';
      if (isDivided) this.#at++;
      const factor = this.#power();
      if (factor === undefined) return undefined;
      product = times(product, factor, isDivided ? -1 : 1);
    }
    return product;
  }

  #power(): Unit | undefined {
    const token = this.tokens[this.#at++] as string | undefined;
    if (token === undefined) return undefined;
    const isNumber = /^\d/.test(token);
    let unit: Unit | undefined;
    if (token === '(') {
      unit = this.#product();
      if (this.tokens[this.#at++] !== ')') return undefined;
    } else unit = isNumber ? { factor: Number(token), dimension: NO_DIMENSION } : symbolUnit(token);
    const exponent = this.#exponent(isNumber);
    return unit && exponent !== undefined ? times(ONE, unit, exponent) : undefined;
  }

  /** `^2`, `^-1`, or the digits right behind a symbol: `m2`, `s-1`. */
  #exponent(isNumber: boolean): number | undefined {
    const hasSign = this.tokens[this.#at] === '^';
    if (hasSign) this.#at++;
    else if (isNumber) return 1;
    const isNegative = this.tokens[this.#at] === '-';
    if (isNegative) this.#at++;
    const token = this.tokens[this.#at] as string | undefined;
    if (token === undefined || !/^\d/.test(token)) return hasSign || isNegative ? undefined : 1;
    this.#at++;
    return isNegative ? -Number(token) : Number(token);
  }
}

function times(one: Unit, other: Unit, power: number): Unit {
  return {
    factor: one.factor * other.factor ** power,
    dimension: combined(one.dimension, 1, other.dimension, power),
  };
}

function symbolUnit(symbol: string): Unit | undefined {
  return named(symbol) ?? spelled(symbol);
}

/** A symbol of a unit, with or without a prefix. */
function named(symbol: string): Unit | undefined {
  const own = entryOf(PREFIXED, symbol) ?? entryOf(PLAIN, symbol);
  if (own !== undefined) return own;
  for (const length of [1, 2]) {
    const prefix = symbol.slice(0, length);
    const unit = Object.hasOwn(PREFIXES, prefix) ? entryOf(PREFIXED, symbol.slice(length)) : undefined;
    if (unit !== undefined) return { ...unit, factor: unit.factor * PREFIXES[prefix] };
  }
  return undefined;
}

/** A unit by its English name. */
function spelled(name: string): Unit | undefined {
  const small = name.toLowerCase();
  for (const singular of [small, small.replace(/e?s$/, ''), small.replace(/s$/, '')]) {
    if (Object.hasOwn(NAMES, singular)) return named(NAMES[singular]);
    const prefix = Object.keys(LONG_PREFIXES).find((each) => singular.startsWith(each));
    const rest = prefix === undefined ? '' : singular.slice(prefix.length);
    const unit = Object.hasOwn(NAMES, rest) ? named(NAMES[rest]) : undefined;
    if (unit !== undefined) return { ...unit, factor: unit.factor * LONG_PREFIXES[prefix!] };
  }
  return undefined;
}

function entryOf(table: Readonly<Record<string, Entry>>, symbol: string): Unit | undefined {
  if (!Object.hasOwn(table, symbol)) return undefined;
  const [factor, ...powers] = table[symbol];
  return { factor, dimension: NO_DIMENSION.map((none, at) => powers[at] ?? none) };
}

const IN_BRACKETS = /^(.*\S)\s*(?:\[([^[\]]+)\]|(\s)?\(([^()]+(?:\([^()]*\))?[^()]*)\))$/s;

/**
 * The name of a column and, in brackets behind it, its unit: `mass [kg]`, `mass (kg)`. A letter in round brackets right behind a name is
 * what it depends on: `f(t)`. What is no unit is part of the name.
 */
export function splitUnit(header: string): { readonly name: string; readonly unit?: string } {
  const match = header.length > LONGEST_HEADER ? null : IN_BRACKETS.exec(header);
  const [, name = '', square, blank, round = ''] = match ?? [];
  const unit = (square ?? round).trim();
  const isArgument = square === undefined && blank === undefined && [...unit].length === 1;
  if (unit === '' || (isArgument && !/\s\(/.test(header)) || parseUnit(unit) === undefined)
    return { name: header };
  return { name, unit };
}

const LONGEST_HEADER = 200;
