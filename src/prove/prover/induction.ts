import type { Certificate } from '../certificate.js';
import { queriesOf, splitsOf, stepOf } from '../induction-step.js';
import type { Solver } from '../solver.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
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
    for (const modulus of splitsOf(step)) {
      const queries = queriesOf(step, modulus);
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
