import type { Expression } from '../../../language/expression.js';
import { numberOf } from '../../../language/real/decimal.js';
import type { RealPrimitive } from '../../../language/real/primitive.js';
import { realPrimitive } from '../../../language/real/primitives.js';

/** The values of what has no constants and no arguments: given columns, terms before, n. NaN where undefined. */
export type LeafValues = (leaf: Expression) => Float64Array;

interface Step {
  /** Values on all rows; those of steps without free constants are computed once. */
  readonly values: Float64Array;
  /** Whether a free constant is in it. */
  readonly varies: boolean;
  /** What its value does to the result: the derivative, a row each. Absent where nothing varies. */
  readonly adjoint: Float64Array | undefined;
  /** The place of the free constant that it is. */
  readonly parameter: number | undefined;
  readonly primitive: RealPrimitive | undefined;
  /** The steps of its arguments. */
  readonly from: readonly number[];
}

/**
 * An expression as a list of steps on all rows, with some of its decimal constants free to vary: values for given constants, and the exact
 * derivatives by each of them in one backward pass (reverse accumulation: Griewank & Walther, "Evaluating Derivatives", 2008).
 */
export class Tape {
  /** The constants as they are written, in the order of the free ones in the expression. */
  readonly initial: Float64Array;
  readonly #steps: Step[] = [];

  /**
   * @param isFree which decimal constants vary, by their place among all decimal constants from left to right
   */
  constructor(
    readonly expression: Expression,
    readonly rows: number,
    leafValues: LeafValues,
    isFree: (place: number) => boolean = () => true,
  ) {
    const initial: number[] = [];
    let decimals = 0;
    const push = (step: Omit<Step, 'adjoint'>): number => {
      const adjoint = step.varies ? new Float64Array(rows) : undefined;
      return this.#steps.push({ ...step, adjoint }) - 1;
    };
    const visit = (node: Expression): number => {
      const still = { varies: false, parameter: undefined, primitive: undefined, from: [] };
      if (node.kind === 'literal')
        return push({ ...still, values: new Float64Array(rows).fill(numberOf(node)) });
      if (node.kind === 'decimal') {
        const value = numberOf(node);
        const values = new Float64Array(rows).fill(value);
        if (!isFree(decimals++)) return push({ ...still, values });
        return push({ ...still, values, varies: true, parameter: initial.push(value) - 1 });
      }
      if (node.kind !== 'apply') return push({ ...still, values: leafValues(node) });
      const primitive = realPrimitive(node.primitive);
      const from = node.arguments.map(visit);
      const varies = from.some((at) => this.#steps[at].varies);
      const step = { values: new Float64Array(rows), varies, parameter: undefined, primitive, from };
      const at = push(step);
      if (!varies) this.#compute(this.#steps[at]);
      return at;
    };
    visit(expression);
    this.initial = Float64Array.from(initial);
  }

  /** Values on all rows, NaN where undefined, with the free constants as told. Overwritten by the next call. */
  values(constants: Float64Array): Float64Array {
    for (const step of this.#steps) {
      if (step.parameter !== undefined) step.values.fill(constants[step.parameter]);
      else if (step.varies) this.#compute(step);
    }
    return this.#steps[this.#steps.length - 1].values;
  }

  /**
   * The derivatives of the values that were last computed, a column for each free constant. Overwritten by the next call. Of rows without
   * value they say nothing.
   */
  derivatives(): readonly Float64Array[] {
    const steps = this.#steps;
    for (const { adjoint } of steps) adjoint?.fill(0);
    const last = steps[steps.length - 1];
    last.adjoint?.fill(1);
    const found: Float64Array[] = [];
    for (let at = steps.length - 1; at >= 0; at--) {
      const { adjoint, parameter, primitive, from, values } = steps[at];
      if (adjoint === undefined) continue;
      if (parameter !== undefined) found[parameter] = adjoint;
      if (primitive === undefined) continue;
      const [x = NONE, y = NONE, z = NONE] = from.map((index) => steps[index].values);
      for (const [place, derivative] of primitive.derivatives.entries()) {
        const inner = steps[from[place]].adjoint;
        if (inner === undefined) continue;
        for (let row = 0; row < this.rows; row++) {
          const outer = adjoint[row];
          // What is not chosen counts for nothing, and its derivatives may not exist.
          if (outer === 0) continue;
          const partial = derivative(values[row], x[row], y[row], z[row]);
          if (partial !== 0) inner[row] += outer * partial;
        }
      }
    }
    return found;
  }

  #compute({ values, primitive, from }: Step): void {
    const [x = NONE, y = NONE, z = NONE] = from.map((index) => this.#steps[index].values);
    primitive!.column(values, this.rows, x, y, z);
  }
}

const NONE = new Float64Array(0);
