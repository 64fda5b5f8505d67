import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';

/** A function of the language that takes the rows of one series to those of another. */
export interface Preimage {
  readonly rows: readonly bigint[];
  readonly apply: (expression: Expression) => Expression;
}

/** Bases that integers are written in instead of ten: the smallest that the digits allow, and the next. */
const MOST_BASES = 2;

/** Below this, digits say next to nothing of the base. */
const LEAST_LARGEST = 100n;

/** The series that a series may be the image of: what its digits mean in another base, which primes they are. */
export function* preimages(rows: readonly bigint[]): Generator<Preimage> {
  if (rows.some((value) => value < 0n) || rows.every((value) => value < LEAST_LARGEST)) return;
  const digit = Math.max(...rows.map((value) => Math.max(...[...value.toString()].map(Number))));
  for (let base = digit + 1; base < 10 && base <= digit + MOST_BASES; base++) {
    const read = rows.map((value) => primitive('rebase').row([value, 10n, BigInt(base)]));
    if (read.every((value) => value !== undefined))
      yield { rows: read, apply: (x) => apply('rebase', x, literal(base), literal(10)) };
  }
  if (rows.every((value) => primitive('prime?').row([value]) === 1n)) {
    const places = rows.map((value) => primitive('primepi').row([value]));
    if (places.every((value) => value !== undefined)) yield { rows: places, apply: (x) => apply('prime', x) };
  }
}

/** Whether an expression looks at earlier rows, which are others in a preimage. */
export function readsPast(expression: Expression): boolean {
  switch (expression.kind) {
    case 'past':
    case 'given':
      return true;
    case 'apply':
      return expression.arguments.some(readsPast);
    case 'bind':
      return [...expression.arguments, expression.body].some(readsPast);
    default:
      return false;
  }
}
