import { literalBits } from '../../grammar/literal.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { PolynomialForms } from './polynomial-forms.js';

/** An irrational number of which the language has multiples, rounded down. */
export type Irrational =
  | { readonly kind: 'pi' | 'e' }
  | { readonly kind: 'root'; readonly radicand: bigint; readonly degree: number }
  | { readonly kind: 'logarithm'; readonly argument: bigint; readonly base: bigint | undefined };

/**
 * The real number (factor * irrational + addend) / divisor, or factor / divisor where there is no irrational, with
 * divisor > 0. A negative factor is -1.
 */
export interface Constant {
  readonly irrational: Irrational | undefined;
  readonly factor: bigint;
  readonly addend: bigint;
  readonly divisor: bigint;
}

/** The ways to write x times a positive factor. */
export type Argument = (factor: bigint) => readonly Expression[];

/** Factors are written as part of a radicand or an argument of a logarithm up to this size. */
const MOST_FOLDED = 2n ** 39n;

/** Bits of an operation and its place among others, roughly. */
const OPERATION_BITS = 4;

/** About how many bits more than its simplest relative a constant takes to write. */
export function constantBits({ irrational, factor, addend, divisor }: Constant): number {
  let bits = 0;
  if (factor !== 1n) bits += literalBits(factor);
  if (addend !== 0n) bits += OPERATION_BITS + literalBits(addend) + (factor < 0n ? OPERATION_BITS : 0);
  if (divisor !== 1n) bits += OPERATION_BITS + literalBits(divisor);
  if (irrational?.kind === 'root') bits += literalBits(irrational.radicand) + 2 * (irrational.degree - 2);
  if (irrational?.kind === 'logarithm')
    bits += literalBits(irrational.argument) + literalBits(irrational.base ?? 0n);
  return bits;
}

/** A fraction that is added before rounding down: 0, an integer, or 1/2 to round to the nearest. */
export type Shift = readonly [numerator: bigint, denominator: 1n | 2n];

/** The multiple x c + shift of a constant c, rounded down, in several ways. */
export function* multiplesOf(
  { irrational, factor, addend, divisor }: Constant,
  argument: Argument,
  [shift, unit]: Shift,
  forms: PolynomialForms,
): Generator<Expression> {
  // floor((f c + r) x / q + 1/2) = (floor(2 f c x) + 2 r x + q) div 2 q
  const isNegative = factor < 0n;
  const rounded = multiplied(irrational, unit * (isNegative ? -factor : factor), argument);
  // -floor(y) - 1 is -y rounded down where y is no integer.
  const rest = (unit === 2n ? shift * divisor : 0n) - (isNegative ? 1n : 0n);
  const added = unit * addend;
  const addends = added === 0n ? [undefined] : argument(added < 0n ? -added : added);
  for (const multiple of rounded) {
    for (const term of addends) {
      let sum = multiple;
      if (term !== undefined && isNegative) sum = apply('-', plus(term, rest, forms), multiple);
      else if (term !== undefined) sum = plus(apply(added < 0n ? '-' : '+', multiple, term), rest, forms);
      else sum = plus(multiple, rest, forms);
      const quotient = unit * divisor === 1n ? sum : apply('div', sum, forms.integer(unit * divisor));
      yield unit === 1n ? plus(quotient, shift, forms) : quotient;
    }
  }
}

function plus(term: Expression, value: bigint, forms: PolynomialForms): Expression {
  if (value === 0n) return term;
  return value > 0n ? apply('+', term, forms.integer(value)) : apply('-', term, forms.integer(-value));
}

/** factor * x times an irrational number, rounded down. */
function* multiplied(
  irrational: Irrational | undefined,
  factor: bigint,
  argument: Argument,
): Generator<Expression> {
  if (irrational === undefined) yield* argument(factor);
  else if (irrational.kind === 'root') {
    const { radicand, degree } = irrational;
    const folded = radicand * factor ** BigInt(degree);
    for (const x of argument(factor)) yield apply('floorroot', x, literal(radicand), literal(degree));
    if (factor > 1n && folded < MOST_FOLDED)
      for (const x of argument(1n)) yield apply('floorroot', x, literal(folded), literal(degree));
  } else if (irrational.kind === 'logarithm') {
    const { argument: of, base } = irrational;
    const written = (x: Expression, power: bigint) =>
      base === undefined
        ? apply('floorln', x, literal(power))
        : apply('floorlog', x, literal(power), literal(base));
    for (const x of argument(factor)) yield written(x, of);
    if (factor > 1n && Number(of) ** Number(factor) < MOST_FOLDED)
      for (const x of argument(1n)) yield written(x, of ** factor);
  } else {
    for (const x of argument(factor)) yield apply(irrational.kind === 'pi' ? 'floorpi' : 'floore', x);
  }
}
