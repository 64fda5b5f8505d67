import { type CheckOptions, type Verdict, checkProof as verify } from '../prove/check.js';
import { type ProofFile, readProof } from '../prove/proof-file.js';
import { type ProveOptions, prove as proveStatement } from '../prove/prove.js';
import type { Proof, Statement } from '../prove/statement.js';
import { parseStatement, type StatementText } from '../prove/statement-parser.js';
import {
  checkOptions,
  oneOf,
  plainObject,
  requireArgument,
  secondsAboveZero,
  text,
  wholeNumber,
} from './argument.js';

const PROVE_CHECKS: Readonly<Record<keyof ProveOptions, (value: unknown) => string | undefined>> = {
  seconds: secondsAboveZero,
  seed: wholeNumber(0, 2 ** 31 - 1),
};

const texts = (value: unknown) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? undefined
    : 'takes an array of texts';

const STATEMENT_CHECKS: Readonly<Record<keyof StatementText, (value: unknown) => string | undefined>> = {
  left: text,
  right: text,
  from: (value) => (typeof value === 'bigint' ? undefined : 'takes a bigint such as 0n'),
  parameters: texts,
  definitions: texts,
  past: oneOf(['integers', 'bits']),
};

/**
 * Tells whether two expressions are equal for all integers n >= `from` and all values of the parameters: looks for a counterexample first
 * and then for a proof. What is neither is `open`, with how far it was tested. Induction needs the package z3-solver; where it is not
 * installed the outcome says so in `untried`.
 *
 * @example
 * ```ts
 * const proof = await prove({ left: 'sum(k, 0, n, k^3)', right: '(n*(n + 1) div 2)^2' });
 * console.log(proof.status); // proved
 * ```
 * @param statement two expressions as text, or a statement of `parseStatement`
 * @throws InputError for a mistake in the statement or an option, and for rows of `a` that are not at a fixed distance
 */
export async function prove(
  statement: Statement | StatementText,
  options: ProveOptions = {},
): Promise<Proof> {
  requireArgument('prove', 'statement', statement, plainObject);
  checkOptions('prove', options, PROVE_CHECKS);
  return proveStatement(toStatement(statement), options);
}

function toStatement(statement: Statement | StatementText): Statement {
  if (typeof statement.left === 'object' && typeof statement.right === 'object')
    return statement as Statement;
  for (const side of ['left', 'right'] as const) requireArgument('prove', side, statement[side], text);
  checkOptions('prove', statement, STATEMENT_CHECKS);
  return parseStatement(statement as StatementText);
}

/**
 * Checks a proof again, by no rule of proof that the prover has: docs/proofs.md says what both share.
 *
 * @param proof the JSON text of schema kolmo.proof/1, as `kolmo prove --certificate` writes it, or what `readProof` made of it
 * @throws InputError for what is no proof, or whose certificate is of the wrong form; for an induction where there is neither the command z3
 * nor the package z3-solver
 */
export async function checkProof(proof: ProofFile | string, options: CheckOptions = {}): Promise<Verdict> {
  checkOptions('checkProof', options, { seconds: secondsAboveZero });
  requireArgument('checkProof', 'proof', proof, typeof proof === 'string' ? text : plainObject);
  if (typeof proof !== 'string')
    for (const part of ['statement', 'certificate'] as const)
      requireArgument('checkProof', part, proof[part], plainObject);
  return verify(typeof proof === 'string' ? readProof(proof) : proof, options);
}
