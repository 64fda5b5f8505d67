import { expect, test, vi } from 'vitest';
import { checkCertificate } from '../../src/prove/check.js';
import { plain } from '../../src/prove/proof-file.js';
import { proveByInduction } from '../../src/prove/prover/induction.js';
import { Solver } from '../../src/prove/solver.js';
import { standardForm } from '../../src/prove/standard-form.js';
import { parseStatement } from '../../src/prove/statement-parser.js';
import { WorkLimit } from '../../src/prove/work-limit.js';

test('a step that was split by residues is checked with that split first', async () => {
  const text = {
    left: 'sum(i, 0, n, sum(k, 0, i, k))*(c*(-1)) + c',
    right: 'c + n*(n + 1)*(n + 2) div 6*(c*(-1))',
    parameters: ['c'],
  };
  const statement = standardForm(parseStatement(text));
  const solver = new Solver();
  try {
    const proof = await proveByInduction(statement, new WorkLimit(60_000), solver, 200_000);
    expect(proof?.queries).toHaveLength(2);
    const asked = vi.spyOn(solver, 'check');
    const verdict = await checkCertificate(statement, plain(proof), Number.POSITIVE_INFINITY, solver);
    expect(verdict).toMatchObject({ holds: true });
    // Without the split a solver works for long and decides nothing.
    for (const [query] of asked.mock.calls) expect(proof?.queries).toContain(query);
  } finally {
    solver.close();
  }
});
