import type { Expression } from '../../language/expression.js';
import { type Argument, type Constant, multiplesOf, type Shift } from './constant.js';
import type { PolynomialForms } from './polynomial-forms.js';
import type { Pricer } from './pricer.js';
import type { Series } from './series.js';
import type { SolverProblem } from './solver-problem.js';

/** First rows on which a proposal may be undefined. */
const MOST_UNDEFINED = 2;

/** Writes multiples of constants in the cheapest way and holds them against the data. */
export class ConstantWriter {
  readonly series: Series;
  readonly forms: PolynomialForms;
  readonly #pricer: Pricer;

  constructor({ series, forms, pricer }: SolverProblem) {
    this.series = series;
    this.forms = forms;
    this.#pricer = pricer;
  }

  /** Multiples x c + shift, rounded down, in a context; undefined if the data or the grammar has none. */
  multiple(
    constant: Constant,
    argument: Argument,
    shift: Shift,
    within: (multiple: Expression) => Expression,
  ): Expression | undefined {
    return this.proposal([...multiplesOf(constant, argument, shift, this.forms)].map(within));
  }

  /** The cheapest of several ways to write the same, if it is right wherever it has a value and nearly everywhere has one. */
  proposal(written: Iterable<Expression>): Expression | undefined {
    const expression = this.#pricer.cheapest(written);
    if (expression === undefined) return undefined;
    const { target } = this.series;
    const { values } = this.series.quantity(expression);
    const isRight = target.every((value, row) =>
      values[row] === undefined ? row < MOST_UNDEFINED : values[row] === value,
    );
    return isRight ? expression : undefined;
  }
}
