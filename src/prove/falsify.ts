import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { childrenOf } from '../language/children.js';
import type { Expression } from '../language/expression.js';
import { type Assignment, Evaluator } from './evaluate.js';
import { isRowName } from './free-past.js';
import type { StandardStatement } from './standard-form.js';
import type { Counterexample } from './statement.js';
import { BeyondReach, WorkLimit } from './work-limit.js';

/** How far a statement was tested, and what was found to break it. */
export interface Trial {
  readonly counterexample?: Counterexample;
  /** Rows from `from` up to and without this one hold, as far as they were tried. */
  readonly testedTo: bigint;
}

/** Rows that are tried at most. */
const MOST_ROWS = 4096n;

/** The work that is granted, in evaluated nodes: some tenths of a second. */
export const FALSIFYING_WORK = 400_000;

/** Parameters take all values of this magnitude while there are not too many combinations. */
const GRID = 3n;
const MOST_COMBINATIONS = 200;
/** Values that the statement itself suggests, and combinations of them. */
const MOST_SUGGESTED = 64;
const MOST_SUGGESTED_COMBINATIONS = 400;
/** Then come this many random combinations, whose values have up to 4, 16 or 64 bits. */
const RANDOM_COMBINATIONS = 12;
/** Rows beyond this are tried with the random combinations alone, and after these with few of them. */
const GRID_ROWS = 12n;
const RANDOM_ROWS = 200n;
const FEW_COMBINATIONS = 2;

/** Work that is granted to rows beyond those that are tried in turn, and to each of them. */
const FAR_WORK = 100_000;
const FAR_WORK_A_ROW = 10_000;

/**
 * Looks for an n that makes a statement false: for the least one among the first rows, and then in far rows that the literals of
 * the statement suggest.
 *
 * @param seed where random parameters come from
 */
export function falsify(
  statement: StandardStatement,
  seed = 1,
  work = new WorkLimit(FALSIFYING_WORK),
): Trial {
  const random = randomCombinations(statement, seed);
  const trial = falsifyInTurn(statement, random, work);
  if (trial.counterexample !== undefined) return trial;
  const counterexample = falsifyFarOff(statement, random.slice(0, FEW_COMBINATIONS), trial.testedTo, work);
  return counterexample === undefined ? trial : { ...trial, counterexample };
}

/** A row from `first` on that a literal suggests. */
function falsifyFarOff(
  statement: StandardStatement,
  combinations: readonly Assignment[],
  first: bigint,
  { deadline }: WorkLimit,
): Counterexample | undefined {
  const rows = suggestedValues(statement).filter((value) => value >= first);
  let left = FAR_WORK;
  for (const n of rows.sort((one, other) => (one < other ? -1 : 1))) {
    const evaluator = new Evaluator(statement.definitions, new WorkLimit(FAR_WORK_A_ROW, deadline));
    for (const values of combinations) {
      const [x, y] = sidesAt(evaluator, statement, n, values) ?? [0n, 0n];
      if (x === undefined || x !== y) return { n, parameters: values, left: x, right: y };
    }
    left -= evaluator.work.spent;
    if (left <= 0) break;
  }
  return undefined;
}

function falsifyInTurn(statement: StandardStatement, random: readonly Assignment[], work: WorkLimit): Trial {
  const { from, definitions } = statement;
  const evaluator = new Evaluator(definitions, work);
  const all = [...gridCombinations(statement), ...suggestedCombinations(statement), ...random];
  const few = random.slice(0, FEW_COMBINATIONS);
  let n = from;
  for (; n < from + MOST_ROWS; n++) {
    for (const values of n < from + GRID_ROWS ? all : n < from + RANDOM_ROWS ? random : few) {
      const sides = sidesAt(evaluator, statement, n, values);
      if (sides !== undefined) {
        const [left, right] = sides;
        if (left === undefined || left !== right)
          return { counterexample: { n, parameters: values, left, right }, testedTo: n };
      }
      // Without parameters later rows are no shorter; with them other values may be.
      else if (statement.parameters.length === 0 || work.isSpent) return { testedTo: n };
    }
  }
  return { testedTo: n };
}

