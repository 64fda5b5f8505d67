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

/** Names for the columns that are variables of a program: letters, digits and underscores, none of them twice or in use. */
export function variablesFor(
  columns: readonly string[],
  isFree: (name: string) => boolean,
): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const column of columns) {
    const plain = column.replace(/\W+/g, '_');
    const base = /^[A-Za-z]/.test(plain) && isFree(plain) ? plain : `v_${plain}`;
    let name = base;
    for (let number = 2; used.has(name); number++) name = `${base}_${number}`;
    used.add(name);
    names.set(column, name);
  }
  return names;
}

/** A text that stands in a comment on one line, whatever it quotes. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
