import { infix } from '../../../export/rendering.js';
import type { Notation, Primitive } from '../../../primitive.js';
import { AT_LEAST } from '../../../primitives/logic/at-least.js';
import { AT_MOST } from '../../../primitives/logic/at-most.js';
import { EQUAL } from '../../../primitives/logic/equal.js';
import { GREATER } from '../../../primitives/logic/greater.js';
import { LESS } from '../../../primitives/logic/less.js';
import { UNEQUAL } from '../../../primitives/logic/unequal.js';
import { COMPARED } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import type { RealPrimitive } from '../../primitive.js';

/** A comparison of real numbers, written as that of integers is. */
function comparison(
  name: string,
  { name: symbol, notation, commutative, summary, exports, mathml }: Primitive,
  holds: (x: number, y: number) => boolean,
  spreadsheet: string,
  semantics: string,
): RealPrimitive {
  const value = (x: number, y: number) => {
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
    return holds(x, y) ? 1 : 0;
  };
  return {
    name,
    notation: { ...(notation as Extract<Notation, { kind: 'infix' }>), symbol },
    parameters: ['real', 'real'],
    result: 'boolean',
    commutative,
    evaluation: 'strict',
    summary,
    value,
    column: columnOf2(value),
    derivatives: [],
    inverses: [undefined, undefined],
    dimension: COMPARED,
    steps: 1,
    exports: { ...exports, numpy: exports.python, spreadsheet: infix(spreadsheet) },
    mathml,
    semantics: `
      x,y,${name}
      ${semantics.trim()}
      undefined,1,undefined
      1,undefined,undefined
    `,
  };
}

/** Comparisons do not chain: `both` joins them. */
export const COMPARISONS: readonly RealPrimitive[] = [
  comparison(
    'real.equal',
    EQUAL,
    (x, y) => x === y,
    '=',
    `
      0,-0,1
      0.3,0.30000000000000004,0
      2.5,2.5,1`,
  ),
  comparison(
    'real.unequal',
    UNEQUAL,
    (x, y) => x !== y,
    '<>',
    `
      0,-0,0
      0.3,0.30000000000000004,1
      2.5,2.5,0`,
  ),
  comparison(
    'real.below',
    LESS,
    (x, y) => x < y,
    '<',
    `
      0,-0,0
      0.3,0.30000000000000004,1
      2.5,2.5,0
      2.5,-2.5,0`,
  ),
  comparison(
    'real.at-most',
    AT_MOST,
    (x, y) => x <= y,
    '<=',
    `
      0,-0,1
      0.3,0.30000000000000004,1
      2.5,2.5,1
      2.5,-2.5,0`,
  ),
  comparison(
    'real.above',
    GREATER,
    (x, y) => x > y,
    '>',
    `
      0,-0,0
      0.3,0.30000000000000004,0
      2.5,2.5,0
      2.5,-2.5,1`,
  ),
  comparison(
    'real.at-least',
    AT_LEAST,
    (x, y) => x >= y,
    '>=',
    `
      0,-0,1
      0.3,0.30000000000000004,0
      2.5,2.5,1
      2.5,-2.5,1`,
  ),
];
