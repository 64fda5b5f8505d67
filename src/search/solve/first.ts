import { columnOf, valueAt } from '../../data/column.js';
import type { ColumnWorld } from '../../language/column-world.js';
import { evaluateColumn } from '../../language/columns.js';
import { apply, literal, N, plus, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { triesOf } from '../../language/limits.js';
import { Meter, withinWork } from '../../language/work.js';
import { gcdOf } from '../../numbers/gcd.js';
import { K } from '../witness/shift.js';
import { type Condition, Conjunctions, survivorsOf } from './conjunction.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Rows that have to be the first numbers of their kind. */
const LEAST_ROWS = 8;

/** Rows, and numbers before them all, that are looked at. */
const MOST_ROWS = 48;
const MOST_BEFORE = 2 ** 10;

/** Rows that tell of most conditions that they do not hold. */
const FIRST_ROWS = 6;

/** So many of the numbers before tell whether a condition says anything. */
const SAMPLE = 32;

/** Rows in which the first number comes at once say nothing. */
const LEAST_BEFORE = 8;

/** Steps that a condition may take in all of them: it is passed over if it takes more. */
const MOST_STEPS = 2 ** 17;

export const first: SolverFamily = {
  name: 'first',
  summary: 'the first number that has to do with n in some way',
  data: 'numbers',
  solve: firstNumbers,
};

/** Numbers k with the rows that they are tried in. */
interface Cells {
  readonly n: readonly number[];
  readonly k: readonly number[];
}

/**
 * Rows as the first k from 0, from 1 or from n + 1 up with a property that depends on n: k divides something, is divided by it, comes up to it,
 * makes a prime or a square with it. It has to hold for all rows, which few do, and for no number before them.
 */
function* firstNumbers({ series, pricer }: SolverProblem): Generator<Expression | undefined> {
  const target = series.target.slice(0, MOST_ROWS);
  if (target.length < LEAST_ROWS) return;
  for (const lower of target.includes(0n) ? [literal(0)] : [literal(1), NEXT]) {
    const from = (row: number) => (lower.kind === 'literal' ? Number(lower.value) : row + 1);
    if (target.some((value, row) => value < from(row) || value >= from(row) + triesOf(0))) continue;
    const rows = target.map(Number);
    const members = { n: [...rows.keys()], k: rows };
    const others = numbersBefore(rows, from);
    if (others.k.length < LEAST_BEFORE) continue;
    const select = (body: Expression): Expression => ({
      kind: 'bind',
      binder: 'nth',
      variable: 'k',
      arguments: [lower, literal(0)],
      body,
    });
    yield* new Conjunctions(select, others.k.length, pricer).takeAll(conditions(members, others));
  }
}

/** The numbers that come before each row, as far as there is room for them. */
function numbersBefore(rows: readonly number[], from: (row: number) => number): Cells {
  const n: number[] = [];
  const k: number[] = [];
  for (const [row, value] of rows.entries()) {
    if (k.length + value - from(row) > MOST_BEFORE) continue;
    for (let before = from(row); before < value; before++) {
      n.push(row);
      k.push(before);
    }
  }
  return { n, k };
}

/** Conditions, or that they fail, as far as that holds in all rows. */
function* conditions(members: Cells, others: Cells): Generator<Condition | undefined> {
  const [own, before, some] = [members, others, sampleOf(others)].map(worldOf);
  for (const condition of candidates(new FirstRows(members))) {
    if (condition === undefined) {
      yield undefined;
      continue;
    }
    const holds = outcomes(condition, own);
    if (!holds?.every((each) => each === holds[0])) continue;
    const [outcome] = holds;
    // Most that hold in all rows hold nearly everywhere, and say nothing.
    if (outcomes(condition, some)?.every((each) => each === outcome) !== false) continue;
    const elsewhere = outcomes(condition, before);
    if (elsewhere === undefined) continue;
    const expression = outcome === 1 ? condition : apply('not', condition);
    yield { expression, survivors: survivorsOf(elsewhere.length, (at) => elsewhere[at] === outcome) };
  }
}

function sampleOf({ n, k }: Cells): Cells {
  const step = Math.ceil(k.length / SAMPLE);
  const isTaken = (_: number, at: number) => at % step === 0;
  return { n: n.filter(isTaken), k: k.filter(isTaken) };
}

/** What expressions of n and k are in the first rows. */
class FirstRows {
  readonly #world: ColumnWorld;

  constructor({ n, k }: Cells) {
    this.#world = worldOf({ n: n.slice(0, FIRST_ROWS), k: k.slice(0, FIRST_ROWS) });
  }

  of(expression: Expression): Valued {
    const column = withinWork(() => evaluateColumn(expression, this.#world, new Meter(MOST_STEPS)));
    const values = Array.from({ length: FIRST_ROWS }, (_, row) => column && valueAt(column, row));
    return { expression, values };
  }
}

interface Valued {
  readonly expression: Expression;
  /** In the first rows; undefined where it is. */
  readonly values: readonly (bigint | undefined)[];
}

function worldOf({ n, k }: Cells): ColumnWorld {
  return {
    rows: n.length,
    n: Float64Array.from(n),
    variables: new Map([['k', { values: Float64Array.from(k) }]]),
    target: columnOf([]),
    given: new Map(),
  };
}

/** Where a condition holds; undefined where it is undefined somewhere, or too much work. */
function outcomes(condition: Expression, world: ColumnWorld): Float64Array | undefined {
  const values = withinWork(() => evaluateColumn(condition, world, new Meter(MOST_STEPS)))?.values;
  return values?.some(Number.isNaN) ? undefined : values;
}

const NEXT = apply('+', N, literal(1));
const TWICE = apply('*', literal(2), N);

/** What is made of n. */
const OF_N: readonly Expression[] = [
  NEXT,
  N,
  apply('+', TWICE, literal(1)),
  apply('+', TWICE, literal(3)),
  apply('+', N, literal(2)),
  apply('*', literal(2), NEXT),
  power(NEXT, 2),
  power(NEXT, 3),
  apply('prime', NEXT),
  apply('^', literal(2), NEXT),
  apply('factorial', NEXT),
];

const K_TRIANGLE = apply('div', apply('*', K, apply('+', K, literal(1))), literal(2));

/** What grows with k, which is looked at together with its neighbours. */
const GROWING: readonly Expression[] = [
  K,
  power(K, 2),
  power(K, 3),
  K_TRIANGLE,
  apply('factorial', K),
  apply('fibonacci', K),
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((base) => apply('^', literal(base), K)),
  apply('*', literal(2), K),
  apply('*', literal(3), K),
  apply('*', literal(4), K),
  apply('prime', K),
];

/** What else is made of k. */
const OF_K: readonly Expression[] = [
  apply('numdiv', K),
  apply('sigma', K, literal(1)),
  apply('phi', K),
  apply('bigomega', K),
  apply('omega', K),
  apply('digitsum', K, literal(10)),
  apply('digitsum', K, literal(2)),
  apply('^', K, K),
];

const SHIFTS = [0, -1, 1, -2, 2];
const MOST_MODULUS = 12;

/** Conditions of n and k, and of k alone for pairs with others, that hold in the first rows or in none of them. */
function* candidates(rows: FirstRows): Generator<Expression | undefined> {
  const [growing, ofK, ofN] = [GROWING.flatMap(shifts), OF_K, OF_N].map((each) =>
    each.map((x) => rows.of(x)),
  );
  const all = [...growing, ...ofK];
  const plain = rows.of(K);
  for (const x of [plain, ...ofK]) yield* ofValue(x, rows);
  for (let modulus = 2; modulus <= MOST_MODULUS; modulus++)
    for (let residue = 0; residue < modulus; residue++)
      yield* uniform(
        [plain],
        ([k]) => k % BigInt(modulus) === BigInt(residue),
        () => apply('=', apply('mod', K, literal(modulus)), literal(residue)),
      );
  for (const u of all) {
    for (const v of ofN) yield* ofPair(u, v);
    yield undefined;
  }
  for (const v of ofN) {
    for (const u of [K, power(K, 2)]) {
      const product = rows.of(apply('*', u, v.expression));
      for (const w of ofN) if (v !== w) yield* ofPair(product, w);
    }
    for (const u of GROWING.slice(0, MIXED))
      for (const x of combined(u, v.expression))
        for (const each of shifts(x)) yield* ofValue(rows.of(each), rows);
    yield undefined;
    for (const x of [apply('^', v.expression, K), apply('^', K, v.expression)]) {
      for (const each of shifts(x)) {
        const shifted = rows.of(each);
        yield* ofValue(shifted, rows);
        for (let modulus = 2; modulus <= MOST_MODULUS; modulus++)
          yield* divides(rows.of(literal(modulus)), shifted);
        for (const w of ofN) if (v !== w) yield* divides(w, shifted);
      }
    }
    for (const of of COMPARED) {
      const [product, sum] = [apply('*', K, v.expression), apply('+', K, v.expression)];
      yield* equal(rows.of(of(product)), rows.of(of(v.expression)));
      yield* equal(rows.of(of(product)), rows.of(of(K)));
      yield* equal(rows.of(of(K)), rows.of(of(v.expression)));
      yield* equal(rows.of(of(sum)), rows.of(of(K)));
    }
    yield undefined;
  }
}

/** Functions of which two values may be equal. */
const COMPARED: readonly ((x: Expression) => Expression)[] = [
  (x) => apply('numdiv', x),
  (x) => apply('phi', x),
  (x) => apply('sigma', x, literal(1)),
  (x) => apply('digitsum', x, literal(10)),
];

/** So many of what grows are put together with what is made of n. */
const MIXED = 6;

function combined(u: Expression, v: Expression): readonly Expression[] {
  return [apply('*', u, v), apply('+', u, v), apply('-', v, u), apply('-', u, v)];
}

function* ofPair(u: Valued, v: Valued): Generator<Expression> {
  yield* divides(v, u);
  yield* divides(u, v);
  yield* equal(u, v);
  yield* uniform(
    [u, v],
    ([x, y]) => y < x,
    () => apply('<', v.expression, u.expression),
  );
  yield* uniform(
    [u, v],
    ([x, y]) => x < y,
    () => apply('<', u.expression, v.expression),
  );
  const divisor = () => apply('gcd', u.expression, v.expression);
  yield* uniform(
    [u, v],
    ([x, y]) => gcdOf(x, y) === 1n,
    () => apply('=', divisor(), literal(1)),
  );
  const rest = () => apply('mod', u.expression, v.expression);
  yield* uniform(
    [u, v],
    ([x, y]) => y !== 0n && x % y === 1n,
    () => apply('=', rest(), literal(1)),
  );
}

function divides(divisor: Valued, x: Valued): Generator<Expression> {
  return uniform(
    [x, divisor],
    ([value, by]) => by !== 0n && value % by === 0n,
    () => apply('=', apply('mod', x.expression, divisor.expression), literal(0)),
  );
}

function equal(one: Valued, other: Valued): Generator<Expression> {
  return uniform(
    [one, other],
    ([x, y]) => x === y,
    () => apply('=', one.expression, other.expression),
  );
}

function* ofValue({ expression }: Valued, rows: FirstRows): Generator<Expression> {
  for (const condition of [apply('prime?', expression), apply('square?', expression)])
    yield* uniform(
      [rows.of(condition)],
      ([holds]) => holds === 1n,
      () => condition,
    );
}

/** A condition of values, if it is defined and comes out alike in all of the first rows. */
function* uniform(
  of: readonly Valued[],
  holds: (values: readonly bigint[]) => boolean,
  condition: () => Expression,
): Generator<Expression> {
  let outcome: boolean | undefined;
  for (let row = 0; row < FIRST_ROWS; row++) {
    const values = of.map(({ values }) => values[row]);
    if (!values.every((value) => value !== undefined)) return;
    const own = holds(values);
    outcome ??= own;
    if (own !== outcome) return;
  }
  yield condition();
}

function shifts(x: Expression): readonly Expression[] {
  return SHIFTS.map((by) => plus(x, by));
}
