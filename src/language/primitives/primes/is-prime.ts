import { IS_PRIME_FUNCTION } from '../../export/definitions/primes.js';
import {
  GRIP,
  leaf,
  operator as mathOperator,
  row as mathRow,
  within,
} from '../../export/mathml-elements.js';
import { call, rendering } from '../../export/rendering.js';
import { PRIME_LIMIT } from '../../limits.js';
import { isPrime, isSmallPrime, SMALL_PRIME_LIMIT } from '../../primes.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { unaryRow } from '../rows.js';

const primality: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    if (x < SMALL_PRIME_LIMIT) out[r] = isSmallPrime(x) ? 1 : 0;
    else out[r] = x + Infinity;
  }
};

export const IS_PRIME: Primitive = {
  name: 'prime?',
  parameters: ['integer'],
  result: 'boolean',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'whether the argument is a prime number; undefined from 2^53 up',
  row: unaryRow((x) => (x >= PRIME_LIMIT ? undefined : isPrime(x) ? 1n : 0n)),
  column: primality,
  steps: ([x], result) => {
    // Nearly every composite fails the first of the tests that a prime has to pass.
    return x < 65536n ? 1 : result === 1n ? 1000 : 150;
  },
  witnesses: [],
  exports: {
    pari: call('isprime'),
    python: call(IS_PRIME_FUNCTION.python),
    javascript: call(IS_PRIME_FUNCTION.javascript),
    latex: rendering(([x]) => `${x} \\in \\mathbb{P}`),
  },
  mathml: ([x]) => ({
    markup: mathRow(within(x, GRIP.comparison + 1), mathOperator('∈'), leaf('mi', 'ℙ')),
    grip: GRIP.comparison,
  }),
  semantics: `
    x,prime?
    0,0
    1,0
    2,1
    3,1
    4,0
    5,1
    9,0
    11,1
    25,0
    -1,0
    -2,0
    -7,0
    91,0
    561,0
    1105,0
    2047,0
    65521,1
    65535,0
    65536,0
    65537,1
    65539,1
    1373653,0
    25326001,0
    67108859,1
    67108863,0
    67108864,0
    67108879,1
    2147483647,1
    3215031751,0
    3474749660383,0
    341550071728321,0
    2^53-111,1
    2^53-1,0
    2^53,undefined
    2^53+5,undefined
    2^61-1,undefined
    2^4096-1,undefined
    -2^4096+1,0
    -2^64,0
    undefined,undefined
  `,
};
