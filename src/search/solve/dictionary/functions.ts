import { columnOf, valueAt } from '../../../data/column.js';
import { evaluateColumn, rootWorld } from '../../../language/columns.js';
import { apply, literal, N } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { PRIMITIVES } from '../../../language/primitives.js';
import type { Pricer } from '../pricer.js';
import { Quantity } from '../quantity.js';
import type { Entry } from './chapter.js';

/** Functions dearer than this many bits are left to enumeration. */
const MOST_BITS = 25;

/** Powers of small numbers. */
export const POWERS: readonly Expression[] = [-1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map(
  powerOf,
);

/** What functions are applied to beside n and n + 1, and constants that are the other argument of functions of two. */
const NEXT = apply('+', N, literal(1));
const TWICE = apply('*', literal(2), N);
const ARGUMENTS: readonly Expression[] = [
  apply('-', N, literal(1)),
  TWICE,
  apply('+', TWICE, literal(1)),
  apply('*', literal(3), N),
  apply('div', N, literal(2)),
];
/** Of two arguments one is n or n + 1. */
const PLAIN = 2;
const CONSTANTS = [2, 3, 4, 5, 6, 8, 10].map((value) => literal(value));

/** What is made of the entries so far: only the number of rows decides them, so that series of one length have them in common. */
interface Made {
  readonly runs: (readonly Entry[])[];
  readonly rest: Iterator<readonly Entry[]>;
}

const known = new WeakMap<Pricer, Map<number, Made>>();

/**
 * Every function of one or two integers in the language, as far as the grammar has it at a low price: of n and n + 1
 * together, and of other arguments.
 *
 * @param rows the number of rows of the series
 */
export function* functionsOf(pricer: Pricer, rows: number): Generator<readonly Entry[]> {
  const lengths = known.get(pricer) ?? new Map<number, Made>();
  known.set(pricer, lengths);
  const made = lengths.get(rows) ?? { runs: [], rest: entries(pricer, rows) };
  lengths.set(rows, made);
  for (let at = 0; ; at++) {
    if (at === made.runs.length) {
      const { value, done } = made.rest.next();
      if (done) return;
      made.runs.push(value);
    }
    yield made.runs[at];
  }
}

/** The functions in order of bits, but for those whose values lie on a line or are those of one before. */
function* entries(pricer: Pricer, rows: number): Generator<readonly Entry[]> {
  const world = rootWorld(columnOf(new Array<bigint>(rows).fill(0n)), []);
  const valuesOf = (expression: Expression) => {
    const column = evaluateColumn(expression, world);
    return Array.from({ length: rows }, (_, row) => valueAt(column, row));
  };
  const seen = new Set(POWERS.map((expression) => valuesOf(expression).join()));
  const priced = [...runs(pricer)].filter((run) => run.length > 0);
  for (const run of priced.sort(([one], [other]) => one.bits - other.bits)) {
    const fresh: Entry[] = [];
    for (const { expression, bits } of run) {
      const values = valuesOf(expression);
      const key = values.join();
      if (seen.has(key) || isLine(values)) continue;
      seen.add(key);
      fresh.push({ quantity: new Quantity(expression, () => values), bits });
    }
    if (fresh.length > 0) yield fresh;
  }
}

/** Whether values lie on a line in their later half, as abs(n) and min(n, 3) do: such a function adds nothing. */
function isLine(values: readonly (bigint | undefined)[]): boolean {
  const later = values.slice(values.length >> 1).filter((value) => value !== undefined);
  return later.every((value, at) => at < 2 || value - later[at - 1] === later[at - 1] - later[at - 2]);
}

interface Priced {
  readonly expression: Expression;
  /** Bits of the expression, or about so many. */
  readonly bits: number;
}

function* runs(pricer: Pricer): Generator<readonly Priced[]> {
  const least = pricer.bits(N);
  const more = (x: Expression) => pricer.bits(x) - least;
  const next = more(NEXT);
  const others = ARGUMENTS.map((x) => ({ x, bits: more(x) }));
  const all = [{ x: N, bits: 0 }, { x: NEXT, bits: next }, ...others];
  const constants = CONSTANTS.map((x) => ({ x, bits: more(x) - more(CONSTANTS[0]) }));
  const cheap = (run: readonly Priced[]) => run.filter(({ bits }) => bits <= MOST_BITS);
  for (const { name, parameters, result, commutative, facts } of PRIMITIVES.values()) {
    if (result !== 'integer' || parameters.some((type) => type !== 'integer')) continue;
    const isPower = facts.ring === 'power';
    // Sums and products make polynomials of their arguments, and those enter relations anyway; so do powers of constants.
    if (facts.ring !== undefined && !isPower) continue;
    const pair = (of: (x: Expression) => Expression, bits: number) =>
      cheap([
        { expression: of(N), bits },
        { expression: of(NEXT), bits: bits + next },
      ]);
    if (parameters.length === 1) {
      const bits = pricer.bits(apply(name, N));
      yield pair((x) => apply(name, x), bits);
      for (const other of others)
        yield cheap([{ expression: apply(name, other.x), bits: bits + other.bits }]);
    } else if (parameters.length === 2) {
      const second = pricer.bits(apply(name, N, CONSTANTS[0]));
      for (const { x: c, bits } of isPower ? [] : constants)
        yield pair((x) => apply(name, x, c), second + bits);
      if (!commutative && !isPower) {
        const first = pricer.bits(apply(name, CONSTANTS[0], N));
        for (const { x: c, bits } of constants) yield pair((x) => apply(name, c, x), first + bits);
      }
      const both = pricer.bits(apply(name, N, N));
      for (const [at, { x, bits }] of all.entries()) {
        for (const [place, other] of all.entries())
          if (Math.min(at, place) < PLAIN && (at < place || !commutative))
            yield cheap([{ expression: apply(name, x, other.x), bits: both + bits + other.bits }]);
      }
    }
  }
}

export function powerOf(base: bigint | number): Expression {
  return apply('^', literal(base), N);
}
