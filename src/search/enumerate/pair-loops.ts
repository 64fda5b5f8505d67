import {
  assemble,
  type Code,
  control,
  type FunctionText,
  f64x2,
  i8x16,
  i32,
  i32x4,
  type Local,
  lanes32,
  seq,
  type ValueType,
  v128,
  variables,
} from '../../wasm/assembler.js';
import {
  FIRST,
  type Fingerprinter,
  HASHED,
  LINEAR,
  LINEAR_LIMIT,
  SECOND,
  STATE,
  UNDECIDED,
  UNDEFINED,
  UNDEFINED_RATIO,
} from './fingerprint.js';
import { HEADER_WORDS, MAGNITUDE, NO_VALUE, operandWords, paddedCells } from './operand.js';
import { COEFFICIENT_WORDS, COEFFICIENTS, PAGE_BYTES, type PairMemory, PRINT_WORDS } from './pair-memory.js';

/** The primitives that there are compiled loops for. */
export type PairOperation = '+' | '-' | '*' | 'div' | 'mod';

export const PAIR_OPERATIONS: readonly PairOperation[] = ['+', '-', '*', 'div', 'mod'];

const BYTES = 4;
const VECTOR_BYTES = 16;

/** Bytes of the coefficients of four cells: of the first form, of the second, of undefined rows. */
const COEFFICIENT_BYTES = 3 * VECTOR_BYTES;

/** Leading zeros of two magnitudes from which on no product takes more than 31 bits with its sign. */
const PRODUCT_ZEROS = 34;

/** The lanes of the third from those of the first two, which `missing` says nothing of. */
const OPERATIONS: Readonly<Record<PairOperation, (x: Local, y: Local, quotients: Local) => Code>> = {
  '+': (x, y) => seq(x.get, y.get, i32x4.add),
  '-': (x, y) => seq(x.get, y.get, i32x4.sub),
  '*': (x, y) => seq(x.get, y.get, i32x4.mul),
  div: (x, y) => floorQuotient(x, y),
  mod: (x, y, quotients) =>
    seq(floorQuotient(x, y), quotients.set, x.get, quotients.get, y.get, i32x4.mul, i32x4.sub),
};

/** In doubles, two lanes at a time: the floor of the rounded quotient is exact, see the kernel of `div`. */
function floorQuotient(x: Local, y: Local): Code {
  const upper = (vector: Local) => seq(vector.get, vector.get, i8x16.shuffle(lanes32(2, 3, 2, 3)));
  const half = (numerators: Code, divisors: Code) =>
    seq(
      seq(numerators, f64x2.convert_low_i32x4_s, divisors, f64x2.convert_low_i32x4_s),
      seq(f64x2.div, f64x2.floor, i32x4.trunc_sat_f64x2_s_zero),
    );
  return seq(half(x.get, y.get), half(upper(x), upper(y)), i8x16.shuffle(lanes32(0, 1, 4, 5)));
}

/** Folds the four lanes of a vector into one number. */
function fold(vector: Local, lanes: Code, numbers: Code): Code {
  return seq(
    seq(vector.get, vector.get, vector.get, i8x16.shuffle(lanes32(2, 3, 2, 3)), lanes, vector.tee),
    seq(i32x4.extract(0), vector.get, i32x4.extract(1), numbers),
  );
}

/** What a loop writes for each pair: its fingerprint, or the whole operand. */
type Outcome = 'print' | 'operand';

/**
 * A loop over the pairs of two runs of operands that writes the outcome of the operation on each, in canonical order.
 * Pairs that 32 bits cannot decide, or whose outcome takes a hash, are marked UNDECIDED; the result is their number.
 * Parameters, in bytes: where the left operands start and end, where the right ones do, whether pairs whose right operand
 * comes before the left one are left out, the size of an operand, the coefficients, and where the fingerprints go.
 */
