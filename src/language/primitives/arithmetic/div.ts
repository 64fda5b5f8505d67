import { MOD_FUNCTION } from '../../export/definitions/arithmetic.js';
import { element, floor } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, define, infix, POSITIVE_LITERAL, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { divisionSteps } from '../../steps.js';
import { DIVIDEND } from '../../witness/factors.js';
import { binaryRow } from '../rows.js';

/**
 * The rounded quotient of integers up to 2^53 never reaches an integer that the true quotient misses: to be that
 * near to one at a quotient of 2^k or more, the divisor would have to exceed 2^(53-k), and so the dividend 2^53.
 * Its floor is therefore exact.
 */
const divide: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) {
    const divisor = b[(j + r) | 0];
    out[r] = divisor === 0 ? Number.NaN : Math.floor(a[(i + r) | 0] / divisor) + 0;
  }
};

function divideExactly(x: bigint, y: bigint): bigint | undefined {
  if (y === 0n) return undefined;
  const quotient = x / y;
  // BigInt division truncates: one less where the signs differ and something was cut off.
  return x < 0n !== y < 0n && quotient * y !== x ? quotient - 1n : quotient;
}

export const DIV: Primitive = {
  name: 'div',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'div', precedence: 70, associativity: 'left', spaces: 'always' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    division: 'quotient',
    domain: ['any', 'nonzero'],
    least: (dividend = -1n, divisor = 0n) => (dividend >= 0n && divisor > 0n ? 0n : undefined),
  },
  summary: 'the quotient rounded down; undefined if the divisor is 0',
  row: binaryRow(divideExactly),
  column: divide,
  steps: divisionSteps,
  witnesses: [DIVIDEND],
  exports: {
    pari: rendering(
      ([x, y]) => (POSITIVE_LITERAL.test(y) ? `${x} \\ ${y}` : `floordiv(${bare(x)}, ${bare(y)})`),
      define('floordiv', 'floordiv(x, y) = if(y == 0, error("undefined"), floor(x / y));'),
    ),
    python: infix('//'),
    javascript: call(
      define(
        'div',
        `function div(x, y) {
  if (y === 0n) throw new Undefined();
  return (x - mod(x, y)) / y;
}`,
        MOD_FUNCTION.javascript,
      ),
    ),
    latex: rendering(([x, y]) => `\\left\\lfloor \\frac{${bare(x)}}{${bare(y)}} \\right\\rfloor`),
  },
  mathml: closed((x, y) => floor(element('mfrac', x, y))),
  semantics: `
    x,y,div
    7,2,3
    -7,2,-4
    7,-2,-4
    -7,-2,3
    6,3,2
    -6,3,-2
    0,5,0
    0,-5,0
    1,0,undefined
    0,0,undefined
    -1,0,undefined
    1,2,0
    -1,2,-1
    1,-2,-1
    2^53-1,2^53,0
    -2^53+1,2^53,-1
    2^53,2^53-1,1
    -2^53,2^53-1,-2
    2^53,3,3002399751580330
    -2^53,3,-3002399751580331
    2^53-1,2,2^52-1
    2^53-1,-2,-2^52
    2^53,1,2^53
    2^53,-1,-2^53
    -2^53,-1,2^53
    2^53+1,2,2^52
    -2^53-1,2,-2^52-1
    2^53-1,94906266,94906265
    -2^53+1,94906266,-94906266
    2^100,2^99,2
    2^100,-3,-422550200076076467165567735126
    -2^100,3,-422550200076076467165567735126
    -2^100-1,2^53,-2^47-1
    2^4096-1,2^4096-1,1
    2^4096-1,-2^4096+1,-1
    2^4096-1,0,undefined
    5,2^4096-1,0
    -5,2^4096-1,-1
    5,-2^4096+1,-1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
