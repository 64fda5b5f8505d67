import { spawnSync } from 'node:child_process';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Milliseconds without news of a file after which it counts as hung; more than any test may take. */
const PATIENCE = 240_000;

const INTERVAL = 5_000;

/**
 * Ends a run in which a file hangs, and names it. A test whose loop never ends holds its thread, so that no time limit inside of
 * that process can stop it, and the run would wait for it for ever.
 */
export class Watchdog implements Reporter {
  readonly #running = new Map<string, { last: string; since: number }>();
  #timer: NodeJS.Timeout | undefined;

  onTestRunStart(): void {
    this.#timer ??= setInterval(() => this.#look(), INTERVAL);
  }

  onTestModuleStart({ relativeModuleId }: TestModule): void {
    this.#heard(relativeModuleId, 'its start');
  }

  onTestCaseReady({ module, fullName }: TestCase): void {
    this.#heard(module.relativeModuleId, `the start of '${fullName}'`);
  }

  onTestCaseResult({ module, fullName }: TestCase): void {
    this.#heard(module.relativeModuleId, `the end of '${fullName}'`);
  }

  onTestModuleEnd({ relativeModuleId }: TestModule): void {
    this.#running.delete(relativeModuleId);
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #heard(file: string, last: string): void {
    this.#running.set(file, { last, since: performance.now() });
  }

  #look(): void {
    const hung = [...this.#running].filter(([, { since }]) => performance.now() - since > PATIENCE);
    if (hung.length === 0) return;
    for (const [file, { last }] of hung)
      process.stderr.write(
        `\n${file} hangs: nothing was heard of it for ${PATIENCE / 1000} s, since ${last}\n`,
      );
    // What hangs does not notice that the run has ended.
    spawnSync('pkill', ['-KILL', '-P', String(process.pid)]);
    process.exit(1);
  }
}
