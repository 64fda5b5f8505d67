import type { Certificate } from './certificate.js';
import { checkCertificate } from './check.js';
import { FALSIFYING_WORK, falsify } from './falsify.js';
import { plain } from './proof-file.js';
import { proveByOrderBound } from './prover/c-finite.js';
import { proveByRecurrence } from './prover/holonomic.js';
import { proveByInduction } from './prover/induction.js';
import { provePolynomials } from './prover/polynomial-identity.js';
import { proveByTruthTable } from './prover/truth-table.js';
import { Solver } from './solver.js';
import { type StandardStatement, standardForm } from './standard-form.js';
import type { Proof, Statement } from './statement.js';
import { BeyondReach, WorkLimit } from './work-limit.js';

export interface ProveOptions {
  /** Work is limited so that all methods take about so many seconds at most, and ends when they are over; 10 if absent. */
  readonly seconds?: number;
  /** Where random values of parameters come from. */
  readonly seed?: number;
}

/** What a method may use. */
interface Resources {
  readonly work: WorkLimit;
  /** Z3, in a process that the methods and the check share: it takes seconds to load. */
  readonly solver: Solver;
  /** Work that Z3 may do for each query. */
  readonly effort: number;
}

/** A way of proving: a certificate, or undefined where it does not apply or does not succeed. Throws BeyondReach. */
interface Method {
  readonly name: string;
  readonly attempt: (
    statement: StandardStatement,
    resources: Resources,
  ) => Certificate | undefined | Promise<Certificate | undefined>;
}

/** Work that each method is granted for each second, in evaluated nodes. */
const WORK_A_SECOND = 600_000;

/** The part of the time left that a method may take before the last one, where its work does not end it. */
const SHARE = 0.6;

/** The same for each query of Z3, which gets it up to a dozen times. */
const EFFORT_A_SECOND = 200_000;

/** All ways of proving, in the order in which they are tried. */
export const METHODS: readonly Method[] = [
  { name: 'truth table', attempt: (statement, { work }) => proveByTruthTable(statement, work) },
  { name: 'polynomial identity', attempt: (statement, { work }) => provePolynomials(statement, work) },
  { name: 'order bound', attempt: (statement, { work }) => proveByOrderBound(statement, work) },
  { name: 'recurrence', attempt: (statement, { work }) => proveByRecurrence(statement, work) },
  {
    name: 'induction',
    attempt: (statement, { work, solver, effort }) => proveByInduction(statement, work, solver, effort),
  },
];

/**
 * Looks for a counterexample first and then for a proof. What is called proved was checked: every certificate that a method gives
 * goes through {@link checkCertificate}, and one that does not pass counts as none.
 * Throws InputError where a side reads rows of the arbitrary sequence that are not at a fixed distance.
 */
export async function prove(statement: Statement, options: ProveOptions = {}): Promise<Proof> {
  const { seconds = 10, seed = 1 } = options;
  const deadline = performance.now() + 1000 * seconds;
  const standard = standardForm(statement);
  const trial = falsify(standard, seed, new WorkLimit(FALSIFYING_WORK, deadline));
  if (trial.counterexample !== undefined) return { status: 'refuted', counterexample: trial.counterexample };
  const solver = new Solver();
  try {
    const tried: string[] = [];
    for (const [place, { name, attempt }] of METHODS.entries()) {
      const now = performance.now();
      const end = place + 1 < METHODS.length ? now + SHARE * (deadline - now) : deadline;
      const work = new WorkLimit(seconds * WORK_A_SECOND, end);
      const resources = { work, solver, effort: seconds * EFFORT_A_SECOND };
      const certificate = await withinReach(() => attempt(standard, resources));
      if (certificate !== undefined) {
        const { holds } = await checkCertificate(standard, plain(certificate), deadline, solver);
        if (holds) return { status: 'proved', method: name, certificate };
      }
      tried.push(name);
    }
    return { status: 'open', testedTo: trial.testedTo, tried };
  } finally {
    solver.close();
  }
}

async function withinReach(
  attempt: () => Certificate | undefined | Promise<Certificate | undefined>,
): Promise<Certificate | undefined> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof BeyondReach)) throw error;
    return undefined;
  }
}
