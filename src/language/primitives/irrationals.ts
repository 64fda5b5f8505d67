import { EXACT_LIMIT } from '../../numbers/exact.js';
import {
  type Constant,
  E,
  floorMultiple,
  logarithmRatio,
  naturalLogarithm,
  PI,
  rationalLogarithm,
} from '../constants.js';
import { type ContinuedFraction, fractionOfRoot } from '../continued-fraction.js';
import { FACTOR_LIMIT } from '../factors.js';
import { bounded, MAX_BITS, MAX_QUOTIENTS, MAX_ROOT_DEGREE, MULTIPLE_LIMIT } from '../limits.js';
import type { Kernel, Primitive } from '../primitive.js';
import { bitLength, integerRoot } from '../root.js';
import { bare, call } from './rendering.js';
import { binaryRow, ternaryRow, unaryRow } from './rows.js';

const shared = { result: 'integer', notation: { kind: 'call' }, commutative: false } as const;
const MULTIPLE_DOMAIN = 'undefined for x < 0 and from 2^512 up';

/** Largest multiple that doubles may decide, and how near to an integer they may come: an error of 2^-52 is 2^-22 here. */
const DOUBLE_MULTIPLE = 2 ** 30;
const NEAR = 2 ** -20;

/** The floor of a multiple whose double is off by a few units in the last place; Infinity where that does not tell. */
function floorIfClear(multiple: number): number {
  if (!(multiple < DOUBLE_MULTIPLE)) return Infinity;
  const floor = Math.floor(multiple);
  return multiple - floor < NEAR || floor + 1 - multiple < NEAR ? Infinity : floor;
}

/** x times an irrational constant, rounded down. */
function floorOf(name: string, constant: Constant, double: number, symbol: string, sign: string): Primitive {
  return {
    ...shared,
    name,
    parameters: ['integer'],
    summary: `x times ${symbol}, rounded down; ${MULTIPLE_DOMAIN}`,
    row: unaryRow((x) => (x >= 0n && x < MULTIPLE_LIMIT ? floorMultiple(x, constant) : undefined)),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        out[r] = x > 0 ? floorIfClear(x * double) : x === 0 ? 0 : Number.NaN;
      }
    },
    exports: {
      pari: call(name),
      python: call(name),
      javascript: call(name),
      latex: ([x]) => `\\left\\lfloor ${x} \\cdot ${sign} \\right\\rfloor`,
    },
  };
}

const rootMultiples: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const radicand = b[j + r];
    const degree = c[k + r];
    if (!(x >= 0 && radicand >= 0 && degree >= 1)) out[r] = Number.NaN;
    else {
      const multiple = x * radicand ** (1 / degree);
      const near = Math.round(multiple);
      const power = radicand * x ** degree;
      if (power < EXACT_LIMIT) out[r] = near ** degree <= power ? near : near - 1;
      else out[r] = floorIfClear(multiple) + (degree * Math.log2(multiple + 1) > MAX_BITS - 8 ? Infinity : 0);
    }
  }
};

function rootMultipleExactly(x: bigint, radicand: bigint, degree: bigint): bigint | undefined {
  if (x < 0n || radicand < 0n || degree < 1n) return undefined;
  if (x === 0n || radicand === 0n) return 0n;
  if (x === 1n) return radicandRoot(radicand, degree);
  if (degree > BigInt(MAX_BITS) || degree * BigInt(bitLength(x) - 1) > BigInt(MAX_BITS)) return undefined;
  const power = bounded(radicand * x ** degree);
  return power === undefined ? undefined : integerRoot(power, Number(degree));
}

function radicandRoot(radicand: bigint, degree: bigint): bigint {
  return degree > BigInt(MAX_BITS) ? 1n : integerRoot(radicand, Number(degree));
}

/** Whether a value has a logarithm, or is the base of one, here. */
function inLogarithm(value: bigint, least: bigint): boolean {
  return value >= least && value < BigInt(FACTOR_LIMIT);
}

const logarithmMultiples: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const argument = b[j + r];
    if (!(x >= 0 && argument >= 1 && argument < FACTOR_LIMIT)) out[r] = Number.NaN;
    else out[r] = x === 0 || argument === 1 ? 0 : floorIfClear(x * Math.log(argument));
  }
};

const ratioMultiples: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const argument = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && argument >= 1 && argument < FACTOR_LIMIT && base >= 2 && base < FACTOR_LIMIT)) {
      out[r] = Number.NaN;
    } else if (x === 0 || argument === 1) out[r] = 0;
    else if (argument === base) out[r] = x;
    else out[r] = floorIfClear(x * (Math.log(argument) / Math.log(base)));
  }
};

