import { element } from '../../../export/mathml-elements.js';
import { closed } from '../../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../../export/rendering.js';
import { raised } from '../../dimension-rule.js';
import { finite, type RealKernel, type RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a) => {
  for (let r = 0; r < rows; r++) out[r] = finite(Math.sqrt(a[r]));
};

const HALF = { measured: 'any', value: 0.5 } as const;

export const SQRT: RealPrimitive = {
  name: 'real.sqrt',
  notation: { kind: 'call', symbol: 'sqrt' },
  parameters: ['real'],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: 'the square root; undefined below 0',
  value: (x) => finite(Math.sqrt(x)),
  column: column,
  derivatives: [(result) => 0.5 / result],
  inverses: [(result) => (result >= 0 ? finite(result * result) : Number.NaN)],
  dimension: ([x]) => raised(HALF, x),
  steps: 1,
  exports: {
    pari: call(define('realsqrt', 'realsqrt(x) = if(x < 0, error("undefined"), sqrt(x));')),
    python: call('math.sqrt'),
    numpy: call('np.sqrt'),
    javascript: call('Math.sqrt'),
    spreadsheet: call('SQRT'),
    latex: rendering(([x]) => `\\sqrt{${bare(x)}}`),
  },
  mathml: closed((x) => element('msqrt', x)),
  semantics: `
    x,real.sqrt
    0,0
    -0,0
    2,1.4142135623730951
    6.25,2.5
    -1,undefined
    -5e-324,undefined
    5e-324,2.2227587494850775e-162
    1e308,1e154
    undefined,undefined
  `,
};
