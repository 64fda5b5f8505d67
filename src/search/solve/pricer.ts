import { headOf } from '../../codelength/heads.js';
import { derive } from '../../grammar/derive.js';
import type { Grammar } from '../../grammar/grammar.js';
import { literal, N, past } from '../../language/construct.js';
import { type Expression, type HeadName, headsOver } from '../../language/expression.js';

/** Bits of expressions in a grammar, for choosing between ways of writing the same thing. */
export class Pricer {
  readonly #grammar: Grammar;
  readonly #given: readonly string[];
  /** The first head that values can stand under, and those whose expressions compute no rows and may be others. */
  readonly #heads: readonly HeadName[];

  /** @param given the names of the given columns */
  constructor(grammar: Grammar, given: readonly string[]) {
    this.#grammar = grammar;
    this.#given = given;
    const leaves = [N, past(1), literal(0), literal(1)];
    const usable = headsOver('integer').filter((head) =>
      leaves.some((leaf) => this.#bits(head, leaf) < Infinity),
    );
    this.#heads = usable.filter((head, index) => index === 0 || !headOf({ head }).predictsValues);
  }

  /** The price of an expression with a head around it; Infinity when the grammar does not derive it. */
  bits(expression: Expression): number {
    for (const head of this.#heads) {
      const bits = this.#bits(head, expression);
      if (bits < Infinity) return bits;
    }
    return Infinity;
  }

  /** The cheapest of some forms, the first of these; undefined if the grammar derives none. */
  cheapest(forms: Iterable<Expression>): Expression | undefined {
    let best: Expression | undefined;
    let least = Infinity;
    for (const form of forms) {
      const bits = this.bits(form);
      if (bits >= least) continue;
      best = form;
      least = bits;
    }
    return best;
  }

  #bits(head: HeadName, expression: Expression): number {
    return derive(this.#grammar, { head, expressions: [expression] }, this.#given)?.bits ?? Infinity;
  }
}
