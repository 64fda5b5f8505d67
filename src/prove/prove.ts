import type { Certificate } from './certificate.js';
import { BeyondReach, WorkLimit } from './evaluate.js';
import { falsify } from './falsify.js';
import { withoutPast } from './free-past.js';
import { proveByOrderBound } from './prover/c-finite.js';
import { proveByRecurrence } from './prover/holonomic.js';
import { proveByInduction } from './prover/induction.js';
import { provePolynomials } from './prover/polynomial-identity.js';
import { proveByTruthTable } from './prover/truth-table.js';
import { Solver } from './solver.js';
import type { Proof, Statement } from './statement.js';

export interface ProveOptions {
  /** Work is limited so that all methods take about so many seconds at most; 10 if absent. */
  readonly seconds?: number;
  /** Where random values of parameters come from. */
  readonly seed?: number;
}

/** A way of proving: a certificate, or undefined where it does not apply or does not succeed. */
interface Method {
  readonly name: string;
  readonly attempt: (statement: Statement, work: WorkLimit) => Certificate | undefined;
}

/** Work that is granted for each second, in evaluated nodes, and divided among the methods. */
const WORK_A_SECOND = 600_000;

/** The same for each query of Z3, which gets it up to a dozen times. */
const EFFORT_A_SECOND = 200_000;

/** Milliseconds that Z3 gets for each second, on machines that have other things to do as well. */
const MOST_TIME = 3000;

const METHODS: readonly Method[] = [
  { name: 'truth table', attempt: proveByTruthTable },
  { name: 'polynomial identity', attempt: provePolynomials },
  { name: 'order bound', attempt: proveByOrderBound },
  { name: 'recurrence', attempt: proveByRecurrence },
];

/**
 * Looks for a counterexample first and then for a proof.
 * Throws InputError where a side reads rows of the arbitrary sequence that are not at a fixed distance.
 */
export async function prove(statement: Statement, options: ProveOptions = {}): Promise<Proof> {
  const { seconds = 10, seed = 1 } = options;
  const plain = withoutPast(statement);
  const trial = falsify(plain, seed);
  if (trial.counterexample !== undefined) return { status: 'refuted', counterexample: trial.counterexample };
  const tried: string[] = [];
  for (const { name, attempt } of METHODS) {
    try {
      const certificate = attempt(plain, new WorkLimit(seconds * WORK_A_SECOND));
      if (certificate !== undefined) return { status: 'proved', method: name, certificate };
    } catch (error) {
      if (!(error instanceof BeyondReach)) throw error;
    }
    tried.push(name);
  }
  const induction = await tryInduction(plain, seconds);
  if (induction !== undefined) return { status: 'proved', method: 'induction', certificate: induction };
  tried.push('induction');
  return { status: 'open', testedTo: trial.testedTo, tried };
}

async function tryInduction(statement: Statement, seconds: number): Promise<Certificate | undefined> {
  const solver = new Solver();
  try {
    const work = new WorkLimit(seconds * WORK_A_SECOND);
    return await proveByInduction(statement, work, solver, seconds * EFFORT_A_SECOND, seconds * MOST_TIME);
  } catch (error) {
    if (!(error instanceof BeyondReach)) throw error;
    return undefined;
  } finally {
    solver.close();
  }
}
