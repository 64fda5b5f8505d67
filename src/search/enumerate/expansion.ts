import type { Space } from '../space/space.js';
import { type BankMemory, type BankUse, fits } from './bank.js';
import type { Slice } from './chunk.js';
import type { Task } from './engine.js';
import { operandWords } from './operand.js';
import { OPERANDS } from './pair-memory.js';
import type { EntryRange } from './plan.js';

/** Cells of the entries that one task expands. */
const CELLS_PER_TASK = 2 ** 16;

/** Which entries are expanded: whole ranges of a symbol, in order. Owned by the calling thread. */
export class Expansion {
  readonly #done: number[];

  constructor(
    readonly space: Space,
    readonly bank: BankMemory,
    readonly ranges: readonly (readonly EntryRange[])[],
  ) {
    this.#done = space.symbols.map(() => 0);
  }

  /**
   * The tasks that expand what the candidates of some slices are made of; undefined if there is no room for it.
   *
   * @param hasMemory whether so much may be used
   */
  plan(
    slices: readonly Slice[],
    use: BankUse,
    hasMemory: (use: BankUse) => boolean,
  ): { readonly tasks: readonly Task[]; readonly use: BankUse; readonly work: number } | undefined {
    const tasks: Task[] = [];
    const done = [...this.#done];
    let { words, expanded } = use;
    let work = 0;
    for (const [symbol, end] of this.#needed(slices)) {
      const { grid } = this.space.symbols[symbol];
      if (grid === undefined) continue;
      const each = this.space.grids[grid].cells;
      const size = Math.max(1, Math.floor(CELLS_PER_TASK / each));
      const ranges = this.ranges[symbol];
      for (; done[symbol] < ranges.length && ranges[done[symbol]].from < end; done[symbol]++) {
        const range = ranges[done[symbol]];
        for (let from = range.from; from < range.to; from += size) {
          const to = Math.min(range.to, from + size);
          tasks.push({ phase: 'expand', symbol, from, to, operand: OPERANDS + words });
          words += (to - from) * operandWords(each);
          expanded += to - from;
          work += 2 * (to - from) * each;
        }
      }
    }
    const after = { ...use, words, expanded };
    if (tasks.length > 0 && !(fits(this.bank, after) && hasMemory(after))) return undefined;
    this.#done.splice(0, done.length, ...done);
    return { tasks, use: after, work };
  }

  /** For each symbol in the holes of the candidates, the number after the last entry that stands in one. */
  #needed(slices: readonly Slice[]): ReadonlyMap<number, number> {
    const needed = new Map<number, number>();
    for (const { rectangles } of slices) {
      for (const { production, literal, a1, b1, c1 } of rectangles) {
        if (literal) continue;
        for (const [hole, symbol] of this.space.productions[production].holes.entries()) {
          needed.set(symbol, Math.max(needed.get(symbol) ?? 0, [a1, b1, c1][hole]));
        }
      }
    }
    return needed;
  }
}
