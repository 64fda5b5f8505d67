/** What a solver says of assertions; unknown where it gives up or its time is over. */
export type Satisfiability = 'sat' | 'unsat' | 'unknown';

/** Z3, in its WebAssembly build. Close it: its threads keep a process alive. */
export class Solver {
  #isStuck = false;

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
   * @param milliseconds a limit on time besides, since not all work is counted; once it is passed the solver is of no more use
   */
  async check(script: string, effort: number, milliseconds: number): Promise<Satisfiability> {
    if (this.#isStuck) return 'unknown';
    const { Z3 } = this.api;
    const configuration = Z3.mk_config();
    const context = Z3.mk_context(configuration);
    const limits = `(set-option :rlimit ${Math.round(effort)})\n`;
    let timer: NodeJS.Timeout | undefined;
    const timeIsOver = new Promise<undefined>((done) => {
      timer = setTimeout(() => done(undefined), Math.max(0, milliseconds));
    });
    const answer = await Promise.race([Z3.eval_smtlib2_string(context, limits + script), timeIsOver]);
    clearTimeout(timer);
    if (answer === undefined) {
      this.#isStuck = true;
      return 'unknown';
    }
    Z3.del_context(context);
    Z3.del_config(configuration);
    const said = answer.trim();
    return said === 'sat' || said === 'unsat' ? said : 'unknown';
  }

  close(): void {
    this.api.em.PThread.terminateAllThreads();
  }
}
