/** An argument with which an application has a given result. */
export interface Preimage {
  readonly value: bigint;
  /** No other argument has that result. */
  readonly unique: boolean;
}

/**
 * What one argument of an application must be, given its result and the other arguments ("witness functions": Polozov & Gulwani,
 * FlashMeta, OOPSLA 2015). Meeting in the middle completes columns by it, the solver undoes functions of its target.
 */
export interface Witness {
  /** The simplest argument that gives the result, the others being in their order; undefined where none does. */
  readonly row: (result: bigint, others: readonly bigint[]) => Preimage | undefined;
  /** All integers are results whatever the other arguments are, 0 apart: that one could be says nothing about it. */
  readonly onto: boolean;
  /**
   * What the other arguments could be where they are constants, told from the results in all rows: each in their order. One empty
   * list where there are no others, none at all where the results say too little to be believed.
   */
  readonly constants: (results: readonly bigint[]) => Iterable<readonly bigint[]>;
  /** The same for columns of doubles; undefined where that is not worth while. */
  readonly column: ColumnWitness | undefined;
}

/** The argument of an operation on two columns that completes a known one to given results. */
export interface ColumnWitness {
  /**
   * Writes the argument to `out`, for all results and the known values from `at` on, all defined; false if in some row there is none, are several
   * or doubles cannot tell. What is written is exact, below 2^53 in magnitude and never -0.
   */
  readonly complete: (results: Float64Array, known: Float64Array, at: number, out: Float64Array) => boolean;
  /** The factors of the results and of what is known, where the argument is a linear combination of them. */
  readonly linear: { readonly results: -1 | 1; readonly known: -1 | 1 } | undefined;
  /** A test that `complete` needs to pass and that hardly any column does: nearly always decided in the first row. */
  readonly admits: ((results: Float64Array, known: Float64Array, at: number) => boolean) | undefined;
}

/** Below this, values say next to nothing: most are primes or squares but for a number, or written in any base. */
const LEAST_LARGEST = 100n;

/** Whether values are large enough that what they have in common is no coincidence. */
export function sayMuch(results: readonly bigint[]): boolean {
  return results.some((value) => value >= LEAST_LARGEST || value <= -LEAST_LARGEST);
}

/** The one argument with a result. */
export function only(value: bigint): Preimage {
  return { value, unique: true };
}

/** The simplest of several arguments with a result. */
export function among(value: bigint): Preimage {
  return { value, unique: false };
}

/**
 * The witness of a function of one argument that never falls from the first argument on, nor keeps a value for three arguments.
 *
 * @param valueAt undefined from some argument on, if ever
 */
export function indexWitness(first: bigint, valueAt: (x: bigint) => bigint | undefined): Witness {
  const exceeds = (x: bigint, result: bigint): boolean => {
    const value = valueAt(x);
    return value === undefined || value > result;
  };
  return {
    row: (result) => {
      if (exceeds(first, result)) return undefined;
      let step = 1n;
      while (!exceeds(first + step, result)) step *= 2n;
      // The value at `low` is at most the result, that at `high` is larger.
      let [low, high] = [first + step / 2n, first + step];
      while (high - low > 1n) {
        const middle = (low + high) / 2n;
        if (exceeds(middle, result)) high = middle;
        else low = middle;
      }
      if (valueAt(low) !== result) return undefined;
      return { value: low, unique: low === first || valueAt(low - 1n) !== result };
    },
    onto: false,
    constants: (results) => (sayMuch(results) ? [[]] : []),
    column: undefined,
  };
}

/** The terms of a fold whose every step is an operation on the value so far and the term, which has the witness. */
export function stepTerms(
  results: readonly bigint[],
  neutral: bigint,
  witness: Witness,
): readonly bigint[] | undefined {
  if (results[0] !== neutral) return undefined;
  const terms: bigint[] = [];
  for (let at = 1; at < results.length; at++) {
    const term = witness.row(results[at], [results[at - 1]]);
    if (!term?.unique) return undefined;
    terms.push(term.value);
  }
  return terms;
}
