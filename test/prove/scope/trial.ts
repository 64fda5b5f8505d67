import { checkCertificate } from '../../../src/prove/check.js';
import { falsify } from '../../../src/prove/falsify.js';
import { plain } from '../../../src/prove/proof-file.js';
import { METHODS } from '../../../src/prove/prove.js';
import type { Solver } from '../../../src/prove/solver.js';
import { type StandardStatement, standardForm } from '../../../src/prove/standard-form.js';
import { parseStatement } from '../../../src/prove/statement-parser.js';
import { BeyondReach, WorkLimit } from '../../../src/prove/work-limit.js';
import type { GeneratedStatement } from './generated-statements.js';
import { NaiveEvaluator, TooMuch } from './naive-evaluator.js';

/** What a generated statement came to. */
export interface Trial {
  /** What the naive evaluator says: a place where the statement fails, or that there is none among those tried. */
  readonly failure: string | undefined;
  readonly isRefuted: boolean;
  /** Methods whose certificates the checker accepted, and those whose it did not. */
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
  /** What must not happen: a false statement proved or accepted, a true one refuted. */
  readonly mistakes: readonly string[];
}

const ROWS = 12n;
const STEPS = 20_000;
const VALUES = [0n, 1n, -1n, 2n, -2n, 3n, 5n, 12n, -7n];

/**
 * Tries everything on a statement: every method, without the counterexample or the check that `prove` asks for first, and the
 * checker on every certificate there is, those of other statements included.
 *
 * @param forged certificates of other statements
 * @param solver absent where induction is left out
 */
export async function tryStatement(
  generated: GeneratedStatement,
  forged: readonly unknown[],
  solver: Solver,
  work: number,
  induction: boolean,
): Promise<Trial & { readonly certificates: readonly unknown[] }> {
  const statement = standardForm(parseStatement(generated.text));
  const failure = failureOf(generated);
  const mistakes: string[] = [];
  const { counterexample } = falsify(statement, 1, new WorkLimit(work));
  if (counterexample !== undefined && isTrueAt(generated, counterexample.n, counterexample.parameters)) {
    mistakes.push(`refuted at n = ${counterexample.n}, where it holds`);
  }
  const [accepted, rejected, certificates]: [string[], string[], unknown[]] = [[], [], []];
  for (const { name, attempt } of METHODS) {
    if (name === 'induction' && (!induction || counterexample !== undefined)) continue;
    const certificate = await attempted(() =>
      attempt(statement, { work: new WorkLimit(work, performance.now() + 5000), solver, effort: 200_000 }),
    );
    if (certificate === undefined) continue;
    if (failure !== undefined) mistakes.push(`${name} proves it, but it fails at ${failure}`);
    certificates.push(plain(certificate));
    ((await holds(statement, plain(certificate), solver)) ? accepted : rejected).push(name);
  }
  if (failure !== undefined && accepted.length > 0)
    mistakes.push(`the checker accepts it, but it fails at ${failure}`);
  for (const certificate of failure === undefined ? [] : forged) {
    if (await holds(statement, certificate, solver))
      mistakes.push(`a certificate of another is accepted, but it fails at ${failure}`);
  }
  return { failure, isRefuted: counterexample !== undefined, accepted, rejected, mistakes, certificates };
}

async function attempted<Result>(attempt: () => Result | Promise<Result>): Promise<Result | undefined> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof BeyondReach) return undefined;
    throw error;
  }
}

async function holds(statement: StandardStatement, certificate: unknown, solver: Solver): Promise<boolean> {
  return (await checkCertificate(statement, certificate, performance.now() + 10_000, solver)).holds;
}

/** A place where the sides differ or one has no value, as far as this can be told. */
function failureOf(generated: GeneratedStatement): string | undefined {
  const { from, parameters } = generated;
  let combinations: ReadonlyMap<string, bigint>[] = [new Map()];
  for (const name of parameters) {
    combinations = combinations.flatMap((others) =>
      VALUES.map((value) => new Map([...others, [name, value]])),
    );
  }
  for (let n = from; n < from + ROWS; n++) {
    for (const values of combinations) {
      if (isTrueAt(generated, n, values) === false) {
        return [`n = ${n}`, ...[...values].map((pair) => pair.join(' = '))].join(', ');
      }
    }
  }
  return undefined;
}

/** Whether a statement holds somewhere; undefined where that is too much work to tell. */
function isTrueAt(
  { left, right, sequences }: GeneratedStatement,
  n: bigint,
  values: ReadonlyMap<string, bigint>,
): boolean | undefined {
  const evaluator = new NaiveEvaluator(sequences, STEPS);
  try {
    const [x, y] = [evaluator.value(left, n, values), evaluator.value(right, n, values)];
    return x !== undefined && x === y;
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}
