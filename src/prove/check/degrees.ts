import { joinOf } from '../../language/binders.js';
import { readsPast } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import type { Assignment, Evaluator } from '../evaluate.js';
import { freeVariables, sequencesOf } from '../free-variables.js';
import type { StandardStatement } from '../standard-form.js';
import { decidingPoints } from './deciding-points.js';
import { NotShown, require } from './verdict.js';

/** Where a term is looked at: its row, the variables bound around it, and the sequence in whose rule it stands. */
interface Place {
  readonly n: bigint;
  readonly bound: Assignment;
  readonly rule?: { readonly name: string; readonly degrees: readonly number[] };
}

/** Bounds on the degrees of terms in each parameter. */
export class Degrees {
  readonly #rows = new Map<string, number[]>();
  readonly #depending = new Map<Expression, boolean>();
  /** A value of each parameter, for terms that do not depend on any. */
  readonly #anyValues: Assignment;

  constructor(
    readonly statement: StandardStatement,
    readonly evaluator: Evaluator,
  ) {
    this.#anyValues = new Map(statement.parameters.map((name) => [name, 0n]));
  }

  /** Whether parameters occur in an expression or in the sequences it names. */
  dependsOnParameters(node: Expression): boolean {
    let depends = this.#depending.get(node);
    if (depends === undefined) {
      depends = this.#findParameters(node);
      this.#depending.set(node, depends);
    }
    return depends;
  }

  #findParameters(node: Expression): boolean {
    const { parameters, definitions } = this.statement;
    if (parameters.length === 0) return false;
    if ([...freeVariables(node)].some((name) => parameters.includes(name))) return true;
    return [...sequencesOf(node)].some((name) => {
      const definition = definitions.find((candidate) => candidate.name === name);
      return definition !== undefined && this.dependsOnParameters(definition.rule);
    });
  }

  /** The term in row n is a polynomial whose degree in each parameter is at most this. Throws NotShown if it may be none. */
  of(node: Expression, n: bigint): number {
    return this.#degree(node, { n, bound: new Map() });
  }

  #degree(node: Expression, place: Place): number {
    this.evaluator.work.spend(1);
    const inner = (part: Expression) => this.#degree(part, place);
    if (this.#isConstant(node, place)) {
      this.#integer(node, place);
      return 0;
    }
    const unknown = (): never => {
      throw new NotShown(`${printExpression(node)} is not known to be a polynomial in the parameters`);
    };
    switch (node.kind) {
      case 'literal':
        return 0;
      case 'decimal':
        return unknown();
      case 'variable':
        return 1;
      case 'past':
        return place.rule?.degrees[Number(this.#integer(node.index, place))] ?? unknown();
      case 'given':
        return this.#row(node.column, this.#integer(node.index, place)) ?? unknown();
      case 'bind': {
        const [lower, upper] = node.arguments.map((argument) => this.#integer(argument, place));
        const joins = joinOf(node);
        if (joins === undefined) return unknown();
        let degree = 0;
        for (let at = lower; at <= upper; at++) {
          const bound = new Map([...place.bound, [node.variable, at]]);
          const term = this.#degree(node.body, { ...place, bound });
          degree = joins === 'addition' ? Math.max(degree, term) : degree + term;
        }
        return degree;
      }
      case 'apply': {
        const [x, y, z] = node.arguments;
        const { facts, evaluation } = primitive(node.primitive);
        if (evaluation === 'choice') return inner(this.#integer(x, place) === 1n ? y : z);
        switch (facts.ring) {
          case 'addition':
          case 'subtraction':
            return Math.max(inner(x), inner(y));
          case 'negation':
            return inner(x);
          case 'multiplication':
            return inner(x) + inner(y);
          case 'power': {
            const exponent = this.#integer(y, place);
            return exponent < 0n ? unknown() : inner(x) * Number(exponent);
          }
          default: {
            // Any function of what is the same for all parameters is so too.
            for (const argument of node.arguments) this.#integer(argument, place);
            const value = this.#value(node, place, this.#anyValues);
            require(value !== undefined, `${printExpression(node)} is undefined in row ${place.n}`);
            return 0;
          }
        }
      }
    }
  }

  /** Whether a term is the same for all parameters: all that it reads is, and the rows of sequences that it reads are of degree 0. */
  #isConstant(node: Expression, place: Place): boolean {
    if (!this.dependsOnParameters(node) && !readsPast(node)) return true;
    switch (node.kind) {
      case 'literal':
      case 'decimal':
        return true;
      case 'variable':
        return false;
      case 'past':
        if (place.rule === undefined || !this.#isConstant(node.index, place)) return false;
        return (place.rule.degrees[Number(this.#integer(node.index, place))] ?? 0) === 0;
      case 'given':
        return (
          this.#isConstant(node.index, place) &&
          this.#row(node.column, this.#integer(node.index, place)) === 0
        );
      case 'apply':
        return node.arguments.every((argument) => this.#isConstant(argument, place));
      case 'bind':
        return false;
    }
  }

  /** The value of a term that is the same for all parameters. */
  #integer(node: Expression, place: Place): bigint {
    require(this.#isConstant(node, place) ||
      this.#hasOneValue(
        node,
        place,
      ), `${printExpression(node)} is to be the same for all parameters to know a degree`);
    const value = this.#value(node, place, this.#anyValues);
    require(value !== undefined, `${printExpression(node)} is undefined in row ${place.n}`);
    return value;
  }

  /** Whether a polynomial in the parameters is a constant one, as p - p is. */
  #hasOneValue(node: Expression, place: Place): boolean {
    const degree = this.#degree(node, place);
    const dimensions = this.statement.parameters.map((name) => ({ name, degree, first: 0n }));
    const values = new Set<bigint | undefined>();
    for (const point of decidingPoints(dimensions, 1)) {
      values.add(this.#value(node, place, point));
      if (values.size > 1) return false;
    }
    return true;
  }

  #value(node: Expression, { n, bound, rule }: Place, parameters: Assignment): bigint | undefined {
    return rule === undefined
      ? this.evaluator.evaluate(node, n, parameters, bound)
      : this.evaluator.evaluateInRule(rule.name, node, n, parameters, bound);
  }

  #row(name: string, index: bigint): number | undefined {
    const definition = this.statement.definitions.find((candidate) => candidate.name === name);
    if (definition === undefined || index < 0n) return undefined;
    let rows = this.#rows.get(name);
    if (rows === undefined) {
      rows = definition.initial.map(() => 0);
      this.#rows.set(name, rows);
    }
    while (rows.length <= Number(index)) {
      const n = BigInt(rows.length);
      rows.push(this.#degree(definition.rule, { n, bound: new Map(), rule: { name, degrees: rows } }));
    }
    return rows[Number(index)];
  }
}
