import { NEXT_PRIME_FUNCTION } from '../../export/definitions/primes.js';
import { called } from '../../export/mathml-notation.js';
import { call, latexCall, rendering } from '../../export/rendering.js';
import { PRIME_LIMIT } from '../../limits.js';
import { isPrime, isSmallPrime, SMALL_PRIME_LIMIT } from '../../primes.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { unaryRow } from '../rows.js';

/** Gaps between primes below 2^26 are smaller than this (Nicely's tables: at most 210). */
const SMALL_GAP = 256;

const primeAfter: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    if (x < 2) out[r] = 2;
    else if (x < SMALL_PRIME_LIMIT - SMALL_GAP) {
      let candidate = x + 1;
      while (!isSmallPrime(candidate)) candidate++;
      out[r] = candidate;
    } else out[r] = x + Infinity;
  }
};

function primeAfterExactly(x: bigint): bigint | undefined {
  if (x >= PRIME_LIMIT) return undefined;
  if (x < 2n) return 2n;
  let candidate = x + 1n + (x & 1n);
  while (!isPrime(candidate)) candidate += 2n;
  return candidate;
}

export const NEXTPRIME: Primitive = {
  name: 'nextprime',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'the least prime above the argument; undefined from 2^53 up',
  row: unaryRow(primeAfterExactly),
  column: primeAfter,
  steps: ([x], result) => (x < 65536n || result === undefined ? 2 : 1000 + 8 * Number(result - x)),
  witnesses: [],
  exports: {
    pari: rendering(([x]) => `nextprime(${x} + 1)`),
    python: call(NEXT_PRIME_FUNCTION.python),
    javascript: call(NEXT_PRIME_FUNCTION.javascript),
    latex: latexCall('\\operatorname{nextprime}'),
  },
  mathml: called('nextprime'),
  semantics: `
    x,nextprime
    -10,2
    -1,2
    0,2
    1,2
    2,3
    3,5
    4,5
    7,11
    13,17
    113,127
    1327,1361
    31397,31469
    65521,65537
    65536,65537
    67108607,67108633
    67108608,67108633
    67108609,67108633
    67108859,67108879
    67108864,67108879
    492113,492227
    20831323,20831533
    17051707,17051887
    2147483647,2147483659
    4294967296,4294967311
    2^53-112,2^53-111
    2^53-111,2^53+5
    2^53-1,2^53+5
    2^53,undefined
    2^53+1,undefined
    2^64,undefined
    -2^64,2
    -2^4096+1,2
    2^4096-1,undefined
    undefined,undefined
  `,
};
