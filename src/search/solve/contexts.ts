import { rowsOf } from '../../data/dataset.js';
import { apply, literal, past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Rows that contexts are judged on, the first ones. */
const MOST_ROWS = 32_768;

/** The latest rows are always looked at. */
const LATEST = 12;

/** Likely lags that are looked at, with those next to them. */
const MOST_LIKELY = 4;

/** Symbols that a context is made of, at most. */
const MOST_SYMBOLS = 8;

/** Contexts beyond which there are too few rows for each. */
const MOST_CONTEXTS = 2 ** 13;

/** Of a large alphabet hardly more symbols than these follow in one context. */
const MOST_LEARNED = 4;

/** The base in which a context is written where the alphabet is not its base: that of bytes. */
const BYTES = 256;

export const context: SolverFamily = {
  name: 'context',
  summary: 'contexts of several symbols, chosen one by one, or three neighbours at a time',
  data: 'symbols',
  solve: contexts,
};

/**
 * Contexts of several symbols: the row that saves most bits, the one that saves most beside it, and so on as long as what
 * is saved pays for the counts (forward and backward selection under Schwarz's criterion). Three neighbours far back are also taken
 * together, as the next cell of an automaton may depend on none of them alone.
 */
function* contexts({ dataset, lags }: SolverProblem): Generator<Expression | undefined> {
  const rows = Math.min(MOST_ROWS, rowsOf(dataset));
  const symbols = Uint8Array.from(dataset.target.values.subarray(0, rows));
  const size = dataset.alphabet.length;
  const steps = [...candidateSteps(lags.slice(0, MOST_LIKELY))].filter((step) =>
    step.every((lag) => lag < rows),
  );
  const none: Contexts = { of: new Int32Array(rows), count: 1 };
  const refined = (from: Contexts, added: readonly number[]): Contexts =>
    added.reduce((key, lag) => (key.count > MOST_CONTEXTS ? key : refine(key, symbols, lag, size)), from);
  let chosen: readonly number[] = [];
  let bits = codeBits(none, symbols, 0, size);
  for (;;) {
    const before = chosen;
    const key = refined(none, before);
    for (const step of steps) {
      yield undefined;
      const added = step.filter((lag) => !before.includes(lag));
      const together = [...before, ...added];
      if (added.length === 0 || together.length > MOST_SYMBOLS) continue;
      const extended = codeBits(refined(key, added), symbols, Math.max(...together), size);
      if (extended >= bits) continue;
      chosen = together;
      bits = extended;
    }
    if (chosen === before) return;
    for (const lag of chosen) {
      yield undefined;
      const fewer = chosen.filter((other) => other !== lag);
      const reduced = codeBits(refined(none, fewer), symbols, Math.max(0, ...fewer), size);
      if (reduced > bits) continue;
      chosen = fewer;
      bits = reduced;
    }
    // A single row is proposed elsewhere.
    if (chosen.length > 1) for (const base of new Set([size, BYTES])) yield* forms(chosen, base);
  }
}

/** The context of each row, as a number below the count. */
interface Contexts {
  readonly of: Int32Array;
  readonly count: number;
}

/** Lags that a context may be extended by at once. */
function* candidateSteps(likely: readonly number[]): Generator<readonly number[]> {
  const near = likely.flatMap((lag) => [-2, -1, 0, 1, 2].map((by) => lag + by));
  const latest = Array.from({ length: LATEST }, (_, index) => index + 1);
  for (const lag of new Set([...latest, ...near])) if (lag > 0) yield [lag];
  for (const lag of likely) if (lag > 2) yield [lag + 1, lag, lag - 1];
}

/** Each row's context with the symbol `lag` rows before it as one more digit; contexts are numbered as they come. */
function refine({ of, count }: Contexts, symbols: Uint8Array, lag: number, size: number): Contexts {
  const numbers = new Int32Array(count * size).fill(-1);
  let next = 0;
  const refined = new Int32Array(of.length);
  for (let row = 0; row < of.length; row++) {
    const key = of[row] * size + (row < lag ? 0 : symbols[row - lag]);
    if (numbers[key] < 0) numbers[key] = next++;
    refined[row] = numbers[key];
  }
  return { of: refined, count: next };
}

/**
 * Bits of the rows from one on under their contexts, with half the logarithm of the rows for each free frequency of each
 * context (Schwarz, Estimating the dimension of a model, 1978), and in full for the rows before. Infinity for too many contexts.
 */
function codeBits({ of, count }: Contexts, symbols: Uint8Array, from: number, size: number): number {
  if (count > MOST_CONTEXTS) return Infinity;
  const pairs = new Int32Array(count * size);
  for (let row = from; row < of.length; row++) pairs[of[row] * size + symbols[row]]++;
  let bits = from * Math.log2(size);
  let used = 0;
  for (let first = 0; first < pairs.length; first += size) {
    let total = 0;
    for (let pair = first; pair < first + size; pair++) {
      if (pairs[pair] === 0) continue;
      total += pairs[pair];
      bits -= pairs[pair] * Math.log2(pairs[pair]);
    }
    if (total === 0) continue;
    bits += total * Math.log2(total);
    used++;
  }
  const free = used * (Math.min(size, MOST_LEARNED) - 1);
  return bits + (free * Math.log2(Math.max(2, of.length - from))) / 2;
}

/** Numbers with the symbols as digits: Horner's way, and with three of them written out. */
function* forms(lags: readonly number[], base: number): Generator<Expression> {
  const digits = [...lags].sort((one, other) => other - one).map(past);
  const times = (factor: number, x: Expression) => apply('*', literal(factor), x);
  const join = (key: Expression, digit: Expression) => apply('+', times(base, key), digit);
  yield digits.reduce(join);
  if (digits.length < 3) return;
  const [first, second, third] = digits;
  const three = apply('+', apply('+', times(base ** 2, first), times(base, second)), third);
  yield digits.slice(3).reduce(join, three);
}
