import { type Constant, floorMultiple } from '../../constants.js';
import { leaf } from '../../export/mathml-elements.js';
import { floorOfMultiple } from '../../export/mathml-notation.js';
import { FACTOR_LIMIT } from '../../factors.js';
import { MULTIPLE_LIMIT } from '../../limits.js';
import type { Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

/** Where multiples of irrational numbers have no value, for people. */
export const MULTIPLE_DOMAIN = 'undefined for x < 0 and from 2^512 up';

/** Largest multiple that doubles may decide, and how near to an integer they may come: an error of 2^-52 is 2^-22 here. */
const DOUBLE_MULTIPLE = 2 ** 30;
const NEAR = 2 ** -20;

/** The floor of a multiple whose double is off by a few units in the last place; Infinity where that does not tell. */
export function floorIfClear(multiple: number): number {
  if (!(multiple < DOUBLE_MULTIPLE)) return Infinity;
  const floor = Math.floor(multiple);
  return multiple - floor < NEAR || floor + 1 - multiple < NEAR ? Infinity : floor;
}

/** Whether a value has a logarithm, or is the base of one, here. */
export function inLogarithm(value: bigint, least: bigint): boolean {
  return value >= least && value < BigInt(FACTOR_LIMIT);
}

interface MultipleOfConstant extends Pick<Primitive, 'name' | 'exports' | 'semantics'> {
  readonly constant: Constant;
  readonly double: number;
  /** For people. */
  readonly called: string;
  /** In formulas. */
  readonly sign: string;
}

/** x times an irrational constant, rounded down. */
export function ofConstant({ constant, double, called, sign, ...entry }: MultipleOfConstant): Primitive {
  return {
    ...entry,
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    evaluation: 'strict',
    summary: `x times ${called}, rounded down; ${MULTIPLE_DOMAIN}`,
    row: unaryRow((x) => (x >= 0n && x < MULTIPLE_LIMIT ? floorMultiple(x, constant) : undefined)),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        out[r] = x > 0 ? floorIfClear(x * double) : x === 0 ? 0 : Number.NaN;
      }
    },
    steps: fixedSteps(200),
    witnesses: [],
    mathml: floorOfMultiple(() => leaf('mi', sign)),
  };
}
