import { apply } from '../../construct.js';
import { GRIP } from '../../export/mathml-elements.js';
import { between } from '../../export/mathml-notation.js';
import { type ExportLanguage, infix } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

/** What tells the comparisons of integers apart. */
interface Comparison extends Pick<Primitive, 'name' | 'commutative' | 'summary' | 'column' | 'semantics'> {
  readonly holds: (x: bigint, y: bigint) => boolean;
  readonly word: string;
  readonly smt: (x: string, y: string) => string;
  readonly symbols: Readonly<Record<ExportLanguage | 'mathml', string>>;
}

/** Comparisons do not chain: `both` joins them. */
export function comparison({ holds, word, smt, symbols, ...entry }: Comparison): Primitive {
  return {
    ...entry,
    parameters: ['integer', 'integer'],
    result: 'boolean',
    notation: { kind: 'infix', word, precedence: 30, associativity: 'none', spaces: 'always' },
    evaluation: 'strict',
    facts: {
      domain: ['any', 'any'],
      signOf: (x, y) => apply('-', x, y),
      smt,
    },
    row: binaryRow((x, y) => (holds(x, y) ? 1n : 0n)),
    steps: linearSteps,
    witnesses: [],
    exports: {
      pari: infix(symbols.pari),
      python: infix(symbols.python),
      javascript: infix(symbols.javascript),
      latex: infix(symbols.latex),
    },
    mathml: between(symbols.mathml, GRIP.comparison, GRIP.comparison + 1, GRIP.comparison + 1),
  };
}
