import type { Law } from '../../../src/conjecture/laws/law.js';
import type { Expression } from '../../../src/language/expression.js';
import { primitive } from '../../../src/language/primitives.js';

/**
 * A text that laws share if they are the same up to the names of variables, the sides, and the order of arguments of
 * commutative functions.
 */
export function formOf({ left, right, domain }: Law): string {
  const forms = ['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx'].map((names) => {
    const rename = (name: string) => names['xyz'.indexOf(name)];
    return [sideForm(left, rename), sideForm(right, rename)].sort().join(' = ');
  });
  return `${domain}: ${forms.sort()[0]}`;
}

function sideForm(node: Expression, rename: (name: string) => string): string {
  if (node.kind === 'literal') return String(node.value);
  if (node.kind === 'variable') return rename(node.name);
  if (node.kind !== 'apply') throw new Error(`${node.kind} in a law`);
  const values = node.arguments.map((argument) => sideForm(argument, rename));
  if (primitive(node.primitive).commutative) values.sort();
  return `${node.primitive}(${values.join(', ')})`;
}
