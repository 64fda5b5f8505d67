import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface, type Interface } from 'node:readline';

/** What a solver says of assertions; unknown where it gives up or its time is over. */
export type Satisfiability = 'sat' | 'unsat' | 'unknown';

/** Milliseconds that timers can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

/**
 * Answers one JSON string a line, a script, with one line. It runs in a process of its own, since Z3's threads can neither be trusted to
 * heed their limits nor be ended from within; it ends with its input.
 */
const PROGRAM = `
const { createInterface } = require('node:readline');
require(process.argv[1]).init({ printErr: () => {} }).then(async ({ Z3 }) => {
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const context = Z3.mk_context(Z3.mk_config());
    const answer = await Z3.eval_smtlib2_string(context, JSON.parse(line));
    Z3.del_context(context);
    console.log(answer.trim().split('\\n')[0]);
  }
  process.exit();
});
`;

interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: AsyncIterator<string>;
  readonly reader: Interface;
}

/** Z3, in its WebAssembly build. Close it: its process is not ended otherwise. */
export class Solver {
  #running: Running | undefined;

  /** Starts Z3 unless it runs, in half a second or, on a busy machine, some seconds. */
  async #open(deadline: number): Promise<void> {
    if (this.#running !== undefined) return;
    this.#running = start();
    await this.#line(deadline);
  }

  /**
   * The answer to a script that ends in `(check-sat)`.
   *
   * @param effort Z3's own measure of work, the same on every machine: about a million a second
   * @param deadline a limit on time besides, loading included, since not all work is counted: as `performance.now()` tells the time
   */
  async check(script: string, effort: number, deadline: number): Promise<Satisfiability> {
    if (performance.now() >= deadline) return 'unknown';
    await this.#open(deadline);
    const { child } = this.#running ?? {};
    if (child === undefined) return 'unknown';
    child.stdin.write(`${JSON.stringify(`(set-option :rlimit ${Math.round(effort)})\n${script}`)}\n`);
    const answer = await this.#line(deadline);
    return answer === 'sat' || answer === 'unsat' ? answer : 'unknown';
  }

  /** The next line that comes in time. If none does, the process is given up. */
  async #line(deadline: number): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const timeIsOver = new Promise<undefined>((done) => {
      timer = setTimeout(() => done(undefined), Math.min(deadline - performance.now(), LONGEST_WAIT));
    });
    const next = this.#running?.lines.next().then(({ value }) => value as string | undefined);
    const line = await Promise.race([next, timeIsOver]);
    clearTimeout(timer);
    if (line === undefined) this.close();
    return line;
  }

  close(): void {
    this.#running?.child.kill('SIGKILL');
    this.#running?.reader.close();
    this.#running = undefined;
  }
}

function start(): Running {
  const module = createRequire(import.meta.url).resolve('z3-solver');
  const child = spawn(process.execPath, ['-e', PROGRAM, module], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.on('error', () => {});
  child.stdin.on('error', () => {}); // It may have ended.
  child.stderr.resume();
  const reader = createInterface({ input: child.stdout });
  return { child, reader, lines: reader[Symbol.asyncIterator]() };
}
