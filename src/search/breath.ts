import { setImmediate } from 'node:timers/promises';

/** Milliseconds of uninterrupted work after which timers and signals get their turn. */
const BREATH = 15;

/** Lets timers and signals have their turn in the midst of long work. */
export class Breath {
  #last = performance.now();

  /** Pauses, if the last pause was long enough ago. */
  async take(): Promise<void> {
    if (performance.now() - this.#last <= BREATH) return;
    await setImmediate();
    this.#last = performance.now();
  }
}
