import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { BeyondReach, Evaluator, WorkLimit } from './evaluate.js';
import { isRowName } from './free-past.js';
import type { Counterexample, Statement } from './statement.js';

/** How far a statement was tested, and what was found to break it. */
export interface Trial {
  readonly counterexample?: Counterexample;
  /** Rows from `from` up to and without this one hold, as far as they were tried. */
  readonly testedTo: bigint;
}

/** Rows that are tried at most, and the work granted for it, in evaluated nodes: about a tenth of a second. */
const MOST_ROWS = 4096n;
const WORK = 200_000;

/** Rows that are tried with parameters. */
const MOST_PARAMETER_ROWS = 200n;

/** Parameters take all values of this magnitude while there are not too many combinations. */
const GRID = 3n;
const MOST_COMBINATIONS = 200;
/** Then come this many random combinations, whose values have up to 4, 16 or 64 bits. */
const RANDOM_COMBINATIONS = 12;
/** Rows beyond this are tried with the random combinations alone. */
const GRID_ROWS = 12n;

/**
 * Looks for the least n that makes a statement without free rows false. The same work on every machine.
 *
 * @param seed where random parameters come from
 */
export function falsify(statement: Statement, seed = 1): Trial {
  const { left, right, from, definitions } = statement;
  const evaluator = new Evaluator(definitions, new WorkLimit(WORK));
  const random = randomCombinations(statement, seed);
  const all = [...gridCombinations(statement), ...random];
  const rows = statement.parameters.length === 0 ? MOST_ROWS : MOST_PARAMETER_ROWS;
  let n = from;
  try {
    for (; n < from + rows; n++) {
      for (const parameters of n < from + GRID_ROWS ? all : random) {
        const values = evaluateBoth(evaluator, [left, right], n, parameters, random.length > 1);
        if (values === undefined) continue;
        const [x, y] = values;
        if (x === undefined || x !== y) {
          return { counterexample: { n, parameters, left: x, right: y }, testedTo: n };
        }
      }
    }
  } catch (error) {
    if (!(error instanceof BeyondReach)) throw error;
  }
  return { testedTo: n };
}

/** Both values, or undefined where they are too long for these parameters but perhaps not for others. */
function evaluateBoth(
  evaluator: Evaluator,
  sides: readonly [Statement['left'], Statement['right']],
  n: bigint,
  parameters: Readonly<Record<string, bigint>>,
  skip: boolean,
): [bigint | undefined, bigint | undefined] | undefined {
  try {
    return [evaluator.evaluate(sides[0], n, parameters), evaluator.evaluate(sides[1], n, parameters)];
  } catch (error) {
    if (skip && error instanceof BeyondReach && !evaluator.work.isSpent) return undefined;
    throw error;
  }
}

/** The values that a parameter can take; undefined for any integer. */
export function valuesOf(statement: Statement, parameter: string): readonly bigint[] | undefined {
  return statement.past === 'bits' && isRowName(parameter) ? [0n, 1n] : undefined;
}

/** Small values of all parameters, those nearest to 0 first: in full, or as far as they are few. */
function gridCombinations(statement: Statement): Record<string, bigint>[] {
  const values = [0n];
  for (let size = 1n; size <= GRID; size++) values.push(size, -size);
  let combinations: Record<string, bigint>[] = [{}];
  for (const parameter of statement.parameters) {
    const choices = valuesOf(statement, parameter) ?? values;
    combinations = choices.flatMap((value) =>
      combinations.map((others) => ({ ...others, [parameter]: value })),
    );
    combinations = combinations.slice(0, MOST_COMBINATIONS);
  }
  return combinations;
}

function randomCombinations(statement: Statement, seed: number): Record<string, bigint>[] {
  if (statement.parameters.length === 0) return [{}];
  const generator = xoroshiro128plus(seed);
  const word = () => BigInt(generator.next() >>> 0);
  return Array.from({ length: RANDOM_COMBINATIONS }, (_, index) => {
    const bits = [4, 16, 64][index % 3];
    return Object.fromEntries(
      statement.parameters.map((parameter) => {
        const choices = valuesOf(statement, parameter);
        const value = (word() << 32n) | word();
        return [parameter, choices?.[Number(value & 1n)] ?? BigInt.asIntN(bits, value)];
      }),
    );
  });
}
