import { InputError } from '../errors.js';
import { bounded } from '../language/limits.js';

/** What a value of a function may be; true counts as 1 and false as 0. */
export type LawValue = bigint | number | boolean;

/** A machine whose states follow one another: value n is `value` of the state after n steps. */
export interface StateSequence<State> {
  readonly start: State;
  /** The state after this one. */
  readonly step: (state: State) => State;
  /** What is seen of a state. It is called before the next step, so that a step may change the state in place. */
  readonly value: (state: State) => LawValue | undefined;
}

/**
 * Where values come from: a function of n = 0, 1, 2 …, anything that can be iterated, an iterator, or states that follow one
 * another. A function has to give the same value for the same argument.
 */
export type LawSource<State = unknown> =
  | ((n: number) => LawValue | undefined)
  | Iterable<LawValue | undefined>
  | Iterator<LawValue | undefined>
  | StateSequence<State>;

/**
 * The values of a source, each asked for once. An argument is outside of the domain where the function throws, returns
 * undefined, or gives a number beyond 2^53, which may have been rounded, or an integer beyond what the language holds.
 * A sequence ends where its iterator does, or where a step throws.
 */
export class SourceValues {
  readonly #known = new Map<number, bigint | undefined>();
  readonly #read: (n: number) => unknown;

  constructor(source: LawSource) {
    this.#read = readerOf(source);
  }

  /**
   * The value at n, or undefined outside of the domain.
   * @throws InputError for a value that is no integer
   */
  at(n: number): bigint | undefined {
    if (!this.#known.has(n)) this.#known.set(n, integerOf(attempt(this.#read, n), n));
    return this.#known.get(n);
  }

  /** How many of the first arguments have a value, up to a limit. */
  leading(limit: number): number {
    let n = 0;
    while (n < limit && this.at(n) !== undefined) n++;
    return n;
  }
}

function attempt(read: (n: number) => unknown, n: number): unknown {
  try {
    return read(n);
  } catch {
    return undefined;
  }
}

function integerOf(value: unknown, n: number): bigint | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'bigint') return bounded(value);
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  const shown = typeof value === 'number' ? `${value}` : `of type ${value === null ? 'null' : typeof value}`;
  throw new InputError(
    `the value at ${n} is ${shown}; a law is sought for integers: numbers, bigints or booleans`,
  );
}

function readerOf(source: LawSource): (n: number) => unknown {
  if (typeof source === 'function') return source;
  if (typeof source === 'object' && source !== null) {
    if ('step' in source) return inOrder(valuesOf(source));
    if (Symbol.iterator in source) return inOrder(source[Symbol.iterator]());
    if ('next' in source) return inOrder(source);
  }
  throw new InputError('a law needs a function, an iterable, an iterator, or { start, step, value }');
}

function* valuesOf<State>({ start, step, value }: StateSequence<State>): Generator<unknown, void> {
  for (let state = start; ; state = step(state)) yield value(state);
}

/** Reads an iterator as far as it is asked for. One that threw has ended. */
function inOrder(iterator: Iterator<unknown>): (n: number) => unknown {
  const values: unknown[] = [];
  let ended = false;
  return (n) => {
    while (!ended && values.length <= n) {
      ended = true;
      const { done, value } = iterator.next();
      if (done) break;
      values.push(value);
      ended = false;
    }
    return values[n];
  };
}
