import { spawnSync } from 'node:child_process';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Milliseconds without news of a file after which it counts as hung; more than any test may take. */
const PATIENCE = 300_000;

const INTERVAL = 5_000;

/**
 * Ends a run in which a file hangs, and names it. A test whose loop never ends holds its thread, so that no time limit inside of
 * that process can stop it, and the run would wait for it for ever.
 */
export class Watchdog implements Reporter {
  readonly #news = new Map<TestModule, { readonly last: string; readonly since: number }>();
  #timer: NodeJS.Timeout | undefined;

  onTestRunStart(): void {
    this.#timer ??= setInterval(() => this.#look(), INTERVAL);
  }

  onTestModuleStart(module: TestModule): void {
    this.#heard(module, 'its start');
  }

  onTestCaseReady({ module, fullName }: TestCase): void {
    this.#heard(module, `the start of '${fullName}'`);
  }

  onTestCaseResult({ module, fullName }: TestCase): void {
    this.#heard(module, `the end of '${fullName}'`);
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #heard(module: TestModule, last: string): void {
    this.#news.set(module, { last, since: performance.now() });
  }

  #look(): void {
    // News of a test may come after the news that its file has ended, so that the file itself is asked.
    for (const module of this.#news.keys())
      if (module.state() !== 'pending' && module.state() !== 'queued') this.#news.delete(module);
    const hung = [...this.#news].filter(([, { since }]) => performance.now() - since > PATIENCE);
    if (hung.length === 0) return;
    for (const [{ relativeModuleId }, { last }] of hung)
      process.stderr.write(
        `\n${relativeModuleId} hangs: nothing was heard of it for ${PATIENCE / 1000} s, since ${last}\n`,
      );
    // What hangs does not notice that the run has ended.
    spawnSync('pkill', ['-KILL', '-P', String(process.pid)]);
    process.exit(1);
  }
}