function ratioMultipleExactly(x: bigint, argument: bigint, base: bigint): bigint | undefined {
  if (x < 0n || x >= MULTIPLE_LIMIT || !inLogarithm(argument, 1n) || !inLogarithm(base, 2n)) return undefined;
  if (argument === 1n) return 0n;
  const [c, b] = [Number(argument), Number(base)];
  const rational = rationalLogarithm(c, b);
  if (rational === undefined) return floorMultiple(x, logarithmRatio(c, b));
  return (x * BigInt(rational[0])) / BigInt(rational[1]);
}

/** Entry `index` of a part of the continued fraction of a root. */
function ofFraction(
  name: string,
  value: string,
  part: keyof ContinuedFraction,
  latex: Primitive['exports']['latex'],
): Primitive {
  const row = (index: bigint, c: bigint, k: bigint): bigint | undefined => {
    if (index < 0n || index >= BigInt(MAX_QUOTIENTS) || c < 0n || c >= BigInt(FACTOR_LIMIT)) return undefined;
    if (k < 1n || k > BigInt(MAX_ROOT_DEGREE)) return undefined;
    const at = Number(index);
    return fractionOfRoot(c, Number(k), at + 1)[part].at(at);
  };
  return {
    ...shared,
    name,
    parameters: ['integer', 'integer', 'integer'],
    summary: `${value} of the k-th root of c, counted from 0; undefined behind the last, for indices below 0 and from ${MAX_QUOTIENTS} up, c below 0 and from 2^40 up, k below 1 and above ${MAX_ROOT_DEGREE}`,
    row: ternaryRow(row),
    column: (out, rows, a, i, b, j, c, k) => {
      for (let r = 0; r < rows; r++) {
        const [x, y, z] = [a[i + r], b[j + r], c[k + r]];
        if (Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(z)) out[r] = Number.NaN;
        else {
          const value = row(BigInt(x), BigInt(y), BigInt(z));
          out[r] = value === undefined ? Number.NaN : Number(value);
        }
      }
    },
    exports: {
      pari: call(`root_${name}`),
      python: call(name),
      javascript: call(name),
      latex,
    },
  };
}

/** Multiples of irrational numbers, which have their digits in them, and continued fractions. */
export const IRRATIONALS: readonly Primitive[] = [
  floorOf('floorpi', PI, Math.PI, 'pi', '\\pi'),
  floorOf('floore', E, Math.E, 'e', 'e'),
  {
    ...shared,
    name: 'floorroot',
    parameters: ['integer', 'integer', 'integer'],
    summary:
      'x times the k-th root of c, rounded down; undefined for negative x or c, for k < 1, and where c*x^k is out of bounds',
    row: ternaryRow(rootMultipleExactly),
    column: rootMultiples,
    exports: {
      pari: call('floorroot'),
      python: call('floorroot'),
      javascript: call('floorroot'),
      latex: ([x, c, k]) => `\\left\\lfloor ${x} \\cdot \\sqrt[${bare(k)}]{${bare(c)}} \\right\\rfloor`,
    },
  },
  {
    ...shared,
    name: 'floorln',
    parameters: ['integer', 'integer'],
    summary: `x times the natural logarithm of c, rounded down; ${MULTIPLE_DOMAIN}, c below 1 and from 2^40 up`,
    row: binaryRow((x, c) => {
      if (x < 0n || x >= MULTIPLE_LIMIT || !inLogarithm(c, 1n)) return undefined;
      return c === 1n ? 0n : floorMultiple(x, naturalLogarithm(Number(c)));
    }),
    column: logarithmMultiples,
    exports: {
      pari: call('floorln'),
      python: call('floorln'),
      javascript: call('floorln'),
      latex: ([x, c]) => `\\left\\lfloor ${x} \\cdot \\ln ${c} \\right\\rfloor`,
    },
  },
  {
    ...shared,
    name: 'floorlog',
    parameters: ['integer', 'integer', 'integer'],
    summary: `x times the logarithm of c to the base b, rounded down; ${MULTIPLE_DOMAIN}, c below 1, b below 2 and either from 2^40 up`,
    row: ternaryRow(ratioMultipleExactly),
    column: ratioMultiples,
    exports: {
      pari: call('floorlog'),
      python: call('floorlog'),
      javascript: call('floorlog'),
      latex: ([x, c, b]) => `\\left\\lfloor ${x} \\cdot \\log_{${bare(b)}} ${c} \\right\\rfloor`,
    },
  },
  ofFraction(
    'contfrac',
    'a quotient of the continued fraction',
    'quotients',
    ([index, c, k]) => `\\left[\\sqrt[${bare(k)}]{${bare(c)}}\\right]_{${bare(index)}}`,
  ),
  ofFraction(
    'convnum',
    'the numerator of a convergent',
    'numerators',
    ([index, c, k]) => `\\operatorname{num}_{${bare(index)}} \\sqrt[${bare(k)}]{${bare(c)}}`,
  ),
  ofFraction(
    'convden',
    'the denominator of a convergent',
    'denominators',
    ([index, c, k]) => `\\operatorname{den}_{${bare(index)}} \\sqrt[${bare(k)}]{${bare(c)}}`,
  ),
];
