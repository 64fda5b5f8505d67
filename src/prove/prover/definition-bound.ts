import { readsPast } from '../../language/children.js';
import { literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { lcmOfNumbers } from '../../numbers/gcd.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { freeVariables } from '../free-variables.js';
import { polynomialOf } from '../polynomial-form.js';
import type { Definition } from '../statement.js';
import { times } from '../substitution.js';
import { type Bounds, latest, type OrderBound } from './order-bound.js';
import { quasiAffine } from './shape.js';

/** Rows of a sequence in which its state is looked for again. */
const MOST_STATES = 5000;
/** Terms beyond this are not part of a state: what grows so large hardly comes again. */
const MOST_STATE = 2n ** 256n;

/**
 * A bound on the order of a sequence that is defined by first terms and a rule.
 *
 * @param row its row n, as an expression
 */
export function boundDefinition(
  bounds: Bounds,
  definition: Definition,
  row: Expression,
): OrderBound | undefined {
  return boundLinear(bounds, definition, row) ?? boundStates(bounds, definition, row);
}

/** u(n-lag) times a factor that is free of u; or, without a lag, a term that is free of u. */
export interface Addend {
  readonly lag: number | undefined;
  readonly value: Expression;
}

/**
 * u(n) = c_1 u(n-1) + … + c_k u(n-k) + f(n) for n >= m: the shifts of u lie in the span of u and its first k - 1 shifts, and
 * of the shifts of f.
 */
function boundLinear(
  bounds: Bounds,
  { name, initial, rule }: Definition,
  row: Expression,
): OrderBound | undefined {
  const addends = addendsOf(rule);
  if (addends === undefined) return undefined;
  const lag = Math.max(0, ...addends.map((addend) => addend.lag ?? 0));
  if (initial.length < lag) return undefined;
  const parts: OrderBound[] = [];
  for (const { value } of addends) {
    const part = bounds.bound(value);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const free = parts.filter((_, index) => addends[index].lag === undefined);
  const settled = latest(BigInt(initial.length), ...free.map((part) => part.start));
  for (let n = BigInt(initial.length); n <= settled; n++) {
    if (bounds.terms.polynomial(row, n) === undefined) return undefined;
  }
  return {
    rule: 'recurrence',
    of: name,
    order: lag + free.reduce((sum, { order }) => sum + order, 0),
    start: settled - BigInt(lag),
    parts,
  };
}

/**
 * A rule as a sum of addends; undefined if it is not linear in u with fixed lags.
 *
 * @param varying whether coefficients may depend on n
 */
export function addendsOf(rule: Expression, varying = false): Addend[] | undefined {
  if (!readsPast(rule)) return [{ lag: undefined, value: rule }];
  if (rule.kind === 'past') {
    const lag = lagOf(rule.index);
    return lag === undefined ? undefined : [{ lag, value: literal(1) }];
  }
  if (rule.kind !== 'apply') return undefined;
  const [x, y] = rule.arguments;
  const { ring } = primitive(rule.primitive).facts;
  switch (ring) {
    case 'addition':
    case 'subtraction': {
      const [left, right] = [addendsOf(x, varying), addendsOf(y, varying)];
      if (left === undefined || right === undefined) return undefined;
      return [...left, ...(ring === 'addition' ? right : right.map(negated))];
    }
    case 'negation':
      return addendsOf(x, varying)?.map(negated);
    case 'multiplication': {
      const [factor, other] = readsPast(x) ? [y, x] : [x, y];
      if (readsPast(factor)) return undefined;
      const inner = addendsOf(other, varying);
      if (!varying && inner?.some(({ lag }) => lag !== undefined && freeVariables(factor).has('n'))) {
        return undefined;
      }
      return inner?.map(({ lag, value }) => ({ lag, value: times(factor, value) }));
    }
    default:
      return undefined;
  }
}

function negated({ lag, value }: Addend): Addend {
  return { lag, value: times(literal(-1), value) };
}

/** i for the index n - i with i >= 1. */
export function lagOf(index: Expression): number | undefined {
  const distance = polynomialOf(index)?.minus(Polynomial.variable('n')).constant();
  if (distance === undefined || !distance.isInteger() || distance.numerator >= 0n) return undefined;
  return Number(-distance.numerator);
}

/**
 * A rule that depends on earlier terms at fixed lags and, beyond them, on periodic sequences only: once the terms that it reads
 * come again at the same place of the period, all goes on as it did then.
 */
function boundStates(
  bounds: Bounds,
  { name, initial, rule }: Definition,
  row: Expression,
): OrderBound | undefined {
  const { terms } = bounds;
  if (terms.hasParameters(row)) return undefined;
  const lags: number[] = [];
  const parts: OrderBound[] = [];
  let period = 1;
  const collect = (node: Expression): boolean => {
    if (node.kind === 'past') {
      const lag = lagOf(node.index);
      if (lag !== undefined) lags.push(lag);
      return lag !== undefined;
    }
    if (readsPast(node)) return node.kind === 'apply' && node.arguments.every(collect);
    if (!freeVariables(node).has('n')) return true;
    const part = bounds.bound(node);
    const shape = part && quasiAffine(terms, node, part);
    if (part === undefined || shape?.step !== 0n) return false;
    parts.push(part);
    period = lcmOfNumbers(period, shape.period);
    return true;
  };
  if (!collect(rule) || lags.length === 0) return undefined;
  const lag = Math.max(...lags);
  if (initial.length < lag) return undefined;
  const settled = latest(BigInt(initial.length), ...parts.map(({ start }) => start));
  const seen = new Map<string, bigint>();
  for (let n = settled; n < settled + BigInt(MOST_STATES); n++) {
    const window: bigint[] = [n % BigInt(period)];
    for (let back = 1; back <= lag; back++) {
      const value = terms.integer(row, n - BigInt(back));
      if (value === undefined || value > MOST_STATE || value < -MOST_STATE) return undefined;
      window.push(value);
    }
    const before = seen.get(window.join());
    if (before !== undefined) {
      const cycle = Number(n - before);
      return {
        rule: 'states',
        of: name,
        order: cycle,
        start: before - BigInt(lag),
        period: cycle,
        step: 0n,
        parts,
      };
    }
    seen.set(window.join(), n);
  }
  return undefined;
}
