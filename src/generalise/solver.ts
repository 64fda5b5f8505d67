/** What a solver says of assertions; unknown where it gives up or its time is over. */
export type Satisfiability = 'sat' | 'unsat' | 'unknown';

/** Z3, in its WebAssembly build. Close it: its threads keep a process alive. */
export class Solver {
  private constructor(readonly api: Awaited<ReturnType<typeof import('z3-solver')['init']>>) {}

  /** Loads Z3, in about half a second. */
  static async open(): Promise<Solver> {
    const { init } = await import('z3-solver');
    // Ended threads would have a message on stderr.
    return new Solver(await init({ printErr: () => {} }));
  }

  /**
   * The answer to a script that ends in `(check-sat)`.
   *
   * @param effort Z3's own measure of work, the same on every machine: about a million a second
   */
  async check(script: string, effort: number): Promise<Satisfiability> {
    const { Z3 } = this.api;
    const configuration = Z3.mk_config();
    const context = Z3.mk_context(configuration);
    try {
      const limit = `(set-option :rlimit ${Math.round(effort)})\n`;
      const answer = (await Z3.eval_smtlib2_string(context, limit + script)).trim();
      return answer === 'sat' || answer === 'unsat' ? answer : 'unknown';
    } finally {
      Z3.del_context(context);
      Z3.del_config(configuration);
    }
  }

  close(): void {
    this.api.em.PThread.terminateAllThreads();
  }
}