function pairLoop(operation: PairOperation, outcome: Outcome): FunctionText {
  const [
    [left, leftEnd, rightStart, rightEnd, triangular, size, coefficients, out],
    [right, cell, weights, undecided, bits, share, x, y, value, missing, sum1, sum2, sumMissing, sumBits],
  ] = variables(8, 14);
  const header = (operand: Local, word: number): Code => seq(operand.get, i32.load(BYTES * word));
  const headers = (word: number, join: Code): Code => seq(header(left, word), header(right, word), join);
  const store = (word: number, ...code: readonly Code[]): Code =>
    seq(out.get, ...code, i32.store(BYTES * word));

  /** Where the linear forms say it all; a sum counts the share of undefined rows twice, a difference not at all. */
  const linear = (join: Code, correct: Code): Code =>
    seq(
      seq(bits.get, i32.const(LINEAR_LIMIT), i32.lt_u, headers(UNDEFINED, i32.eq), i32.and),
      control.when(
        seq(header(right, UNDEFINED), share.set),
        store(FIRST, headers(FIRST, join), share.get, correct),
        store(SECOND, headers(SECOND, join), share.get, i32.const(UNDEFINED_RATIO), i32.mul, correct),
        store(UNDEFINED, share.get),
        store(STATE, i32.const(LINEAR)),
        control.leave(2),
      ),
    );
  const preliminaries: Readonly<Record<PairOperation, Code>> = {
    '+': outcome === 'print' ? linear(i32.add, i32.sub) : [],
    '-': outcome === 'print' ? linear(i32.sub, i32.add) : [],
    '*': seq(
      seq(header(left, MAGNITUDE), i32.clz, header(right, MAGNITUDE), i32.clz, i32.add),
      seq(i32.const(PRODUCT_ZEROS), i32.lt_u, control.leaveIf(0)),
    ),
    div: [],
    mod: [],
  };

  const undefinedLanes = seq(
    seq(x.get, i32.const(NO_VALUE), i32x4.splat, i32x4.eq),
    seq(y.get, i32.const(NO_VALUE), i32x4.splat, i32x4.eq, v128.or),
    operation === 'div' || operation === 'mod' ? seq(y.get, v128.zero, i32x4.eq, v128.or) : [],
  );
  const eachCell = control.loop(
    seq(left.get, cell.get, i32.add, v128.load(BYTES * HEADER_WORDS), x.set),
    seq(right.get, cell.get, i32.add, v128.load(BYTES * HEADER_WORDS), y.set),
    seq(undefinedLanes, missing.set),
    seq(OPERATIONS[operation](x, y, value), missing.get, v128.andnot, value.set),
    outcome === 'operand'
      ? seq(
          seq(out.get, cell.get, i32.add),
          seq(value.get, missing.get, i32.const(NO_VALUE), i32x4.splat, v128.and, v128.or),
          v128.store(BYTES * HEADER_WORDS),
        )
      : [],
    seq(value.get, weights.get, v128.load(0), i32x4.mul, sum1.get, i32x4.add, sum1.set),
    seq(value.get, weights.get, v128.load(VECTOR_BYTES), i32x4.mul, sum2.get, i32x4.add, sum2.set),
    seq(weights.get, v128.load(2 * VECTOR_BYTES), missing.get, v128.and),
    seq(sumMissing.get, i32x4.add, sumMissing.set),
    // The bits of all values, negative ones complemented, as in the magnitude of an operand.
    seq(value.get, i32.const(31), i32x4.shr_s, value.get, v128.xor, sumBits.get, v128.or, sumBits.set),
    seq(weights.get, i32.const(COEFFICIENT_BYTES), i32.add, weights.set),
    seq(cell.get, i32.const(VECTOR_BYTES), i32.add, cell.tee),
    seq(size.get, i32.const(BYTES * HEADER_WORDS), i32.sub, i32.lt_u, control.leaveIf(0)),
  );
  const begin = seq(
    seq(i32.const(0), cell.set, coefficients.get, weights.set),
    ...[sum1, sum2, sumMissing, sumBits].map((sum) => seq(v128.zero, sum.set)),
  );
  const finish = seq(
    seq(fold(sumBits, v128.or, i32.or), bits.tee, i32.const(HASHED), i32.ge_u, control.leaveIf(0)),
    seq(fold(sumMissing, i32x4.add, i32.add), share.set),
    store(FIRST, fold(sum1, i32x4.add, i32.add), share.get, i32.add),
    store(
      SECOND,
      fold(sum2, i32x4.add, i32.add),
      seq(share.get, i32.const(UNDEFINED_RATIO), i32.mul, i32.add),
    ),
    store(UNDEFINED, share.get),
    // LINEAR is 1, ORDINARY 0.
    outcome === 'print'
      ? store(STATE, bits.get, i32.const(LINEAR_LIMIT), i32.lt_u)
      : store(MAGNITUDE, bits.get),
    control.leave(1),
  );

  const eachPair = control.loop(
    control.block(
      control.block(
        seq(headers(MAGNITUDE, i32.or), bits.tee, i32.const(0), i32.lt_s, control.leaveIf(0)),
        preliminaries[operation],
        begin,
        eachCell,
        finish,
      ),
      store(STATE, i32.const(UNDECIDED)),
      seq(undecided.get, i32.const(1), i32.add, undecided.set),
    ),
    seq(out.get, outcome === 'print' ? i32.const(BYTES * PRINT_WORDS) : size.get, i32.add, out.set),
    seq(right.get, size.get, i32.add, right.tee, rightEnd.get, i32.lt_u, control.leaveIf(0)),
  );
  const eachLeft = control.loop(
    seq(rightStart.get, right.set),
    seq(triangular.get, left.get, rightStart.get, i32.gt_u, i32.and),
    control.when(left.get, right.set),
    seq(right.get, rightEnd.get, i32.lt_u),
    control.when(eachPair),
    seq(left.get, size.get, i32.add, left.tee, leftEnd.get, i32.lt_u, control.leaveIf(0)),
  );
  return {
    name: `${operation} ${outcome}`,
    parameters: 8,
    locals: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', ...Array<ValueType>(8).fill('v128')],
    body: seq(eachLeft, undecided.get),
  };
}

