import { GRIP, leaf } from '../../../export/mathml-elements.js';
import { rendering } from '../../../export/rendering.js';
import { NONE } from '../../dimension-rule.js';
import type { RealPrimitive } from '../../primitive.js';

/** What is different from one constant to the next. */
interface ConstantEntry {
  readonly name: string;
  readonly symbol: string;
  readonly value: number;
  readonly summary: string;
  /** How each language writes it. */
  readonly exports: Readonly<Record<keyof RealPrimitive['exports'], string>>;
  /** The letter that formulas have. */
  readonly letter: string;
  readonly semantics: string;
}

/** A number with a name. */
export function constant({
  name,
  symbol,
  value,
  summary,
  exports,
  letter,
  semantics,
}: ConstantEntry): RealPrimitive {
  const written = (language: keyof typeof exports) => rendering(() => exports[language]);
  return {
    name,
    notation: { kind: 'constant', symbol },
    parameters: [],
    result: 'real',
    commutative: false,
    evaluation: 'strict',
    summary,
    value: () => value,
    column: (out, rows) => out.fill(value, 0, rows),
    derivatives: [],
    inverses: [],
    dimension: NONE,
    steps: 1,
    exports: {
      pari: written('pari'),
      python: written('python'),
      numpy: written('numpy'),
      javascript: written('javascript'),
      spreadsheet: written('spreadsheet'),
      latex: written('latex'),
    },
    mathml: () => ({ markup: leaf('mi', letter), grip: GRIP.closed }),
    semantics,
  };
}
