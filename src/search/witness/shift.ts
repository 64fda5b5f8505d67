import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ringOf } from '../../language/primitives.js';

/** The variable that bodies of binders run over. */
export const K: Expression = { kind: 'variable', name: 'k' };

/** An expression of the row n at the row k - 1; undefined where it reads data, or binds the variable k around an n. */
export function atTerm(x: Expression): Expression | undefined {
  switch (x.kind) {
    case 'variable':
      return x.name === 'n' ? apply('-', K, literal(1)) : x;
    case 'apply': {
      if (isNext(x)) return K;
      const values = x.arguments.map(atTerm);
      if (values.every((value, at) => value === x.arguments[at])) return x;
      return values.every((value) => value !== undefined) ? { ...x, arguments: values } : undefined;
    }
    case 'bind': {
      const values = x.arguments.map(atTerm);
      if (!values.every((value) => value !== undefined)) return undefined;
      const body = atTerm(x.body);
      if (body === undefined || (body !== x.body && x.variable === 'k')) return undefined;
      return { ...x, arguments: values, body };
    }
    case 'literal':
      return x;
    default:
      return undefined;
  }
}

/** n + 1 */
function isNext(node: Expression & { kind: 'apply' }): boolean {
  if (ringOf(node) !== 'addition') return false;
  const [one, other] = node.arguments;
  const isRow = (x: Expression) => x.kind === 'variable' && x.name === 'n';
  const isOne = (x: Expression) => x.kind === 'literal' && x.value === 1n;
  return (isRow(one) && isOne(other)) || (isOne(one) && isRow(other));
}
