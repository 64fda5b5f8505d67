import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { checkProof } from '../../src/prove/check.js';
import { proofJson, readProof } from '../../src/prove/proof-file.js';
import { prove } from '../../src/prove/prove.js';
import type { Proof, Statement } from '../../src/prove/statement.js';
import { parseStatement } from '../../src/prove/statement-parser.js';
import { FALSE_STATEMENTS, OPEN_STATEMENTS, TRUE_STATEMENTS, textOf } from './statements.js';

const hasZ3 = spawnSync('z3', ['--version']).error === undefined;

/** As the command line's --time: far more than any of the proofs takes. */
const SECONDS = 60;

describe('true statements', () => {
  const proofs: [name: string, statement: Statement, proof: Proof][] = [];

  test.each(TRUE_STATEMENTS.map((row) => [row[0], textOf(row)] as const))('%s', async (name, text) => {
    const statement = parseStatement(text);
    const proof = await prove(statement, { seconds: SECONDS });
    proofs.push([name, statement, proof]);
    expect(proof.status).toBe('proved');
    const verdict = await checkProof(readProof(JSON.stringify(proofJson(statement, proof))));
    expect(verdict).toMatchObject({ holds: true });
  });

  test.skipIf(!hasZ3)('Debian’s z3 agrees with every step of an induction', () => {
    const queries = proofs.flatMap(([, , proof]) => {
      if (proof.status !== 'proved' || proof.method !== 'induction') return [];
      return (proof.certificate as unknown as { queries: string[] }).queries;
    });
    expect(queries.length).toBeGreaterThan(0);
    for (const query of queries) {
      const { stdout } = spawnSync('z3', ['-in', '-T:20'], {
        input: query,
        encoding: 'utf8',
        timeout: 60_000,
      });
      expect(stdout.trim()).toBe('unsat');
    }
  });

  test.each(FALSE_STATEMENTS)(
    'no certificate makes a false statement true: %s',
    async (_, left, right, more) => {
      const statement = parseStatement({ left, right, ...more });
      for (const [, , proof] of proofs.slice(0, 60)) {
        if (proof.status !== 'proved' || proof.method === 'induction') continue;
        const forged = readProof(JSON.stringify(proofJson(statement, proof)));
        expect((await checkProof(forged)).holds).toBe(false);
      }
    },
  );
});

test.each(FALSE_STATEMENTS)('refutes %s', async (_, left, right, more, least) => {
  const proof = await prove(parseStatement({ left, right, ...more }), { seconds: SECONDS });
  expect(proof).toMatchObject({ status: 'refuted', counterexample: { n: least } });
});

test.each(OPEN_STATEMENTS.map((row) => [row[0], textOf(row)] as const))(
  'does not claim %s',
  async (_, text) => {
    const proof = await prove(parseStatement(text), { seconds: 1 });
    expect(proof.status).toBe('open');
  },
);
