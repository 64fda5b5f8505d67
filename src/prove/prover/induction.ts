import type { Expression } from '../../language/expression.js';
import type { Certificate } from '../certificate.js';
import { valuesOf } from '../falsify.js';
import type { Solver } from '../solver.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { type Encoded, earlier, NotEncoded, SmtEncoding } from './smt-encoding.js';
import { Terms } from './terms.js';

/** The first rows hold, and each row follows from the ones before it: Z3 finds the queries unsatisfiable. */
export interface InductionCertificate extends Certificate {
  readonly method: 'induction';
  /** Rows before that each step uses; 0: no induction was needed. */
  readonly depth: number;
  /** SMT-LIB scripts, each of which a solver is to find `unsat`. */
  readonly queries: readonly string[];
}

/** Induction uses this many rows before at most. */
const MOST_DEPTH = 3;
/** Recurrences are unfolded this many times. */
const UNFOLD = 2;
/** Moduli by whose residues n is split where Z3 does not decide at once. */
const SPLITS = [2n, 3n, 6n];

/**
 * Looks for a proof by k-induction (Sheeran, Singh & Stålmarck 2000): the statement holds in the first k rows, and in a row wherever
 * it holds in the k rows before.
 *
 * @param effort for each query, as {@link Solver.check} has it
 */
export async function proveByInduction(
  statement: StandardStatement,
  work: WorkLimit,
  solver: Solver,
  effort: number,
): Promise<InductionCertificate | undefined> {
  const { from } = statement;
  const terms = new Terms(statement, work);
  for (let depth = 0; depth <= MOST_DEPTH && !work.isSpent; depth++) {
    const step = stepOf(statement, depth, work);
    if (step === undefined || (depth > 0 && !step.isRecursive)) return undefined;
    if (depth > 0 && !holdsIn(terms, statement, from + BigInt(depth) - 1n)) return undefined;
    const moduli = /\((div|mod) /.test(step.script) ? [1n, ...SPLITS] : [1n];
    for (const modulus of moduli) {
      const queries = splitBy(step.script, modulus);
      let proved = true;
      for (const query of queries) {
        if ((await solver.check(query, effort, work.deadline)) === 'unsat') continue;
        proved = false;
        break;
      }
      if (!proved) continue;
      const because =
        depth === 0
          ? 'Z3 finds no values for which it fails'
          : `rows ${from} to ${from + BigInt(depth) - 1n} hold, and Z3 derives each later one from the ${depth} before`;
      return { method: 'induction', because, depth, queries };
    }
  }
  return undefined;
}

/** Whether both sides are the same polynomial in the parameters in one row. */
function holdsIn(terms: Terms, { left, right }: StandardStatement, n: bigint): boolean {
  const [x, y] = [terms.polynomial(left, n), terms.polynomial(right, n)];
  return x !== undefined && y !== undefined && x.minus(y).isZero();
}

/** The query of one step: rows before hold, and this one does not. */
function stepOf(
  statement: StandardStatement,
  depth: number,
  work: WorkLimit,
): { script: string; isRecursive: boolean } | undefined {
  const { left, right, from, parameters, definitions } = statement;
  const encoding = new SmtEncoding(definitions, parameters, work);
  const row = (by: number): string => {
    const sides = [left, right].map((side: Expression): Encoded => encoding.encode(earlier(side, by)));
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
    const first = from + BigInt(depth);
    const script = [
      ...encoding.lines(UNFOLD),
      `(assert (>= n ${first < 0n ? `(- ${-first})` : first}))`,
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

/** One query for each residue of n. */
function splitBy(script: string, modulus: bigint): string[] {
  if (modulus === 1n) return [script];
  const declaration = '(declare-const n Int)';
  return Array.from({ length: Number(modulus) }, (_, residue) =>
    script.replace(
      declaration,
      `(declare-const quotient Int)\n(define-fun n () Int (+ (* ${modulus} quotient) ${residue}))`,
    ),
  );
}
