import { ISQRT_FUNCTION } from '../../export/definitions/arithmetic.js';
import { element, floor } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, rendering } from '../../export/rendering.js';
import { PRIME_LIMIT } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { quadraticSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

const squareRoot: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const root = Math.floor(Math.sqrt(x));
    // The rounded root of m^2 - 1 is m once m nears 2^26.5.
    out[r] = root * root > x ? root - 1 : root;
  }
};

function squareRootExactly(x: bigint): bigint | undefined {
  if (x < 0n) return undefined;
  if (x < PRIME_LIMIT) {
    const root = BigInt(Math.floor(Math.sqrt(Number(x))));
    return root * root > x ? root - 1n : root;
  }
  // Newton's iteration from above falls until it reaches the floor of the root.
  let root = 1n << BigInt((x.toString(16).length + 1) * 2);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export const ISQRT: Primitive = {
  name: 'isqrt',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    domain: ['natural'],
    root: 2,
    least: () => 0n,
  },
  summary: 'the square root rounded down; undefined for negative arguments',
  row: unaryRow(squareRootExactly),
  column: squareRoot,
  steps: quadraticSteps,
  witnesses: [],
  exports: {
    pari: call('sqrtint'),
    python: call(ISQRT_FUNCTION.python),
    javascript: call(ISQRT_FUNCTION.javascript),
    latex: rendering(([x]) => `\\left\\lfloor \\sqrt{${bare(x)}} \\right\\rfloor`),
  },
  mathml: closed((x) => floor(element('msqrt', x))),
  semantics: `
    x,isqrt
    0,0
    1,1
    2,1
    3,1
    4,2
    8,2
    9,3
    15,3
    16,4
    -1,undefined
    -4,undefined
    2^52-1,67108863
    2^52,67108864
    2^53-1,94906265
    2^53,94906265
    2^53+1,94906265
    9007199136250224,94906264
    9007199136250225,94906265
    9007199136250226,94906265
    9007199326062755,94906265
    9007199326062756,94906266
    4503599761588224,67108864
    4503599761588225,67108865
    999999999999999999999999999999,999999999999999
    1000000000000000000000000000000,1000000000000000
    -2^64,undefined
    2^200-1,2^100-1
    2^400,2^200
    2^4094,2^2047
    2^4094-1,2^2047-1
    -2^4096+1,undefined
    undefined,undefined
  `,
};
