import { chalkStderr as chalk } from 'chalk';
import { bits, count } from '../figure.js';
import type { Progress } from '../search/options.js';

/** Milliseconds between two states of the animated line, and between two plain lines. */
const ANIMATION_PERIOD = 100;
const LINE_PERIOD = 2000;

const CLEAR_LINE = '\r\u001b[2K';

/** Shows how a search is going on stderr: one animated line on a terminal, else a plain line now and then if asked for. */
export class ProgressReport {
  private shown = 0;
  private readonly animated = process.stderr.isTTY === true;

  constructor(private readonly verbose: boolean) {}

  /** Takes news of the search; most of it is not shown. */
  update(progress: Progress): void {
    if (!this.animated && !this.verbose) return;
    const now = performance.now();
    if (now - this.shown < (this.animated ? ANIMATION_PERIOD : LINE_PERIOD)) return;
    this.shown = now;
    this.show(describeProgress(progress));
  }

  /** Takes news in words; all of it is shown. */
  say(line: string): void {
    if (!this.animated && !this.verbose) return;
    this.shown = performance.now();
    this.show(line);
  }

  private show(line: string): void {
    if (!this.animated) process.stderr.write(`${line}\n`);
    else
      process.stderr.write(CLEAR_LINE + chalk.dim(line.slice(0, Math.max(20, process.stderr.columns - 1))));
  }

  /** Takes the animated line away, so that the result stands alone. */
  end(): void {
    if (this.animated && this.shown > 0) process.stderr.write(CLEAR_LINE);
  }
}

function describeProgress({ seconds, evaluated, coveredBits, best }: Progress): string {
  const rate = seconds > 0 ? evaluated / seconds : 0;
  return [
    `${seconds.toFixed(1)} s`,
    `${count(evaluated)} programs (${(rate / 1e6).toFixed(1)} M/s)`,
    `all below ${bits(coveredBits)}`,
    `best ${bits(best.totalBits)}  ${best.program}`,
  ].join('  ');
}
