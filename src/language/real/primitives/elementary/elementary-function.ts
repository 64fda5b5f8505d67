import type { Look } from '../../../export/mathml-notation.js';
import { call, latexCall } from '../../../export/rendering.js';
import { NONE } from '../../dimension-rule.js';
import { columnOf1 } from '../../kernels.js';
import { finite, type OfResult, type RealPrimitive } from '../../primitive.js';

/** What tells elementary functions of one number apart. */
interface ElementaryFunction extends Pick<RealPrimitive, 'summary' | 'semantics'> {
  /** As it is written here, and called in most languages. */
  readonly symbol: string;
  /** The function, of `src/numbers/real`. */
  readonly of: (x: number) => number;
  readonly derivative: OfResult;
  /** The principal argument that gives a result; NaN where there is none. */
  readonly inverse: (result: number) => number;
  readonly latex: string;
  readonly mathml: Look;
}

/** One step each takes more than an addition, by as much as was measured. */
const STEPS = 4;

export function elementaryFunction({
  symbol,
  of,
  derivative,
  inverse,
  latex,
  ...entry
}: ElementaryFunction): RealPrimitive {
  const value = (x: number) => finite(of(x));
  return {
    ...entry,
    name: `real.${symbol}`,
    notation: { kind: 'call', symbol },
    parameters: ['real'],
    result: 'real',
    commutative: false,
    evaluation: 'strict',
    value,
    column: columnOf1(value),
    derivatives: [derivative],
    inverses: [(result) => finite(inverse(result))],
    dimension: NONE,
    steps: STEPS,
    exports: {
      pari: call(symbol),
      python: call(`math.${symbol}`),
      javascript: call(`Math.${symbol}`),
      latex: latexCall(latex),
    },
  };
}
