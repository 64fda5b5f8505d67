import { apply, literal, N } from '../language/construct.js';
import type { Expression } from '../language/expression.js';
import { ROW } from '../language/names.js';
import { valuesOf } from './falsify.js';
import { type Encoded, integerText, NotEncoded, SmtEncoding } from './smt-encoding.js';
import type { StandardStatement } from './standard-form.js';
import { substitute } from './substitution.js';
import type { WorkLimit } from './work-limit.js';

/** That a row follows from those before it, in SMT-LIB. */
export interface Step {
  /** A script that is unsatisfiable if it does. */
  readonly script: string;
  /** Whether a recurrence is in use, so that rows before may help. */
  readonly isRecursive: boolean;
}

/** Recurrences are unfolded this many times. */
const UNFOLD = 2;

/** Moduli by whose residues n is split where a solver does not decide at once. */
const SPLITS = [2n, 3n, 6n];

/** The step that `depth` rows before hold and row n does not, for n from so many rows on; undefined where it cannot be said. */
export function stepOf(statement: StandardStatement, depth: number, work: WorkLimit): Step | undefined {
  const { left, right, from, parameters, definitions } = statement;
  const encoding = new SmtEncoding(definitions, parameters, work);
  const row = (by: number): string => {
    const sides = [left, right].map((side): Encoded => encoding.encode(earlier(side, by)));
    return `(and ${sides.map(({ defined }) => defined).join(' ')} (= ${sides.map(({ term }) => term).join(' ')}))`;
  };
  try {
    const goal = row(0);
    const hypotheses = Array.from({ length: depth }, (_, index) => row(index + 1));
    const ranges = parameters.flatMap((name) => {
      const values = valuesOf(statement, name);
      return values === undefined
        ? []
        : [`(or ${values.map((value) => `(= ${encoding.nameOf(name)} ${value})`).join(' ')})`];
    });
    const script = [
      ...encoding.lines(UNFOLD),
      `(assert (>= n ${integerText(from + BigInt(depth))}))`,
      ...[...ranges, ...hypotheses].map((fact) => `(assert ${fact})`),
      `(assert (not ${goal}))`,
      '(check-sat)',
    ].join('\n');
    return { script, isRecursive: encoding.isRecursive };
  } catch (error) {
    if (error instanceof NotEncoded) return undefined;
    throw error;
  }
}

/** Puts n - by in the place of n. */
function earlier(node: Expression, by: number): Expression {
  return by === 0 ? node : substitute(node, ROW, apply('-', N, literal(by)));
}

/** The moduli by which a step is worth splitting, 1 first. */
export function splitsOf({ script }: Step): readonly bigint[] {
  return /\((div|mod) /.test(script) ? [1n, ...SPLITS] : [1n];
}

/** Scripts that are all unsatisfiable if a step is so, one for each residue of n. */
export function queriesOf({ script }: Step, modulus: bigint): string[] {
  if (modulus === 1n) return [script];
  const declaration = '(declare-const n Int)';
  return Array.from({ length: Number(modulus) }, (_, residue) =>
    script.replace(
      declaration,
      `(declare-const quotient Int)\n(define-fun n () Int (+ (* ${modulus} quotient) ${residue}))`,
    ),
  );
}
