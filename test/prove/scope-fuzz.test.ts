import { expect, test } from 'vitest';
import { Solver } from '../../src/prove/solver.js';
import { StatementGenerator } from './scope/generated-statements.js';
import { tryStatement } from './scope/trial.js';

const STATEMENTS = 150;
const WORK = 30_000;

// The same at length: bench/scope-fuzz.ts.
test('whatever names collide, no false statement is proved or accepted, and what is proved is accepted', async () => {
  const solver = new Solver();
  const mistakes: string[] = [];
  const recent: unknown[] = [];
  let [proved, failing] = [0, 0];
  for (let seed = 0; seed < STATEMENTS; seed++) {
    const generated = new StatementGenerator(seed).next();
    const trial = await tryStatement(generated, recent, solver, WORK, false);
    const refused = trial.rejected.map((name) => `the checker refuses what ${name} proves`);
    mistakes.push(
      ...[...trial.mistakes, ...refused].map(
        (text) => `${generated.text.left} = ${generated.text.right}: ${text}`,
      ),
    );
    if (trial.accepted.length > 0) proved++;
    if (trial.failure !== undefined) failing++;
    recent.push(...trial.certificates);
    recent.splice(0, Math.max(0, recent.length - 4));
  }
  solver.close();
  expect(mistakes).toEqual([]);
  expect(proved).toBeGreaterThan(STATEMENTS / 5);
  expect(failing).toBeGreaterThan(STATEMENTS / 5);
});
