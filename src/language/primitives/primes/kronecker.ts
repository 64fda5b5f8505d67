import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { ABS_FUNCTION, MOD_FUNCTION } from '../../export/definitions/arithmetic.js';
import { element, parentheses } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const symbolColumn: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = Math.abs(x) < EXACT_LIMIT && Math.abs(y) < EXACT_LIMIT ? kroneckerSymbol(x, y) : Number.NaN;
  }
};

/** H. Cohen, A Course in Computational Algebraic Number Theory, algorithm 1.4.10. Both below 2^53 in magnitude. */
function kroneckerSymbol(x: number, y: number): number {
  if (y === 0) return Math.abs(x) === 1 ? 1 : 0;
  if (x % 2 === 0 && y % 2 === 0) return 0;
  let symbol = y < 0 && x < 0 ? -1 : 1;
  let top = x;
  let bottom = Math.abs(y);
  const takeTwos = (from: number, other: number): number => {
    let odd = from;
    while (odd % 2 === 0) {
      odd /= 2;
      const residue = Math.abs(other % 8);
      if (residue === 3 || residue === 5) symbol = -symbol;
    }
    return odd;
  };
  bottom = takeTwos(bottom, top);
  top %= bottom;
  if (top < 0) top += bottom;
  while (top !== 0) {
    top = takeTwos(top, bottom);
    if (top % 4 === 3 && bottom % 4 === 3) symbol = -symbol;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1 ? symbol : 0;
}

export const KRONECKER: Primitive = {
  name: 'kronecker',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'the Kronecker symbol of x over y, -1, 0 or 1; undefined for magnitudes of 2^53 and more',
  row: binaryRow((x, y) => {
    const [top, bottom] = [Number(x), Number(y)];
    if (Math.abs(top) >= EXACT_LIMIT || Math.abs(bottom) >= EXACT_LIMIT) return undefined;
    return BigInt(kroneckerSymbol(top, bottom));
  }),
  column: symbolColumn,
  steps: fixedSteps(8),
  witnesses: [],
  exports: {
    pari: call('kronecker'),
    python: call(
      define(
        'kronecker',
        `def kronecker(x, y):
    if y == 0:
        return int(abs(x) == 1)
    if x % 2 == 0 and y % 2 == 0:
        return 0
    symbol = -1 if x < 0 and y < 0 else 1
    y = abs(y)
    while y % 2 == 0:
        y //= 2
        symbol *= -1 if x % 8 in (3, 5) else 1
    x %= y
    while x:
        while x % 2 == 0:
            x //= 2
            symbol *= -1 if y % 8 in (3, 5) else 1
        symbol *= -1 if x % 4 == y % 4 == 3 else 1
        x, y = y % x, x
    return symbol if y == 1 else 0`,
      ),
    ),
    javascript: call(
      define(
        'kronecker',
        `function kronecker(x, y) {
  if (y === 0n) return x === 1n || x === -1n ? 1n : 0n;
  if (x % 2n === 0n && y % 2n === 0n) return 0n;
  let symbol = x < 0n && y < 0n ? -1n : 1n;
  let bottom = abs(y);
  const turn = (z) => {
    const residue = mod(z, 8n);
    if (residue === 3n || residue === 5n) symbol = -symbol;
  };
  for (; bottom % 2n === 0n; bottom /= 2n) turn(x);
  let top = mod(x, bottom);
  while (top !== 0n) {
    for (; top % 2n === 0n; top /= 2n) turn(bottom);
    if (top % 4n === 3n && bottom % 4n === 3n) symbol = -symbol;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1n ? symbol : 0n;
}`,
        ABS_FUNCTION.javascript,
        MOD_FUNCTION.javascript,
      ),
    ),
    latex: rendering(([x, y]) => `\\left(\\frac{${bare(x)}}{${bare(y)}}\\right)`),
  },
  mathml: closed((x, y) => parentheses(element('mfrac', x, y))),
  semantics: `
    x,y,kronecker
    -3,-7,-1
    -3,-2,1
    -3,-1,-1
    -3,0,0
    -3,1,1
    -3,2,-1
    -3,3,0
    -3,4,1
    -3,15,0
    -1,-7,1
    -1,-2,-1
    -1,-1,-1
    -1,0,1
    -1,1,1
    -1,2,1
    -1,3,-1
    -1,4,1
    -1,15,-1
    0,-7,0
    0,-2,0
    0,-1,1
    0,0,0
    0,1,1
    0,2,0
    0,3,0
    0,4,0
    0,15,0
    1,-7,1
    1,-2,1
    1,-1,1
    1,0,1
    1,1,1
    1,2,1
    1,3,1
    1,4,1
    1,15,1
    2,-7,1
    2,-2,0
    2,-1,1
    2,0,0
    2,1,1
    2,2,0
    2,3,-1
    2,4,0
    2,15,1
    5,-7,-1
    5,-2,-1
    5,-1,1
    5,0,0
    5,1,1
    5,2,-1
    5,3,-1
    5,4,1
    5,15,0
    12,-7,-1
    12,-2,0
    12,-1,1
    12,0,0
    12,1,1
    12,2,0
    12,3,0
    12,4,0
    12,15,0
    1,191,1
    7,191,-1
    101,191,-1
    -22,15,1
    -22,16,0
    2^53-1,2^53-2,1
    2^53-111,3,-1
    -2^53+1,7,1
    7,-2^53+1,1
    3,2^52,1
    5,2^52,1
    2^53,3,undefined
    3,-2^53,undefined
    2^64,5,undefined
    undefined,2,undefined
    2,undefined,undefined
  `,
};
