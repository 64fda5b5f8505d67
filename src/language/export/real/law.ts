import { childrenOf } from '../../children.js';
import type { Expression, Given, Past } from '../../expression.js';
import { ROW } from '../../names.js';

/** What a program of real numbers reads. */
export interface Reads {
  /** The given columns, in the order in which it reads them first. */
  readonly columns: readonly string[];
  /** The row number, elsewhere than in brackets. */
  readonly row: boolean;
  /** The target's past. */
  readonly past: boolean;
  /** Given columns at other rows than the one that is computed. */
  readonly otherRows: boolean;
}

export function readsOf(expression: Expression): Reads {
  const columns = new Set<string>();
  let [row, past, otherRows] = [false, false, false];
  const collect = (node: Expression): void => {
    if (node.kind === 'given') {
      columns.add(node.column);
      otherRows ||= !isHere(node);
    } else if (node.kind === 'past') past = true;
    else if (node.kind === 'variable') row ||= node.name === ROW;
    // The rows in brackets are no real numbers.
    if (node.kind !== 'given' && node.kind !== 'past') childrenOf(node).forEach(collect);
  };
  collect(expression);
  return { columns: [...columns], row, past, otherRows };
}

/** Whether what is read is that of the row that is computed. */
export function isHere({ index }: Given<Expression> | Past<Expression>): boolean {
  return index.kind === 'variable' && index.name === ROW;
}

/** A formula of the given columns of its row: it reads some, and nothing of other rows. */
export function isFormula({ columns, past, otherRows }: Reads): boolean {
  return columns.length > 0 && !past && !otherRows;
}
