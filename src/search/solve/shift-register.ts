import { apply, literal, past, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { isSmallPrime } from '../../language/primes.js';
import { inverseModuloPrime } from '../../numbers/modular.js';
import { type Signed, signedSum } from './signed-sum.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** The largest prime that registers are sought modulo. */
const MOST_MODULUS = 31;

/** Rows beyond twice its length that a register must explain. */
const LEAST_SURPLUS = 2;

/** Taps of registers that are written down. */
const MOST_TAPS = 8;

export const shiftRegister: SolverFamily = {
  name: 'shift-register',
  summary: 'linear recurrences modulo a small prime',
  data: 'all',
  solve: shiftRegisters,
};

/**
 * The shortest linear feedback shift register over the integers modulo a prime, the least above all values, by the
 * algorithm of Berlekamp and Massey (Massey, Shift-register synthesis and BCH decoding, 1969).
 */
function* shiftRegisters({ series }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  const largest = Math.max(0, ...target.map(Number));
  if (target.length < 8 || largest < 1 || largest >= MOST_MODULUS || target.some((value) => value < 0n))
    return;
  let modulus = largest + 1;
  while (!isSmallPrime(modulus)) modulus++;
  const taps = berlekampMassey(target.map(Number), modulus);
  yield undefined;
  if (2 * taps.length + LEAST_SURPLUS > target.length) return;
  const used = [...taps.entries()].filter(([, factor]) => factor !== 0);
  if (used.length === 0 || used.length > MOST_TAPS) return;
  if (modulus === 2) yield used.map(([at]) => past(at + 1)).reduce((sum, term) => apply('xor', sum, term));
  const terms = used.map(([at, factor]): Signed => {
    const negative = 2 * factor > modulus;
    const size = negative ? modulus - factor : factor;
    return { negative, term: times(size, past(at + 1)) };
  });
  yield apply('mod', signedSum(terms), literal(modulus));
}

/** The factors of a(n-1), a(n-2) … in the shortest recurrence modulo a prime. */
function berlekampMassey(values: readonly number[], modulus: number): readonly number[] {
  let taps: number[] = [];
  let former: number[] = [];
  let formerAt = -1;
  let formerMiss = 0;
  for (const [row, value] of values.entries()) {
    const predicted = taps.reduce((sum, factor, at) => sum + factor * (values[row - 1 - at] ?? 0), 0);
    const miss = (((value - predicted) % modulus) + modulus) % modulus;
    if (miss === 0) continue;
    if (formerAt < 0) {
      // The first value that is not 0: nothing before could have told it.
      formerAt = row;
      formerMiss = miss;
      taps = new Array<number>(row + 1).fill(0);
      continue;
    }
    const ratio = (miss * inverseModuloPrime(formerMiss, modulus)) % modulus;
    const correction = [...new Array<number>(row - formerAt - 1).fill(0), ratio];
    for (const factor of former) correction.push((modulus - ((ratio * factor) % modulus)) % modulus);
    const next = Array.from(
      { length: Math.max(taps.length, correction.length) },
      (_, at) => ((taps[at] ?? 0) + (correction[at] ?? 0)) % modulus,
    );
    if (row - taps.length > formerAt - former.length) {
      former = taps;
      formerAt = row;
      formerMiss = miss;
    }
    taps = next;
  }
  return taps;
}
