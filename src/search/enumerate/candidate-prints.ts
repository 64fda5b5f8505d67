import type { BankMemory } from './bank.js';
import { candidatesIn, type Rectangle } from './chunk.js';
import type { BinaryProduction, Evaluator } from './evaluator.js';
import { FIRST, LINEAR, SECOND, STATE, UNDECIDED, UNDEFINED, UNDEFINED_RATIO, WIDE } from './fingerprint.js';
import { stateOfOperand } from './operand.js';
import type { PairLoops } from './pair-loops.js';
import { PRINT_WORDS, PRINTS } from './pair-memory.js';

/** Fingerprints candidates over the expanded entries of the bank. */
export class CandidatePrints {
  constructor(
    readonly bank: BankMemory,
    readonly evaluator: Evaluator,
    /** Where the fingerprints go, PRINT_WORDS words each. */
    readonly prints: Int32Array,
    readonly loops: PairLoops,
    readonly halted: () => boolean,
  ) {}

  /**
   * Fingerprints the candidates of a rectangle in canonical order, the first to place `at`; gives up when `halted` says
   * so. Returns their number.
   */
  take(rectangle: Rectangle, at: number): number {
    this.#fill(rectangle, at);
    return candidatesIn(rectangle);
  }

  #fill(rectangle: Rectangle, at: number): void {
    const { evaluator, prints } = this;
    const { print } = evaluator;
    const { production, a0, a1, b0, b1, c0, c1, triangular } = rectangle;
    let to = PRINT_WORDS * at;
    if (rectangle.literal) {
      for (let code = a0; code < a1; code++, to += PRINT_WORDS) {
        evaluator.evaluateLiteral(production, code);
        copyPrint(print, prints, to);
      }
      return;
    }
    const binary = evaluator.binary(production);
    if (binary !== undefined) {
      if (this.loops.has(binary.operation, binary.grid)) this.#runLoop(rectangle, binary, to);
      else this.#pairs(rectangle, binary, to);
      return;
    }
    for (let a = a0; a < a1; a++) {
      for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
        if ((b & 63) === 0 && this.halted()) return;
        for (let c = c0; c < c1; c++, to += PRINT_WORDS) {
          evaluator.evaluate(production, a, b, c);
          copyPrint(print, prints, to);
        }
      }
    }
  }

  /** The entries of each hole are a part of one range, whose operands lie one behind the other. */
  #runLoop(rectangle: Rectangle, { operation, grid }: BinaryProduction, at: number): void {
    const { bank, evaluator, prints } = this;
    const { production, a0, a1, b0, b1, triangular } = rectangle;
    const undecided = this.loops.fingerprint(
      operation,
      grid,
      bank.operandAt[a0],
      a1 - a0,
      bank.operandAt[b0],
      b1 - b0,
      triangular,
      PRINTS + at,
    );
    if (undecided === 0) return;
    let to = at;
    for (let a = a0; a < a1; a++) {
      for (let b = triangular && a > b0 ? a : b0; b < b1; b++, to += PRINT_WORDS) {
        if (prints[to + STATE] !== UNDECIDED) continue;
        evaluator.evaluate(production, a, b, 0);
        copyPrint(evaluator.print, prints, to);
      }
    }
  }

  /**
   * Sums and differences of small columns that are undefined on the same rows take no look at the columns at all: their
   * fingerprints follow from those of the terms.
   */
  #pairs(
    { production, a0, a1, b0, b1, triangular }: Rectangle,
    { kernel, values, fingerprinter, sign }: BinaryProduction,
    at: number,
  ): void {
    const { evaluator, prints } = this;
    const { operandAt, pairs } = this.bank;
    const { words } = pairs;
    const { cells, out } = fingerprinter;
    let to = at;
    for (let a = a0; a < a1; a++) {
      const own = operandAt[a];
      const state = stateOfOperand(words, own);
      const linear = sign !== 0 && state === LINEAR;
      if (state !== WIDE) evaluator.load(0, a, cells);
      const left = evaluator.arguments[0];
      const leftAt = evaluator.offsets[0];
      // A sum counts the share of undefined rows twice, a difference not at all.
      const missing = words[own + UNDEFINED];
      const first0 = (words[own + FIRST] - sign * missing) | 0;
      const second0 = (words[own + SECOND] - sign * Math.imul(missing, UNDEFINED_RATIO)) | 0;
      for (let b = triangular && a > b0 ? a : b0; b < b1; b++, to += PRINT_WORDS) {
        if ((b & 63) === 0 && this.halted()) return;
        const other = operandAt[b];
        const otherState = stateOfOperand(words, other);
        if (linear && words[other + UNDEFINED] === missing && otherState === LINEAR) {
          prints[to + FIRST] = first0 + sign * words[other + FIRST];
          prints[to + SECOND] = second0 + sign * words[other + SECOND];
          prints[to + UNDEFINED] = missing;
          prints[to + STATE] = LINEAR;
          continue;
        }
        if (state !== WIDE && otherState !== WIDE) {
          evaluator.load(1, b, cells);
          kernel(values, cells, left, leftAt, evaluator.arguments[1], evaluator.offsets[1], left, 0);
          fingerprinter.ofValues(values, 0);
          if (out[STATE] !== WIDE) {
            copyPrint(out, prints, to);
            continue;
          }
        }
        evaluator.evaluate(production, a, b, 0);
        copyPrint(evaluator.print, prints, to);
        // That may have needed the place of the left argument.
        if (state !== WIDE) evaluator.load(0, a, cells);
      }
    }
  }
}

function copyPrint(print: Int32Array, prints: Int32Array, to: number): void {
  prints[to + FIRST] = print[FIRST];
  prints[to + SECOND] = print[SECOND];
  prints[to + UNDEFINED] = print[UNDEFINED];
  prints[to + STATE] = print[STATE];
}
