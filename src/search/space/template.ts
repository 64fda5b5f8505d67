import type { Column } from '../../data/column.js';
import type { Term } from '../../grammar/grammar.js';
import { gatherGiven, gatherPast } from '../../language/columns.js';
import type { Kernel } from '../../language/primitive.js';
import { primitive } from '../../language/primitives.js';
import { affordableColumn } from './affordable.js';
import type { Grid } from './grid.js';
import { isClosed } from './term.js';

/** Where a step finds an argument: the column of a hole, a constant column, or the outcome of an earlier step. */
export type Source =
  | { readonly from: 'hole'; readonly index: number }
  | { readonly from: 'constant'; readonly values: Float64Array }
  | { readonly from: 'step'; readonly index: number };

export interface Step {
  readonly kernel: Kernel;
  readonly sources: readonly Source[];
  /** Cells of the outcome. */
  readonly cells: number;
}

/** Where the body of a binder is computed, and how the cells there become those of the binder. */
export interface Subgrid {
  readonly grid: number;
  readonly cells: number;
  readonly reduce: (out: Float64Array, rows: number, body: Float64Array, at: number) => void;
}

/** A term compiled to a sequence of kernels; the outcome of the last step is the column of the term. */
export interface Template {
  readonly steps: readonly Step[];
  /** Set instead of any step: the term has no holes, and this is its column. */
  readonly constant: Column | undefined;
  /** Some constant part does not fit in doubles: candidates must be evaluated exactly. */
  readonly wide: boolean;
  /** A hole stands in the body of a binder, on another grid than the term. */
  readonly binds: boolean;
  /** A single commutative primitive on its two holes. */
  readonly commutative: boolean;
  readonly work: number;
}

/**
 * Compiles a term over a grid. Holes are numbered from left to right.
 *
 * @param subgrid where the body of a binder is computed
 */
export function compileTemplate(
  term: Term,
  grid: Grid,
  subgrid: (bind: Term & { kind: 'bind' }) => Subgrid | undefined,
): Template {
  const steps: Step[] = [];
  let hole = 0;
  let wide = false;
  let binds = false;
  let work = grid.cells;

  const compile = (node: Term): Source => {
    if (node.kind === 'hole') return { from: 'hole', index: hole++ };
    if (isClosed(node)) {
      const column = affordableColumn(node, grid.world);
      wide ||= column.wide !== undefined;
      return { from: 'constant', values: column.values };
    }
    const { kernel, sources } = operation(node);
    work += grid.cells;
    steps.push({ kernel, sources, cells: grid.cells });
    return { from: 'step', index: steps.length - 1 };
  };

  const operation = (node: Term): { kernel: Kernel; sources: Source[] } => {
    const { n, target, given } = grid.world;
    switch (node.kind) {
      case 'past':
        return {
          kernel: (out, rows, a, i) => gatherPast(out, rows, a, i, n, target.values),
          sources: [compile(node.index)],
        };
      case 'given': {
        const { values } = given.get(node.column)!;
        return {
          kernel: (out, rows, a, i) => gatherGiven(out, rows, a, i, values),
          sources: [compile(node.index)],
        };
      }
      case 'apply':
        return { kernel: primitive(node.primitive).column, sources: node.arguments.map(compile) };
      case 'bind': {
        const inner = subgrid(node);
        if (inner === undefined || node.body.kind !== 'hole') break;
        binds = true;
        work += inner.cells;
        return {
          kernel: inner.reduce,
          sources: [{ from: 'hole', index: hole++ }],
        };
      }
    }
    throw new Error(`a term of kind ${node.kind} has no columns`);
  };

  if (isClosed(term)) {
    const constant = affordableColumn(term, grid.world);
    return { steps, constant, wide: constant.wide !== undefined, binds, commutative: false, work };
  }
  compile(term);
  const commutative = term.kind === 'apply' && steps.length === 1 && primitive(term.primitive).commutative;
  return { steps, constant: undefined, wide, binds, commutative, work };
}
