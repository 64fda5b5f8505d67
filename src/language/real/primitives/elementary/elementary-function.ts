import type { Look } from '../../../export/mathml-notation.js';
import { call, type Definition, define, latexCall } from '../../../export/rendering.js';
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
  /** As it is called in NumPy, in spreadsheets and in LaTeX. */
  readonly numpy: string;
  readonly spreadsheet: string;
  readonly latex: string;
  /** Where the function is defined, in `x`, as PARI/GP writes it: it has complex values elsewhere. Absent where it is defined everywhere. */
  readonly pariDomain?: string;
  readonly mathml: Look;
}

/** One step each takes more than an addition, by as much as was measured. */
const STEPS = 4;

function within(symbol: string, domain: string): Definition {
  return define(`real${symbol}`, `real${symbol}(x) = if(${domain}, ${symbol}(x), error("undefined"));`);
}

export function elementaryFunction({
  symbol,
  of,
  derivative,
  inverse,
  numpy,
  spreadsheet,
  latex,
  pariDomain,
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
      pari: call(pariDomain === undefined ? symbol : within(symbol, pariDomain)),
      python: call(`math.${symbol}`),
      numpy: call(numpy),
      javascript: call(`Math.${symbol}`),
      spreadsheet: call(spreadsheet),
      latex: latexCall(latex),
    },
  };
}
