import { apply, N, past } from '../../construct.js';
import { GRIP, operator as mathOperator, row as mathRow, within } from '../../export/mathml-elements.js';
import { call, define, rendering } from '../../export/rendering.js';
import { bounded, log2Of, MAX_BITS } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { indexWitness } from '../../witness.js';
import { unaryRow } from '../rows.js';

/** 0! … 18!, the factorials below 2^53. */
const FACTORIALS = new Float64Array(19).fill(1);
for (let n = 2; n < FACTORIALS.length; n++) FACTORIALS[n] = FACTORIALS[n - 1] * n;

const permutations: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    // x! exceeds 2^x from 4 on.
    out[r] = x >= 19 && x <= MAX_BITS ? Infinity : x >= 0 && x < 19 ? FACTORIALS[x] : Number.NaN;
  }
};

/** 0!, 1! … up to the largest one in bounds, filled at the first call. */
const exactFactorials: bigint[] = [];

function permutationsExactly(x: bigint): bigint | undefined {
  if (x < 0n) return undefined;
  if (exactFactorials.length === 0) {
    let next: bigint | undefined = 1n;
    while (next !== undefined) {
      exactFactorials.push(next);
      next = bounded(next * BigInt(exactFactorials.length));
    }
  }
  return x < BigInt(exactFactorials.length) ? exactFactorials[Number(x)] : undefined;
}

/** 0!, 1!, 2! … of any size, as far as they were asked for. */
const factorials = [1n];

function factorialOf(x: bigint): bigint {
  for (let factor = BigInt(factorials.length); factor <= x; factor++)
    factorials.push(factorials[factorials.length - 1] * factor);
  return factorials[Number(x)];
}

export const FACTORIAL: Primitive = {
  name: 'factorial',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    sequence: { initial: [1n], rule: apply('*', N, past(1)) },
    domain: ['natural'],
    exact: { bits: (x) => Number(x) * log2Of(x), value: factorialOf },
    least: () => 1n,
    factorials: (x) => ({ above: [x], below: [] }),
  },
  summary: 'the product 1 * 2 * … * x; undefined for negative arguments',
  row: unaryRow(permutationsExactly),
  column: permutations,
  steps: linearSteps,
  witnesses: [indexWitness(0n, permutationsExactly)],
  exports: {
    pari: call(define('permutations', 'permutations(x) = if(x < 0, error("undefined"), x!);')),
    python: call(
      define(
        'factorial',
        `def factorial(x):
    if x < 0:
        raise Undefined
    return math.factorial(x)`,
      ),
    ),
    javascript: call(
      define(
        'factorial',
        `function factorial(x) {
  if (x < 0n) throw new Undefined();
  let result = 1n;
  for (let factor = 2n; factor <= x; factor++) result *= factor;
  return result;
}`,
      ),
    ),
    latex: rendering(([x]) => `${x}!`),
  },
  mathml: ([x]) => ({ markup: mathRow(within(x, GRIP.closed), mathOperator('!')), grip: GRIP.power }),
  semantics: `
    x,factorial
    0,1
    1,1
    2,2
    3,6
    5,120
    10,3628800
    18,6402373705728000
    19,121645100408832000
    20,2432902008176640000
    22,1124000727777607680000
    -1,undefined
    -5,undefined
    3000,undefined
    2^53,undefined
    2^4096-1,undefined
    -2^53,undefined
    -2^4096+1,undefined
    undefined,undefined
  `,
};
