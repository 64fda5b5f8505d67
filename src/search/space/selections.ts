import { type Grammar, LITERAL } from '../../grammar/grammar.js';
import { binder } from '../../language/binders.js';
import type { Expression } from '../../language/expression.js';
import type { Space } from './space.js';
import { fillTerm } from './term.js';

/** A way to select the value of row n by a condition, where all rows try the same values. */
export interface Selection {
  /** The least value that is tried; its cells are this one, the next, and so on. */
  readonly lower: number;
  /** The variable that stands for the values. */
  readonly variable: string;
  /** The symbols whose programs have columns over the values. */
  readonly symbols: ReadonlySet<number>;
  /** The value of row n by a condition. */
  readonly by: (condition: Expression) => Expression;
}

/** The selections of a space, one for each grid. */
export function selectionsOf({ productions, symbols, grids }: Space, grammar: Grammar): readonly Selection[] {
  const found = new Map<number, Selection>();
  const named = new Set(grammar.symbols.map(({ name }) => name));
  for (const { term, holes, symbol } of productions) {
    if (symbols[symbol].grid !== 0 || term.kind !== 'bind' || holes.length !== 1) continue;
    const { grid } = symbols[holes[0]];
    const [, index] = term.arguments;
    if (binder(term.binder).kind !== 'select' || grid === undefined || found.has(grid)) continue;
    const cells = grids[grid].world.variables.get(term.variable);
    if (cells === undefined || index.kind !== 'variable' || index.name !== 'n') continue;
    const own = [...symbols.keys()].filter(
      (at) => symbols[at].grid === grid && (at === holes[0] || named.has(symbols[at].name)),
    );
    found.set(grid, {
      lower: cells.values[0],
      variable: term.variable,
      symbols: new Set(own.filter((at) => symbols[at].name !== LITERAL)),
      by: (condition) => fillTerm(term, () => condition),
    });
  }
  return [...found.values()];
}
