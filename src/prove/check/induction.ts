import { spawn } from 'node:child_process';
import { FileFormatError } from '../../errors.js';
import { Evaluator, type WorkLimit } from '../evaluate.js';
import { type Satisfiability, Solver } from '../solver.js';
import type { Statement } from '../statement.js';
import { Degrees } from './degrees.js';
import { requireRow } from './order-bound.js';
import { SmtMeaning } from './smt.js';
import { require } from './verdict.js';

/** Seconds that a solver gets for one query. */
const SECONDS = 20;
/** Moduli by whose residues n is split, as certificates do. */
const SPLITS = [1, 2, 3, 6];

/**
 * Checks a proof by induction: the first rows by evaluation; the step by a query of its own, for the z3 command where there is
 * one and for its WebAssembly build elsewhere. Of the certificate only the number of rows is used.
 */
export async function checkInduction(
  statement: Statement,
  certificate: Readonly<Record<string, unknown>>,
  work: WorkLimit,
): Promise<string> {
  const { depth } = certificate;
  if (!Number.isSafeInteger(depth) || Number(depth) < 0 || Number(depth) > 16) {
    throw new FileFormatError('the certificate does not say how many rows a step uses');
  }
  const rows = Number(depth);
  const degrees = new Degrees(statement, new Evaluator(statement.definitions, work));
  for (let row = 0; row < rows; row++) requireRow(statement, degrees, statement.from + BigInt(row));
  const script = new SmtMeaning(statement).step(rows);
  for (const modulus of SPLITS) {
    const answers: Satisfiability[] = [];
    for (let residue = 0; residue < modulus; residue++) {
      const restricted = script.replace(
        '(check-sat)',
        modulus === 1 ? '(check-sat)' : `(assert (= (mod n ${modulus}) ${residue}))\n(check-sat)`,
      );
      const answer = await answerTo(restricted);
      answers.push(answer);
      if (answer !== 'unsat') break;
    }
    if (answers.every((answer) => answer === 'unsat')) {
      return rows === 0
        ? 'a solver finds the negation of the statement unsatisfiable'
        : `${rows} rows hold, and a solver finds it impossible that a later one is the first to fail`;
    }
    require(answers[answers.length - 1] !== 'sat', 'the step of the induction fails');
  }
  require(false, 'no solver decides the step of the induction');
  return '';
}

async function answerTo(script: string): Promise<Satisfiability> {
  const answer = await commandAnswer(script);
  if (answer !== undefined) return answer;
  const solver = new Solver();
  try {
    return await solver.check(script, SECONDS * 1_000_000, SECONDS * 1000);
  } finally {
    solver.close();
  }
}

/** What the z3 command says; undefined where there is none. */
function commandAnswer(script: string): Promise<Satisfiability | undefined> {
  return new Promise((done) => {
    const child = spawn('z3', ['-in', `-T:${SECONDS}`], { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.on('error', () => done(undefined));
    child.stdin.on('error', () => {});
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.on('close', () => {
      const [answer] = output.trim().split('\n');
      done(answer === 'sat' || answer === 'unsat' ? answer : 'unknown');
    });
    child.stdin.end(script);
  });
}