type PairLoop = (
  left: number,
  leftEnd: number,
  right: number,
  rightEnd: number,
  triangular: number,
  size: number,
  coefficients: number,
  out: number,
) => number;

/** Compiled loops over pairs of operands. Their outcome is that of the kernels and the fingerprinter, bit for bit. */
export class PairLoops {
  readonly #prints: ReadonlyMap<string, PairLoop>;
  readonly #operands: ReadonlyMap<string, PairLoop>;
  /** Bytes of an operand on each grid. */
  readonly #sizes: readonly number[];
  /** Where the coefficients of each grid start, in words; undefined if there was no room for them. */
  readonly #coefficients: readonly (number | undefined)[];

  constructor({ memory, words }: PairMemory, fingerprinters: readonly Fingerprinter[]) {
    const module = new WebAssembly.Module(
      assemble(
        PAIR_OPERATIONS.flatMap((name) => [pairLoop(name, 'print'), pairLoop(name, 'operand')]),
        memory.buffer.byteLength / PAGE_BYTES,
      ),
    );
    const { exports } = new WebAssembly.Instance(module, { pairs: { memory } });
    const loops = (outcome: Outcome) =>
      new Map(PAIR_OPERATIONS.map((name) => [name as string, exports[`${name} ${outcome}`] as PairLoop]));
    this.#prints = loops('print');
    this.#operands = loops('operand');
    this.#sizes = fingerprinters.map(({ cells }) => BYTES * operandWords(cells));
    let next = COEFFICIENTS;
    this.#coefficients = fingerprinters.map((fingerprinter) => {
      const size = 3 * paddedCells(fingerprinter.cells);
      if (next + size > COEFFICIENTS + COEFFICIENT_WORDS) return undefined;
      // All threads write the same numbers here.
      fingerprinter.writeCoefficients(words.subarray(next, next + size));
      next += size;
      return next - size;
    });
  }

  /** Whether there are loops for a primitive on a grid. */
  has(operation: string, grid: number): boolean {
    return this.#prints.has(operation) && this.#coefficients[grid] !== undefined;
  }

  /**
   * Fingerprints all pairs of two runs of operands that lie one behind the other.
   *
   * @param left where the first left operand starts, in words, like all places here
   * @param out where the first fingerprint goes
   * @returns the number of pairs whose state is UNDECIDED, and whose fingerprints must be computed otherwise
   */
  fingerprint(
    operation: string,
    grid: number,
    left: number,
    lefts: number,
    right: number,
    rights: number,
    triangular: boolean,
    out: number,
  ): number {
    const size = this.#sizes[grid];
    return this.#prints.get(operation)!(
      BYTES * left,
      BYTES * left + size * lefts,
      BYTES * right,
      BYTES * right + size * rights,
      triangular ? 1 : 0,
      size,
      BYTES * this.#coefficients[grid]!,
      BYTES * out,
    );
  }

  /** Writes the operand that an operation makes of two; false if it must be computed otherwise. */
  combine(operation: string, grid: number, left: number, right: number, out: number): boolean {
    const size = this.#sizes[grid];
    const undecided = this.#operands.get(operation)!(
      BYTES * left,
      BYTES * left + size,
      BYTES * right,
      BYTES * right + size,
      0,
      size,
      BYTES * this.#coefficients[grid]!,
      BYTES * out,
    );
    return undecided === 0;
  }
}