/** Both values; undefined where they are too long to be computed. */
function sidesAt(
  evaluator: Evaluator,
  { left, right }: StandardStatement,
  n: bigint,
  values: Assignment,
): [bigint | undefined, bigint | undefined] | undefined {
  try {
    return [evaluator.evaluate(left, n, values), evaluator.evaluate(right, n, values)];
  } catch (error) {
    if (error instanceof BeyondReach) return undefined;
    throw error;
  }
}

/** The values that a parameter can take; undefined for any integer. */
export function valuesOf(
  statement: Pick<StandardStatement, 'past'>,
  parameter: string,
): readonly bigint[] | undefined {
  return statement.past === 'bits' && isRowName(parameter) ? [0n, 1n] : undefined;
}

/** Small values of all parameters, those nearest to 0 first: in full, or as far as they are few. */
function gridCombinations(statement: StandardStatement): Assignment[] {
  const values = [0n];
  for (let size = 1n; size <= GRID; size++) values.push(size, -size);
  const choices = statement.parameters.map((name) => valuesOf(statement, name) ?? values);
  let count = 1;
  for (const { length } of choices) count = Math.min(count * length, MOST_COMBINATIONS);
  return Array.from({ length: count }, (_, index) => {
    let rest = index;
    return new Map(
      statement.parameters.map((name, place): [string, bigint] => {
        const { [place]: own } = choices;
        const value = own[rest % own.length];
        rest = Math.floor(rest / own.length);
        return [name, value];
      }),
    );
  });
}

/**
 * Values at which a statement may be an exception: its literals, one more, one less, their quotients, sums and differences, and all of these
 * negated.
 * One parameter takes each, the others 0 or 1; then all take the same.
 */
function suggestedCombinations(statement: StandardStatement): Assignment[] {
  const { parameters } = statement;
  const free = parameters.filter((name) => valuesOf(statement, name) === undefined);
  if (free.length === 0) return [];
  const combinations: Assignment[] = [];
  const values = suggestedValues(statement);
  for (const other of [1n, 0n]) {
    for (const value of values) {
      for (const name of free) {
        if (combinations.length === MOST_SUGGESTED_COMBINATIONS) return combinations;
        combinations.push(new Map(parameters.map((each) => [each, each === name ? value : other])));
      }
    }
  }
  if (free.length > 1) {
    for (const value of values) combinations.push(new Map(parameters.map((name) => [name, value])));
  }
  return combinations;
}

function suggestedValues({ left, right, definitions }: StandardStatement): readonly bigint[] {
  const literals = new Set<bigint>();
  const collect = (node: Expression): void => {
    if (literals.size >= MOST_SUGGESTED) return;
    if (node.kind === 'literal') literals.add(node.value < 0n ? -node.value : node.value);
    childrenOf(node).forEach(collect);
  };
  for (const node of [left, right, ...definitions.map(({ rule }) => rule)]) collect(node);
  const values = new Set<bigint>();
  for (const value of literals)
    for (const near of [value, value + 1n, value - 1n]) values.add(near).add(-near);
  for (const value of literals) {
    for (const divisor of literals) {
      if (divisor > 1n && value % divisor === 0n) values.add(value / divisor).add(-value / divisor);
    }
  }
  for (const one of literals)
    for (const other of literals)
      values
        .add(one + other)
        .add(-one - other)
        .add(one - other);
  // The grid has the small ones in all combinations.
  return [...values].filter((value) => value > GRID || value < -GRID).slice(0, MOST_SUGGESTED);
}

function randomCombinations(statement: StandardStatement, seed: number): Assignment[] {
  if (statement.parameters.length === 0) return [new Map()];
  const generator = xoroshiro128plus(seed);
  const word = () => BigInt(generator.next() >>> 0);
  return Array.from({ length: RANDOM_COMBINATIONS }, (_, index) => {
    const bits = [4, 16, 64][index % 3];
    return new Map(
      statement.parameters.map((name): [string, bigint] => {
        const choices = valuesOf(statement, name);
        const value = (word() << 32n) | word();
        return [name, choices?.[Number(value & 1n)] ?? BigInt.asIntN(bits, value)];
      }),
    );
  });
}
