import { readsPast } from '../../language/children.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { lagOf } from './affine.js';

/** A rule as a sum of multiples of earlier terms at fixed lags and of terms that do not depend on any. */
export interface LinearRule {
  readonly multiples: readonly { readonly lag: number; readonly coefficient: Expression }[];
  readonly free: readonly Expression[];
}

/** Reads a rule as such a sum; undefined for other rules. */
export function linearRule(node: Expression): LinearRule | undefined {
  if (!readsPast(node)) return { multiples: [], free: [node] };
  if (node.kind === 'past') {
    const lag = lagOf(node.index);
    return lag === undefined ? undefined : { multiples: [{ lag, coefficient: literal(1) }], free: [] };
  }
  if (node.kind !== 'apply') return undefined;
  const [x, y] = node.arguments;
  switch (primitive(node.primitive).facts.ring) {
    case 'negation':
      return times(literal(-1), linearRule(x));
    case 'addition':
      return added(linearRule(x), linearRule(y));
    case 'subtraction':
      return added(linearRule(x), times(literal(-1), linearRule(y)));
    case 'multiplication': {
      const [factor, other] = readsPast(x) ? [y, x] : [x, y];
      return readsPast(factor) ? undefined : times(factor, linearRule(other));
    }
    default:
      return undefined;
  }
}

function added(x: LinearRule | undefined, y: LinearRule | undefined): LinearRule | undefined {
  if (x === undefined || y === undefined) return undefined;
  return { multiples: [...x.multiples, ...y.multiples], free: [...x.free, ...y.free] };
}

function times(factor: Expression, rule: LinearRule | undefined): LinearRule | undefined {
  if (rule === undefined) return undefined;
  return {
    multiples: rule.multiples.map(({ lag, coefficient }) => ({
      lag,
      coefficient: apply('*', factor, coefficient),
    })),
    free: rule.free.map((node) => apply('*', factor, node)),
  };
}
