import { type BankMemory, KEY_WORDS, LITERAL_PRODUCTION, stateOf } from './bank.js';
import type { Rectangle } from './chunk.js';
import type { BinaryProduction, Evaluator } from './evaluator.js';
import { FIRST, LINEAR, SECOND, STATE, UNDEFINED, UNDEFINED_RATIO, WIDE } from './fingerprint.js';

/** Receives each candidate with its fingerprint, which is valid during the call only. */
export type Submit = (production: number, a: number, b: number, c: number, print: Int32Array) => void;

/**
 * Fingerprints the candidates of a rectangle in canonical order; gives up when `halted` says so. Sums and differences
 * of small columns that are undefined on the same rows take no look at the columns at all: their fingerprints follow
 * from those of the terms.
 */
export function propose(
  rectangle: Rectangle,
  bank: BankMemory,
  evaluator: Evaluator,
  submit: Submit,
  halted: () => boolean,
): void {
  const { production, a0, a1 } = rectangle;
  const { print } = evaluator;
  if (rectangle.literal) {
    for (let code = a0; code < a1; code++) {
      evaluator.evaluateLiteral(production, code);
      submit(LITERAL_PRODUCTION, code, 0, 0, print);
    }
    return;
  }
  const binary = evaluator.binary(production);
  if (binary !== undefined) {
    proposeBinary(rectangle, binary, bank, evaluator, submit, halted);
    return;
  }
  const { b0, b1, c0, c1, triangular } = rectangle;
  for (let a = a0; a < a1; a++) {
    for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
      if ((b & 63) === 0 && halted()) return;
      for (let c = c0; c < c1; c++) {
        evaluator.evaluate(production, a, b, c);
        submit(production, a, b, c, print);
      }
    }
  }
}

function proposeBinary(
  { production, a0, a1, b0, b1, triangular }: Rectangle,
  { kernel, values, fingerprinter, sign }: BinaryProduction,
  bank: BankMemory,
  evaluator: Evaluator,
  submit: Submit,
  halted: () => boolean,
): void {
  const { columns, columnAt, keys } = bank;
  const { cells, out } = fingerprinter;
  for (let a = a0; a < a1; a++) {
    const own = KEY_WORDS * a;
    const at = columnAt[a];
    const wide = stateOf(bank, a) === WIDE;
    const linear = sign !== 0 && stateOf(bank, a) === LINEAR;
    // A sum counts the share of undefined rows twice, a difference not at all.
    const missing = keys[own + UNDEFINED];
    const first0 = (keys[own + FIRST] - sign * missing) | 0;
    const second0 = (keys[own + SECOND] - sign * Math.imul(missing, UNDEFINED_RATIO)) | 0;
    for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
      if ((b & 63) === 0 && halted()) return;
      const other = KEY_WORDS * b;
      if (linear && keys[other + UNDEFINED] === missing && stateOf(bank, b) === LINEAR) {
        out[FIRST] = first0 + sign * keys[other + FIRST];
        out[SECOND] = second0 + sign * keys[other + SECOND];
        out[UNDEFINED] = missing;
        // The outcome is below twice the bound on LINEAR columns; whether it is below the bound is seen when it is kept.
        out[STATE] = LINEAR;
        submit(production, a, b, 0, out);
        continue;
      }
      if (!wide && stateOf(bank, b) !== WIDE) {
        kernel(values, cells, columns, at, columns, columnAt[b], columns, 0);
        fingerprinter.ofValues(values, 0);
        if (out[STATE] !== WIDE) {
          submit(production, a, b, 0, out);
          continue;
        }
      }
      evaluator.evaluate(production, a, b, 0);
      submit(production, a, b, 0, evaluator.print);
    }
  }
}
