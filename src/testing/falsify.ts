import fc from 'fast-check';
import { InputError } from '../errors.js';
import type { SourceValues } from './source.js';

/** Arguments next to the sample that are tried one by one, before random ones, for each argument of the sample. */
const NEAR = 3;

/** Arguments below a counterexample among which the least is looked for. */
const MOST_BELOW = 4096;

export interface TestOptions {
  /** The first argument that is fresh. */
  readonly from: number;
  /** The largest argument. */
  readonly upTo: number;
  /** Random arguments. */
  readonly runs: number;
  readonly seed: number;
}

/** What was tried to refute a law. */
export interface Tested {
  /** Runs of fast-check. */
  readonly runs: number;
  /** Fresh arguments at which both sides had a value. */
  readonly compared: number;
  /** Fresh arguments at which the program alone had no value, or took too long to compute it. */
  readonly silent: number;
  /** The largest argument that was compared; -1 for none. */
  readonly upTo: number;
  readonly seed: number;
  /** fast-check's path to the counterexample that it found. */
  readonly path?: string;
}

/** An argument at which a law is wrong. */
export interface Counterexample {
  readonly n: number;
  readonly value: bigint;
  readonly predicted: bigint;
  /** Whether no smaller argument refutes the law. */
  readonly least: boolean;
}

/** Arguments of a function from one to another, as many small as large ones; they shrink towards the first. */
export function arbitraryArgument(from: number, upTo: number): fc.Arbitrary<number> {
  const ranges: fc.Arbitrary<number>[] = [];
  for (let width = 16; width < 4 * (upTo - from + 1); width *= 4) {
    ranges.push(fc.integer({ min: from, max: Math.min(upTo, from + width) }));
  }
  return ranges.length > 0 ? fc.oneof(...ranges) : fc.constant(from);
}

/**
 * Looks for an argument at which a law is wrong: the next ones after the sample in order, the largest, then random ones. The
 * same options try the same arguments.
 *
 * @throws InputError for a value that is no integer
 */
export function falsify(
  values: SourceValues,
  predict: (n: number) => bigint | undefined,
  { from, upTo, runs, seed }: TestOptions,
): { readonly tested: Tested; readonly counterexample?: Counterexample } {
  const compared = new Set<number>();
  const silent = new Set<number>();
  const holdsAt = (n: number): boolean => {
    const value = values.at(n);
    if (value === undefined) return true;
    const predicted = predict(n);
    (predicted === undefined ? silent : compared).add(n);
    return predicted === undefined || predicted === value;
  };
  const summary = (numRuns: number, path: string | null): Tested => ({
    runs: numRuns,
    compared: compared.size,
    silent: silent.size,
    upTo: Math.max(-1, ...compared),
    seed,
    ...(path !== null && { path }),
  });
  if (upTo < from) return { tested: summary(0, null) };

  const near = Array.from({ length: Math.min(NEAR * from, upTo - from + 1) }, (_, index) => from + index);
  const examples = [...near, upTo].map((n): [number] => [n]);
  const details = fc.check(
    fc.property(arbitraryArgument(from, upTo), (n) => holdsAt(n)),
    { seed, numRuns: examples.length + runs, examples },
  );
  const { failed, errorInstance } = details;
  if (failed && errorInstance instanceof InputError) throw errorInstance;
  const tested = summary(details.numRuns, details.counterexamplePath);
  if (!failed || details.counterexample === null) return { tested };

  const [found] = details.counterexample;
  let n = from;
  while (n < found && n - from < MOST_BELOW && holdsAt(n)) n++;
  const least = n === found || !holdsAt(n);
  if (!least) n = found;
  return { tested, counterexample: { n, value: values.at(n)!, predicted: predict(n)!, least } };
}
