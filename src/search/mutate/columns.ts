import type { Column } from '../../data/column.js';
import { applyPrimitive, evaluateColumn } from '../../language/columns.js';
import { primitive } from '../../language/primitives.js';
import { Meter, withinWork } from '../../language/work.js';
import { EXACT_LIMIT } from '../../numbers/exact.js';
import { LITERAL_PRODUCTION } from '../enumerate/bank.js';
import type { SpaceProduction } from '../space/production.js';
import type { Space } from '../space/space.js';
import type { Source, Template } from '../space/template.js';
import { fillTerm } from '../space/term.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';

/**
 * Steps granted for each row to what has to be computed exactly or as a whole in one program; see {@link Meter}. As many
 * let `iterate` run n times over a body of a few nodes on a hundred rows.
 */
const STEPS_PER_ROW = 256;

const NONE = new Float64Array(0);

/**
 * Computes the columns of trees, each node's from those of its children, so that a changed tree costs the way from the
 * change to the root. Owns the buffers that columns stand in.
 */
export class TreeColumns {
  readonly #space: Space;
  /** Buffers out of use, by grid. */
  readonly #pools: readonly Float64Array[][];
  /** Outcomes of the steps of each production's template but the last, which is the node's column. */
  readonly #scratch: readonly (readonly Float64Array[])[];
  /** Nodes that took a buffer since the last {@link hold} or {@link drop}. */
  readonly #fresh: TreeNode[] = [];
  #sweep = 0;
  #meter: Meter | undefined;

  constructor(readonly builder: TreeBuilder) {
    this.#space = builder.space;
    this.#pools = this.#space.grids.map(() => []);
    this.#scratch = this.#space.productions.map(({ template }) =>
      (template?.steps ?? []).slice(0, -1).map(({ cells }) => new Float64Array(cells)),
    );
  }

  /** The column of a tree on its symbol's grid; undefined if it takes too much work. Valid until the tree is dropped. */
  columnOf(tree: TreeNode): Column | undefined {
    this.#meter = undefined;
    return withinWork(() => this.#columnOf(tree));
  }

  /** Takes back the buffers of the columns computed since the last call of this or {@link hold}. */
  drop(): void {
    for (const node of this.#fresh) this.#release(node);
    this.#fresh.length = 0;
  }

  /**
   * Keeps the columns of a tree from now on, computing those that are missing, in place of those of its predecessor.
   * What else was computed since the last call of this or {@link drop} is taken back.
   */
  hold(tree: TreeNode, before?: TreeNode): void {
    this.columnOf(tree);
    this.#sweep++;
    this.#mark(tree);
    if (before !== undefined) this.#collect(before);
    for (const node of this.#fresh) if (node.sweep !== this.#sweep) this.#release(node);
    this.#fresh.length = 0;
  }

  /** Takes back the buffers of a tree that was held. */
  release(tree: TreeNode): void {
    this.#sweep++;
    this.#collect(tree);
  }

  #mark(node: TreeNode): void {
    node.sweep = this.#sweep;
    for (const child of node.children) this.#mark(child);
  }

  #collect(node: TreeNode): void {
    if (node.sweep === this.#sweep) return;
    this.#release(node);
    for (const child of node.children) this.#collect(child);
  }

  #release(node: TreeNode): void {
    if (node.pooled) this.#pools[this.#space.symbols[node.symbol].grid!].push(node.column!.values);
    node.pooled = false;
    node.column = undefined;
  }

  #columnOf(node: TreeNode): Column {
    if (node.column !== undefined) return node.column;
    const { grid } = this.#space.symbols[node.symbol];
    if (grid === undefined) throw new Error('a symbol without a grid has no columns');
    if (node.production === LITERAL_PRODUCTION) return this.#literal(node, grid);
    const production = this.#space.productions[node.production];
    const { template } = production;
    if (production.alias) node.column = this.#columnOf(node.children[0]);
    else if (template?.constant !== undefined) node.column = template.constant;
    else if (template === undefined) node.column = this.#whole(node, grid);
    else this.#combine(node, grid, production, template);
    if (!node.pooled) this.#fresh.push(node);
    return node.column!;
  }

  #combine(node: TreeNode, grid: number, production: SpaceProduction, template: Template): void {
    let wide = template.wide;
    for (const child of node.children) if (this.#columnOf(child).wide !== undefined) wide = true;
    if (!wide) {
      const values = this.#take(node, grid);
      if (this.#run(node, template, values)) return;
      this.#release(node);
    }
    node.column = template.binds ? this.#whole(node, grid) : this.#exactly(node, grid, production);
  }

  #literal(node: TreeNode, grid: number): Column {
    const { world } = this.#space.grids[grid];
    const number = Number(node.value);
    if (Math.abs(number) < EXACT_LIMIT) this.#take(node, grid).fill(number);
    else {
      node.column = evaluateColumn({ kind: 'literal', value: node.value }, world);
      this.#fresh.push(node);
    }
    return node.column!;
  }

  /** Gives a node a buffer for its column. */
  #take(node: TreeNode, grid: number): Float64Array {
    const values = this.#pools[grid].pop() ?? new Float64Array(this.#space.grids[grid].cells);
    node.column = { values };
    node.pooled = true;
    this.#fresh.push(node);
    return values;
  }

  /** Runs the kernels of a template; false if some value does not fit in doubles. */
  #run(node: TreeNode, template: Template, out: Float64Array): boolean {
    const scratch = this.#scratch[node.production];
    const { steps } = template;
    for (let step = 0; step < steps.length; step++) {
      const { kernel, sources, cells } = steps[step];
      const values = step < scratch.length ? scratch[step] : out;
      const [x, y, z] = sources;
      kernel(
        values,
        cells,
        valuesOf(x, node, scratch),
        0,
        valuesOf(y, node, scratch),
        0,
        valuesOf(z, node, scratch),
        0,
      );
      for (let cell = 0; cell < cells; cell++) if (Math.abs(values[cell]) >= EXACT_LIMIT) return false;
    }
    return true;
  }

  /** A production's column from the exact columns of its holes. */
  #exactly(node: TreeNode, grid: number, { term, holes }: SpaceProduction): Column {
    const { world } = this.#space.grids[grid];
    const columns = node.children.map((child) => this.#columnOf(child));
    const meter = this.#metered();
    if (term.kind === 'apply' && term.arguments.length === holes.length) {
      const direct = term.arguments.every((argument) => argument.kind === 'hole');
      if (direct) return applyPrimitive(primitive(term.primitive), columns, world.rows, meter);
    }
    const variables = new Map(world.variables);
    for (const [hole, column] of columns.entries()) variables.set(`#${hole}`, column);
    let hole = 0;
    const expression = fillTerm(term, () => ({ kind: 'variable', name: `#${hole++}` }));
    return evaluateColumn(expression, { ...world, variables }, meter);
  }

  #whole(node: TreeNode, grid: number): Column {
    return evaluateColumn(this.builder.expressionOf(node), this.#space.grids[grid].world, this.#metered());
  }

  #metered(): Meter {
    this.#meter ??= new Meter(STEPS_PER_ROW * this.#space.grids[0].cells);
    return this.#meter;
  }
}

function valuesOf(
  source: Source | undefined,
  node: TreeNode,
  scratch: readonly Float64Array[],
): Float64Array {
  if (source === undefined) return NONE;
  if (source.from === 'hole') return node.children[source.index].column!.values;
  return source.from === 'constant' ? source.values : scratch[source.index];
}
