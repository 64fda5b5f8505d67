import { FileFormatError } from '../errors.js';
import { checkInduction } from './check/induction.js';
import { checkOrderBound } from './check/order-bound.js';
import { checkPolynomials } from './check/polynomials.js';
import { checkRecurrence } from './check/recurrence.js';
import type { Hint } from './check/shape.js';
import { checkTruthTable } from './check/truth-table.js';
import { NotShown } from './check/verdict.js';
import { isRecord, type ProofFile } from './proof-file.js';
import { Solver } from './solver.js';
import { type StandardStatement, standardForm } from './standard-form.js';
import { BeyondReach, WorkLimit } from './work-limit.js';

/** What a check came to: what the proof rests on, or why it proves nothing. */
export type Verdict =
  | { readonly holds: true; readonly because: string }
  | { readonly holds: false; readonly because: string };

/** Work granted to a check, in evaluated nodes: about a minute. */
const WORK = 40_000_000;

/** What a check may take. */
export interface CheckOptions {
  /** A check that takes longer shows nothing; 60 if absent. */
  readonly seconds?: number;
}

/**
 * Checks a certificate again, by no rule of proof that the prover has: they share the evaluator, facts of primitives and the
 * translation for solvers.
 * Throws {@link FileFormatError} where its data is of the wrong form.
 */
export async function checkProof(proof: ProofFile, { seconds = 60 }: CheckOptions = {}): Promise<Verdict> {
  if (!proof.isBound)
    return { holds: false, because: 'the statement or the certificate was changed: the digest is of others' };
  const deadline = performance.now() + 1000 * seconds;
  const solver = new Solver();
  try {
    return await checkCertificate(standardForm(proof.statement), proof.certificate, deadline, solver);
  } finally {
    solver.close();
  }
}

/**
 * The same for a statement in the form that proofs work on.
 *
 * @param certificate as JSON has it
 * @param deadline as WorkLimit has it
 * @param solver for what has to be decided by one; the `z3` command is asked where there is one
 */
export async function checkCertificate(
  statement: StandardStatement,
  certificate: unknown,
  deadline: number,
  solver: Solver,
): Promise<Verdict> {
  if (!isRecord(certificate)) throw new FileFormatError('the certificate is no object');
  const check = CHECKS.get(certificate.method);
  if (check === undefined) {
    const name = String(certificate.method).slice(0, 40);
    throw new FileFormatError(`the certificate is of an unknown method ${name}`);
  }
  const work = new WorkLimit(WORK, deadline);
  try {
    return { holds: true, because: await check(statement, certificate, work, solver) };
  } catch (error) {
    if (error instanceof NotShown) return { holds: false, because: error.message };
    if (error instanceof BeyondReach) return { holds: false, because: `it takes ${error.message} to check` };
    throw error;
  }
}

/** Checks what a certificate of one method claims of a statement: what the proof rests on. Throws NotShown where it proves nothing. */
type Check = (
  statement: StandardStatement,
  certificate: Readonly<Record<string, unknown>>,
  work: WorkLimit,
  solver: Solver,
) => string | Promise<string>;

/** By the method that a certificate names. */
const CHECKS: ReadonlyMap<unknown, Check> = new Map<unknown, Check>([
  ['truth-table', (statement, _, work) => checkTruthTable(statement, work)],
  ['polynomials', (statement, { modulus }, work) => checkPolynomials(statement, integer(modulus), work)],
  ['order-bound', (statement, certificate, work) => checkOrderBound(statement, hintsOf(certificate), work)],
  ['recurrence', checkRecurrence],
  ['induction', checkInduction],
]);

function integer(value: unknown): bigint {
  if (typeof value !== 'string' || !/^-?\d{1,1000}$/.test(value)) {
    throw new FileFormatError('the certificate lacks an integer where one is wanted');
  }
  return BigInt(value);
}

/** The largest period that is believed. */
const MOST_PERIOD = 100_000;

/** All that a tree of bounds says of periods, by the text of the expression. */
function hintsOf(certificate: Readonly<Record<string, unknown>>): Map<string, Hint> {
  const hints = new Map<string, Hint>();
  const pending: unknown[] = [certificate.left, certificate.right];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!isRecord(node) || typeof node.of !== 'string' || typeof node.rule !== 'string') {
      throw new FileFormatError('the certificate has a bound without an expression or rule');
    }
    const { period } = node;
    if (
      period !== undefined &&
      !(Number.isSafeInteger(period) && Number(period) >= 1 && Number(period) <= MOST_PERIOD)
    ) {
      throw new FileFormatError('the certificate has a period that is no positive number');
    }
    // A function and its rows at an index can have one text: what has a period is the use.
    if (period !== undefined || !hints.has(node.of))
      hints.set(node.of, {
        rule: node.rule,
        start: integer(node.start),
        period: period === undefined ? undefined : Number(period),
        step: node.step === undefined ? undefined : integer(node.step),
      });
    if (Array.isArray(node.parts)) pending.push(...node.parts);
  }
  return hints;
}
