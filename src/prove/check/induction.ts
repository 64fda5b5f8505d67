import { spawn } from 'node:child_process';
import { FileFormatError } from '../../errors.js';
import { Evaluator } from '../evaluate.js';
import { queriesOf, splitsOf, stepOf } from '../induction-step.js';
import type { Satisfiability, Solver } from '../solver.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { Degrees } from './degrees.js';
import { requireRow } from './order-bound.js';
import { require } from './verdict.js';

/** Seconds that a solver gets for one query: the z3 command, which may be of another version than the one that found the proof, and that. */
const COMMAND_SECONDS = 2;
const SECONDS = 20;

/**
 * Checks a proof by induction: the first rows by evaluation; the step by queries that it makes of the statement anew, for the z3
 * command where there is one, and for its WebAssembly build where that does not decide. The certificate says how many rows a step uses and, by the
 * number of its queries, by which residues the step is split first.
 */
export async function checkInduction(
  statement: StandardStatement,
  certificate: Readonly<Record<string, unknown>>,
  work: WorkLimit,
  solver: Solver,
): Promise<string> {
  const { depth, queries } = certificate;
  if (!Number.isSafeInteger(depth) || Number(depth) < 0 || Number(depth) > 16) {
    throw new FileFormatError('the certificate does not say how many rows a step uses');
  }
  const rows = Number(depth);
  const degrees = new Degrees(statement, new Evaluator(statement.definitions, work));
  for (let row = 0; row < rows; row++) requireRow(statement, degrees, statement.from + BigInt(row));
  const step = stepOf(statement, rows, work);
  require(step !== undefined, 'the statement has no translation for a solver');
  // The prover has as many queries as residues: what it found is tried first.
  const hint = BigInt(Array.isArray(queries) ? queries.length : 1);
  const moduli = [...splitsOf(step)].sort((x, y) => Number(y === hint) - Number(x === hint));
  for (const modulus of moduli) {
    const answers: Satisfiability[] = [];
    for (const query of queriesOf(step, modulus)) {
      answers.push(await answerTo(query, work.deadline, solver));
      if (answers[answers.length - 1] !== 'unsat') break;
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

async function answerTo(script: string, end: number, solver: Solver): Promise<Satisfiability> {
  const within = (seconds: number) => Math.min(end, performance.now() + seconds * 1000);
  const answer = await commandAnswer(script, within(COMMAND_SECONDS));
  if (answer !== 'unknown') return answer;
  return solver.check(script, SECONDS * 1_000_000, within(SECONDS));
}

/** What the z3 command says; nothing where there is none. */
function commandAnswer(script: string, deadline: number): Promise<Satisfiability> {
  const seconds = (deadline - performance.now()) / 1000;
  if (seconds <= 0) return Promise.resolve('unknown');
  return new Promise((done) => {
    const child = spawn('z3', ['-in', `-T:${Math.ceil(seconds)}`], { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.on('error', () => done('unknown'));
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
