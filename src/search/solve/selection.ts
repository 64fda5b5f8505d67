import { type Dataset, givenNames } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { gcdOf } from '../../numbers/gcd.js';
import { residueOf } from '../../numbers/modular.js';
import type { ColumnSource } from '../enumerate/column-source.js';
import type { Selection } from '../space/selections.js';
import { type Condition, Conjunctions } from './conjunction.js';
import { type Membership, membershipsOf } from './membership.js';
import { Pricer } from './pricer.js';
import { Series } from './series.js';
import { solvedConditions } from './solved-conditions.js';

/** Columns looked at between two pauses, and entries of the bank that are passed over meanwhile. */
const BATCH = 32;
const MOST_PASSED = 2 ** 14;

/** Columns by their values at the members, of which two that are equal make a condition. */
const MOST_COLUMNS = 2 ** 14;

/**
 * Increasing numbers as those with a property that columns over the values of a selection have in all members and in no number
 * between them: a condition, a number that is always the same, always the same modulo some m, or that of another column; or two of
 * these at once. Goes on as long as the bank grows.
 *
 * @param dataset the rows that the columns of the bank run over
 * @param columnsOf the programs over the values of a selection
 * @param ceiling bits beyond which no program is worth looking for now
 */
export function* selections(
  dataset: Dataset,
  grammar: Grammar,
  ways: readonly Selection[],
  columnsOf: (selection: Selection) => ColumnSource,
  ceiling: () => number = () => Number.POSITIVE_INFINITY,
): Generator<Expression | undefined | 'waiting', void, void> {
  const pricer = new Pricer(grammar, givenNames(dataset));
  const searches = membershipsOf(new Series(dataset).target, ways).map((membership) => ({
    found: new Properties(membership, pricer, ceiling),
    source: columnsOf(membership.selection),
    next: 1,
  }));
  for (const { found } of searches) yield* found.solved();
  while (searches.length > 0) {
    let isWaiting = true;
    for (const search of searches) {
      const { found, source } = search;
      const end = Math.min(source.end(), search.next + MOST_PASSED);
      for (let looked = 0; looked < BATCH && search.next < end; search.next++) {
        const column = source.columnOf(search.next);
        if (column === undefined) continue;
        looked++;
        if (column.wide === undefined) yield* found.take(column.values, source.expressionOf(search.next));
      }
      if (search.next < source.end()) isWaiting = false;
    }
    yield isWaiting ? 'waiting' : undefined;
  }
}

/** What is known of the members of a set of numbers. */
class Properties {
  readonly #conjunctions: Conjunctions;
  readonly #byValues = new Map<string, { readonly expression: Expression; readonly values: Float64Array }>();

  constructor(
    readonly membership: Membership,
    pricer: Pricer,
    ceiling: () => number,
  ) {
    const select = (condition: Expression) => membership.select(condition);
    this.#conjunctions = new Conjunctions(select, membership.others.length, pricer, ceiling);
  }

  /** The conditions whose numbers follow from the members. */
  solved(): Generator<Expression | undefined> {
    return this.#conjunctions.takeAll(solvedConditions(this.membership));
  }

  /** Takes in a column over the numbers: whether they meet a condition, or the values of a function. */
  *take(values: Float64Array, expression: Expression): Generator<Expression> {
    if (values.subarray(0, this.membership.count).some(Number.isNaN)) return;
    const isTruth = expression.kind === 'apply' && primitive(expression.primitive).result === 'boolean';
    for (const condition of isTruth
      ? this.#ofTruth(expression, values)
      : this.#ofFunction(expression, values))
      yield* this.#conjunctions.take(condition);
  }

  *#ofTruth(expression: Expression, values: Float64Array): Generator<Condition> {
    const { membership } = this;
    const [first, ...others] = membership.members;
    if (others.some((member) => values[member] !== values[first])) return;
    const holds = (index: number) => values[index] === values[first];
    yield membership.condition(values[first] === 1 ? expression : apply('not', expression), holds);
  }

  /** A function has one value, one remainder, or the values of one before it. */
  *#ofFunction(expression: Expression, values: Float64Array): Generator<Condition> {
    const { membership } = this;
    const { members } = membership;
    const value = values[members[0]];
    const step = members.reduce((divisor, member) => gcdOf(divisor, BigInt(values[member] - value)), 0n);
    if (step === 0n) {
      const same = apply('=', expression, literal(value));
      yield membership.condition(same, (index) => values[index] === value);
    } else if (step > 1n) {
      const remainder = residueOf(BigInt(value), step);
      const modulo = apply('=', apply('mod', expression, literal(step)), literal(remainder));
      yield membership.condition(modulo, (index) => (values[index] - value) % Number(step) === 0);
    }
    const key = members.map((member) => values[member]).join();
    const known = this.#byValues.get(key);
    if (known !== undefined) {
      const equal = apply('=', known.expression, expression);
      yield membership.condition(equal, (index) => known.values[index] === values[index]);
    } else if (this.#byValues.size < MOST_COLUMNS)
      this.#byValues.set(key, { expression, values: values.slice(0, membership.count) });
  }
}
