import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { MOD_FUNCTION } from '../../export/definitions/arithmetic.js';
import { GRIP } from '../../export/mathml-elements.js';
import { between } from '../../export/mathml-notation.js';
import { bare, call, define, infix, POSITIVE_LITERAL, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { divisionSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const modulo: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) {
    const x = a[(i + r) | 0];
    const divisor = b[(j + r) | 0];
    const multiple = Math.floor(x / divisor) * divisor;
    // Undefined rows take this branch too: a remainder of doubles is slow.
    if (!(multiple >= EXACT_LIMIT || multiple <= -EXACT_LIMIT)) out[r] = x - multiple;
    else {
      const remainder = x % divisor;
      out[r] =
        (remainder < 0 && divisor > 0) || (remainder > 0 && divisor < 0)
          ? remainder + divisor
          : remainder + 0;
    }
  }
};

function moduloExactly(x: bigint, y: bigint): bigint | undefined {
  if (y === 0n) return undefined;
  const remainder = x % y;
  return remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder;
}

export const MOD: Primitive = {
  name: 'mod',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'mod', precedence: 70, associativity: 'left', spaces: 'always' },
  commutative: false,
  evaluation: 'strict',
  facts: { division: 'remainder', domain: ['any', 'nonzero'] },
  summary: "the remainder of floor division, of the divisor's sign; undefined if the divisor is 0",
  row: binaryRow(moduloExactly),
  column: modulo,
  steps: divisionSteps,
  witnesses: [],
  exports: {
    pari: rendering(
      ([x, y]) => (POSITIVE_LITERAL.test(y) ? `${x} % ${y}` : `floormod(${bare(x)}, ${bare(y)})`),
      define('floormod', 'floormod(x, y) = if(y == 0, error("undefined"), x - y * floor(x / y));'),
    ),
    python: infix('%'),
    javascript: call(MOD_FUNCTION.javascript),
    latex: infix('\\bmod'),
  },
  mathml: between('mod', GRIP.modulo, GRIP.product, GRIP.product + 1),
  semantics: `
    x,y,mod
    7,2,1
    -7,2,1
    7,-2,-1
    -7,-2,-1
    6,3,0
    -6,3,0
    0,5,0
    0,-5,0
    1,0,undefined
    0,0,undefined
    -1,0,undefined
    1,2,1
    -1,2,1
    1,-2,-1
    2^53-1,2^53,2^53-1
    -2^53+1,2^53,1
    2^53,2^53-1,1
    -2^53,2^53-1,2^53-2
    2^53,3,2
    -2^53,3,1
    2^53-1,2,1
    2^53-1,-2,-1
    2^53,1,0
    2^53,-1,0
    -2^53,-1,0
    2^53+1,2,1
    -2^53-1,2,1
    2^53-1,94906266,23584501
    -2^53+1,94906266,71321765
    2^100,2^99,0
    2^100,-3,-2
    -2^100,3,2
    -2^100-1,2^53,2^53-1
    2^4096-1,2^4096-1,0
    2^4096-1,-2^4096+1,0
    2^4096-1,0,undefined
    5,2^4096-1,5
    -5,2^4096-1,2^4096-6
    5,-2^4096+1,-2^4096+6
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
