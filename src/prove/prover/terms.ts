import { NEUTRAL } from '../../language/binder.js';
import { joinOf } from '../../language/binders.js';
import type { Expression } from '../../language/expression.js';
import type { RingOperation } from '../../language/facts.js';
import type { Primitive } from '../../language/primitive.js';
import { primitive } from '../../language/primitives.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { Evaluator } from '../evaluate.js';
import { applyExactly, effortOf } from '../exact-values.js';
import { freeVariables, sequencesOf } from '../free-variables.js';
import { combine, smallPower } from '../polynomial-form.js';
import type { StandardStatement } from '../standard-form.js';
import { BeyondReach, type WorkLimit } from '../work-limit.js';

/** Terms of the sequences that the expressions of a statement are, as polynomials in the parameters. */
export class Terms {
  readonly #evaluator: Evaluator;
  readonly #parameters: ReadonlySet<string>;
  readonly #definitions: StandardStatement['definitions'];
  readonly #rows = new Map<string, (Polynomial | undefined)[]>();

  constructor(
    { parameters, definitions }: StandardStatement,
    readonly work: WorkLimit,
  ) {
    this.#evaluator = new Evaluator(definitions, work);
    this.#parameters = new Set(parameters);
    this.#definitions = definitions;
  }

  /** Whether parameters occur in an expression or in the sequences it refers to. */
  hasParameters(expression: Expression): boolean {
    return this.#parameters.size > 0 && !this.#isPlain(expression);
  }

  #isPlain(expression: Expression): boolean {
    if ([...freeVariables(expression)].some((name) => this.#parameters.has(name))) return false;
    const rulesPlain = (name: string): boolean => {
      const definition = this.#definitions.find((candidate) => candidate.name === name);
      return definition !== undefined && this.#isPlain(definition.rule);
    };
    return [...sequencesOf(expression)].every(rulesPlain);
  }

  /** A term without parameters; undefined where it has no value. */
  integer(expression: Expression, n: bigint): bigint | undefined {
    return this.#evaluator.evaluate(expression, n);
  }

  /** A term; undefined where it has no value or is no polynomial in the parameters. */
  polynomial(expression: Expression, n: bigint): Polynomial | undefined {
    if (!this.hasParameters(expression)) {
      const value = this.integer(expression, n);
      return value === undefined ? undefined : Polynomial.constant(value);
    }
    return this.#symbolic(expression, new Map([['n', n]]), undefined);
  }

  #symbolic(
    node: Expression,
    scope: ReadonlyMap<string, bigint>,
    past: ((index: bigint) => Polynomial | undefined) | undefined,
  ): Polynomial | undefined {
    this.work.spend(20);
    const inner = (part: Expression) => this.#symbolic(part, scope, past);
    const integer = (part: Expression): bigint | undefined => integerOf(inner(part));
    switch (node.kind) {
      case 'literal':
        return Polynomial.constant(node.value);
      case 'variable': {
        const value = scope.get(node.name);
        if (value !== undefined) return Polynomial.constant(value);
        return this.#parameters.has(node.name) ? Polynomial.variable(node.name) : undefined;
      }
      case 'past': {
        const index = integer(node.index);
        return index === undefined ? undefined : past?.(index);
      }
      case 'given': {
        const index = integer(node.index);
        return index === undefined ? undefined : this.#row(node.column, index);
      }
      case 'apply': {
        const entry = primitive(node.primitive);
        if (entry.evaluation === 'choice') {
          const condition = integer(node.arguments[0]);
          return condition === undefined ? undefined : inner(node.arguments[condition === 1n ? 1 : 2]);
        }
        const values: Polynomial[] = [];
        for (const argument of node.arguments) {
          const value = inner(argument);
          if (value === undefined) return undefined;
          values.push(value);
        }
        return this.#applied(entry, values);
      }
      case 'bind': {
        const [lower, upper] = node.arguments.map(integer);
        const joins = joinOf(node);
        if (lower === undefined || upper === undefined || joins === undefined) return undefined;
        let folded: Polynomial | undefined = Polynomial.constant(NEUTRAL[joins]);
        for (let at = lower; at <= upper && folded !== undefined; at++) {
          const term = this.#symbolic(node.body, new Map([...scope, [node.variable, at]]), past);
          if (term === undefined) return undefined;
          folded = this.#combined(joins, [folded, term]);
        }
        return folded;
      }
    }
  }

  #applied(entry: Primitive, values: readonly Polynomial[]): Polynomial | undefined {
    const integers = values.map(integerOf);
    if (integers.every((value) => value !== undefined)) {
      const result = applyExactly(entry, integers);
      this.work.spend(effortOf(entry, integers, result));
      return result === undefined ? undefined : Polynomial.constant(result);
    }
    const { ring } = entry.facts;
    if (ring !== 'power') return this.#combined(ring, values);
    const exponent = integers[1];
    if (exponent === undefined || exponent < 0n) return undefined;
    return smallPower(values[0], Number(exponent), this.work);
  }

  #combined(operation: RingOperation | undefined, values: readonly Polynomial[]): Polynomial | undefined {
    this.work.spend(values[0].terms.size);
    return combine(operation, values, this.work);
  }

  #row(name: string, index: bigint): Polynomial | undefined {
    const definition = this.#definitions.find((candidate) => candidate.name === name);
    if (definition === undefined || index < 0n) return undefined;
    if (index > 2000n) throw new BeyondReach('a far row');
    let rows = this.#rows.get(name);
    if (rows === undefined) {
      rows = definition.initial.map((term) => Polynomial.constant(term));
      this.#rows.set(name, rows);
    }
    const known = rows;
    while (known.length <= Number(index)) {
      const n = BigInt(known.length);
      const past = (at: bigint) => (at < 0n || at >= n ? undefined : known[Number(at)]);
      known.push(this.#symbolic(definition.rule, new Map([['n', n]]), past));
    }
    return known[Number(index)];
  }
}

function integerOf(value: Polynomial | undefined): bigint | undefined {
  const constant = value?.constant();
  return constant?.isInteger() ? constant.numerator : undefined;
}
