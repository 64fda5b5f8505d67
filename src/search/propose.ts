import { type BankMemory, LITERAL_PRODUCTION } from './bank.js';
import type { Rectangle } from './chunk.js';
import type { BinaryProduction, Evaluator } from './evaluator.js';
import { FIRST, LINEAR, SECOND, STATE, UNDEFINED, UNDEFINED_RATIO, WIDE } from './fingerprint.js';

/** Receives each candidate with its fingerprint, which is valid during the call only. */
export type Submit = (
  symbol: number,
  production: number,
  a: number,
  b: number,
  c: number,
  print: Int32Array,
) => void;

/**
 * Fingerprints the candidates of a rectangle in canonical order. Sums and differences of small columns that are
 * undefined on the same rows take no look at the columns at all: their fingerprints follow from those of the terms.
 * Gives up when `halted` says so.
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
      submit(production, LITERAL_PRODUCTION, code, 0, 0, print);
    }
    return;
  }
  const { symbol, operation } = evaluator.space.productions[production];
  const columnwise = evaluator.space.symbols[symbol].grid !== undefined;
  if (columnwise && (operation === '+' || operation === '-')) {
    proposeLinear(rectangle, operation === '+' ? 1 : -1, symbol, bank, evaluator, submit);
    return;
  }
  const binary = evaluator.binary(production);
  if (binary !== undefined) {
    proposeBinary(rectangle, binary, symbol, bank, evaluator, submit, halted);
    return;
  }
  const { b0, b1, c0, c1, triangular } = rectangle;
  for (let a = a0; a < a1; a++) {
    for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
      if ((b & 63) === 0 && halted()) return;
      for (let c = c0; c < c1; c++) {
        evaluator.evaluate(production, a, b, c);
        submit(symbol, production, a, b, c, print);
      }
    }
  }
}

function proposeBinary(
  { production, a0, a1, b0, b1, triangular }: Rectangle,
  { kernel, values, fingerprinter }: BinaryProduction,
  symbol: number,
  bank: BankMemory,
  evaluator: Evaluator,
  submit: Submit,
  halted: () => boolean,
): void {
  const { columns, columnAt, state } = bank;
  const { cells, out } = fingerprinter;
  for (let a = a0; a < a1; a++) {
    const at = columnAt[a];
    const wide = state[a] === WIDE;
    for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
      if ((b & 63) === 0 && halted()) return;
      if (!wide && state[b] !== WIDE) {
        kernel(values, cells, columns, at, columns, columnAt[b], columns, 0);
        fingerprinter.ofValues(values, 0);
        if (out[STATE] !== WIDE) {
          submit(symbol, production, a, b, 0, out);
          continue;
        }
      }
      evaluator.evaluate(production, a, b, 0);
      submit(symbol, production, a, b, 0, evaluator.print);
    }
  }
}

function proposeLinear(
  { production, a0, a1, b0, b1, triangular }: Rectangle,
  sign: 1 | -1,
  symbol: number,
  bank: BankMemory,
  evaluator: Evaluator,
  submit: Submit,
): void {
  const { first, second, undefinedSum, state } = bank;
  const { print } = evaluator;
  for (let a = a0; a < a1; a++) {
    const missing = undefinedSum[a];
    const linear = state[a] === LINEAR;
    // A sum counts the share of undefined rows twice, a difference not at all.
    const first0 = (first[a] - sign * missing) | 0;
    const second0 = (second[a] - sign * Math.imul(missing, UNDEFINED_RATIO)) | 0;
    for (let b = triangular && a > b0 ? a : b0; b < b1; b++) {
      if (linear && state[b] === LINEAR && undefinedSum[b] === missing) {
        print[FIRST] = first0 + sign * first[b];
        print[SECOND] = second0 + sign * second[b];
        print[UNDEFINED] = missing;
        // LINEAR columns stay below 2^30, so the outcome fits in 32 bits; whether it stays below is seen when it is kept.
        print[STATE] = LINEAR;
      } else evaluator.evaluate(production, a, b, 0);
      submit(symbol, production, a, b, 0, print);
    }
  }
}
