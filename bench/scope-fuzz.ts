/**
 * Makes statements in which bound variables, parameters, sequences, functions and properties of objects have the same names, and
 * holds the prover and the checker to a naive evaluator:
 *
 *     node --import tsx bench/scope-fuzz.ts [statements, default 20000] [seed, default 1] [one in so many goes to Z3, default 20]
 *
 * Prints how many were false, refuted, proved and accepted; exits with 1 if a false one was proved or accepted, a true one
 * refuted, or the checker refused what was proved.
 */
import { Solver } from '../src/prove/solver.js';
import { StatementGenerator } from '../test/prove/scope/generated-statements.js';
import { tryStatement } from '../test/prove/scope/trial.js';

/** Evaluated nodes for each method, and for falsification. */
const WORK = 60_000;
const FORGED = 6;

const count = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const toSolver = Number(process.argv[4] ?? 20);

const solver = new Solver();
const tally = { statements: 0, false: 0, refuted: 0, proved: 0, certificates: 0, accepted: 0, mistakes: 0 };
const byMethod = new Map<string, number>();
const recent: unknown[] = [];

for (let index = 0; index < count; index++) {
  const generated = new StatementGenerator(seed * 1_000_003 + index).next();
  const trial = await tryStatement(generated, recent, solver, WORK, index % toSolver === 0);
  tally.statements++;
  if (trial.failure !== undefined) tally.false++;
  if (trial.isRefuted) tally.refuted++;
  if (trial.accepted.length > 0) tally.proved++;
  tally.accepted += trial.accepted.length;
  tally.certificates += trial.accepted.length + trial.rejected.length;
  for (const method of trial.accepted) byMethod.set(method, (byMethod.get(method) ?? 0) + 1);
  for (const mistake of [
    ...trial.mistakes,
    ...trial.rejected.map((name) => `the checker refuses what ${name} proves`),
  ]) {
    tally.mistakes++;
    console.log(
      `${index}: ${mistake}: ${JSON.stringify(generated.text, (_, part) => (typeof part === 'bigint' ? String(part) : part))}`,
    );
  }
  recent.push(...trial.certificates);
  if (recent.length > FORGED) recent.splice(0, recent.length - FORGED);
  if ((index + 1) % 1000 === 0) console.error(JSON.stringify(tally));
}
solver.close();
console.log(JSON.stringify({ ...tally, byMethod: Object.fromEntries(byMethod) }, null, 2));
process.exitCode = tally.mistakes === 0 ? 0 : 1;
