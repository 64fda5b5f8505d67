import { childrenOf } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { combine } from '../../prove/polynomial-form.js';
import { AtomTable, keyOf } from '../laws/atoms.js';
import type { Law } from '../laws/law.js';
import { RuleIndex } from '../laws/rewrite.js';

/** Expressions looked at on each side when it is asked whether a law follows from others. */
const MOST_STEPS = 20;

/** Expressions that grow by more nodes than this over the larger side are not followed. */
const MOST_GROWTH = 2;

/**
 * Laws found so far, and whether another one says anything new. A law follows from others if both sides can be rewritten to the
 * same expression in a few steps, or to the same polynomial once the laws of rings are known. What is not recognised is
 * reported twice in other words; nothing is lost.
 */
export class KnownLaws {
  readonly #rules = new RuleIndex();
  readonly #atoms = new AtomTable();
  #rings = false;

  constructor(readonly outer?: KnownLaws) {
    if (outer !== undefined) {
      this.#rules = outer.#rules.copy();
      this.#rings = outer.#rings;
    }
  }

  add({ left, right }: Law): void {
    this.#rules.add({ from: left, to: right });
    this.#rules.add({ from: right, to: left });
  }

  /** From now on, what follows by calculating with sums and products is nothing new. */
  addRings(): void {
    this.#rings = true;
  }

  /** Whether a law makes a smaller expression of this one, or one that comes before it in alphabetical order. */
  isReducible(expression: Expression): boolean {
    const size = sizeOf(expression);
    let text: string | undefined;
    for (const result of this.#rules.atRoot(expression)) {
      const other = sizeOf(result);
      if (other < size) return true;
      if (other > size) continue;
      text ??= printExpression(expression);
      if (printExpression(result) < text) return true;
    }
    return false;
  }

  /** Whether a law says nothing new. */
  implies({ left, right }: Law): boolean {
    const simpler = [this.#simplify(left), this.#simplify(right)];
    if (this.#key(simpler[0]) === this.#key(simpler[1])) return true;
    const limit = Math.max(sizeOf(left), sizeOf(right)) + MOST_GROWTH;
    const reached = simpler.map((start) => new Map([[this.#key(start), start]]));
    const open = simpler.map((start) => [start]);
    for (let step = 0; step < 2 * MOST_STEPS; step++) {
      const side = step % 2;
      const next = open[side].shift();
      if (next === undefined) continue;
      for (const result of this.#rules.anywhere(next)) {
        if (sizeOf(result) > limit) continue;
        const key = this.#key(result);
        if (reached[side].has(key)) continue;
        if (reached[1 - side].has(key)) return true;
        reached[side].set(key, result);
        open[side].push(result);
      }
    }
    return false;
  }

  /** Rewrites as long as the expression becomes smaller. */
  #simplify(expression: Expression): Expression {
    let best = expression;
    for (let again = true; again; ) {
      again = false;
      for (const result of this.#rules.anywhere(best)) {
        if (sizeOf(result) >= sizeOf(best)) continue;
        best = result;
        again = true;
        break;
      }
    }
    return best;
  }

  #key(expression: Expression): string {
    return this.#rings ? keyOf(this.#ring(expression)) : printExpression(expression);
  }

  #ring(expression: Expression): Polynomial {
    if (expression.kind === 'literal') return Polynomial.constant(expression.value);
    if (expression.kind === 'variable') return Polynomial.variable(expression.name);
    if (expression.kind !== 'apply') throw new Error('laws are made of primitives');
    const values = expression.arguments.map((argument) => this.#ring(argument));
    return (
      combine(primitive(expression.primitive).facts.ring, values) ??
      Polynomial.variable(this.#atoms.atom(expression.primitive, values).name)
    );
  }
}

/** Nodes. */
export function sizeOf(expression: Expression): number {
  return childrenOf(expression).reduce((sum, child) => sum + sizeOf(child), 1);
}
