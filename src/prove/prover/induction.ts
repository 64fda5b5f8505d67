import type { Expression } from '../../language/expression.js';
import { Polynomial } from '../../numbers/polynomial.js';
import type { Certificate } from '../certificate.js';
import type { WorkLimit } from '../evaluate.js';
import { valuesOf } from '../falsify.js';
import type { Solver } from '../solver.js';
import type { Statement } from '../statement.js';
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
 * @param milliseconds for all queries together, once the solver runs
 */
export async function proveByInduction(
  statement: Statement,
  work: WorkLimit,
  solver: Solver,
  effort: number,
  milliseconds: number,
): Promise<InductionCertificate | undefined> {
  const { from } = statement;
  const terms = new Terms(statement, work);
  let end: number | undefined;
  for (let depth = 0; depth <= MOST_DEPTH; depth++) {
    const step = stepOf(statement, depth);
    if (step === undefined || (depth > 0 && !step.isRecursive)) return undefined;
    if (depth > 0 && !holdsIn(terms, statement, from + BigInt(depth) - 1n)) return undefined;
    await solver.open();
    end ??= performance.now() + milliseconds;
    const moduli = /\((div|mod) /.test(step.script) ? [1n, ...SPLITS] : [1n];
    for (const modulus of moduli) {
      const queries = splitBy(step.script, modulus);
      let proved = true;
      for (const query of queries) {
        if ((await solver.check(query, effort, end - performance.now())) === 'unsat') continue;
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
function holdsIn(terms: Terms, { left, right }: Statement, n: bigint): boolean {
  const [x, y] = [terms.polynomial(left, n), terms.polynomial(right, n)];
  return x !== undefined && y !== undefined && x.minus(y).isZero();
}

/** The query of one step: rows before hold, and this one does not. */
function stepOf(statement: Statement, depth: number): { script: string; isRecursive: boolean } | undefined {
  const { left, right, from, parameters, definitions } = statement;
  const encoding = new SmtEncoding(definitions, parameters);
  const scope = new Map(['n', ...parameters].map((name) => [name, Polynomial.variable(name)] as const));
  const row = (by: number): string => {
    const sides = [left, right].map((side: Expression): Encoded => encoding.encode(earlier(side, by), scope));
    return `(and ${sides.map(({ defined }) => defined).join(' ')} (= ${sides.map(({ term }) => term).join(' ')}))`;
  };
  try {
    const goal = row(0);
    const hypotheses = Array.from({ length: depth }, (_, index) => row(index + 1));
    const ranges = parameters.flatMap((name) => {
      const values = valuesOf(statement, name);
      return values === undefined
        ? []
        : [`(or ${values.map((value) => `(= |${name}| ${value})`).join(' ')})`];
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
