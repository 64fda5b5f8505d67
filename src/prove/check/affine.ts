import type { Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';

/** A sum of integer multiples of variables and a constant. */
export interface Affine {
  /** None is 0. */
  readonly coefficients: ReadonlyMap<string, bigint>;
  readonly constant: bigint;
}

const NONE: ReadonlyMap<string, bigint> = new Map();

/** An expression of sums, differences and multiples as an affine form; undefined for others. */
export function affineOf(node: Expression): Affine | undefined {
  switch (node.kind) {
    case 'literal':
      return { coefficients: NONE, constant: node.value };
    case 'variable':
      return { coefficients: new Map([[node.name, 1n]]), constant: 0n };
    case 'apply': {
      const [x, y] = node.arguments.map(affineOf);
      if (x === undefined) return undefined;
      const { ring } = primitive(node.primitive).facts;
      if (ring === 'negation') return combined(x, -1n, ZERO, 0n);
      if (y === undefined) return undefined;
      switch (ring) {
        case 'addition':
          return combined(x, 1n, y, 1n);
        case 'subtraction':
          return combined(x, 1n, y, -1n);
        case 'multiplication': {
          if (x.coefficients.size === 0) return combined(y, x.constant, ZERO, 0n);
          return y.coefficients.size === 0 ? combined(x, y.constant, ZERO, 0n) : undefined;
        }
        case 'power':
          return y.coefficients.size === 0 && y.constant === 1n ? x : undefined;
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}

const ZERO: Affine = { coefficients: NONE, constant: 0n };

/** p x + q y. */
function combined(x: Affine, p: bigint, y: Affine, q: bigint): Affine {
  const coefficients = new Map<string, bigint>();
  for (const name of new Set([...x.coefficients.keys(), ...y.coefficients.keys()])) {
    const value = p * (x.coefficients.get(name) ?? 0n) + q * (y.coefficients.get(name) ?? 0n);
    if (value !== 0n) coefficients.set(name, value);
  }
  return { coefficients, constant: p * x.constant + q * y.constant };
}

/** i for an index that is n - i with i >= 1; undefined for others. */
export function lagOf(index: Expression): number | undefined {
  const form = affineOf(index);
  if (form === undefined || form.coefficients.size !== 1 || form.coefficients.get(ROW) !== 1n)
    return undefined;
  return form.constant <= -1n ? Number(-form.constant) : undefined;
}
