import { readsPast } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import type { Evaluator } from '../evaluate.js';
import type { Statement } from '../statement.js';
import { freeVariables, sequencesOf } from '../statement-parser.js';
import { NotShown, require } from './verdict.js';

/** Bounds on the degrees of terms in each parameter. */
export class Degrees {
  readonly #rows = new Map<string, number[]>();

  constructor(
    readonly statement: Statement,
    readonly evaluator: Evaluator,
  ) {}

  /** Whether parameters occur in an expression or in the sequences it names. */
  dependsOnParameters(node: Expression): boolean {
    const { parameters, definitions } = this.statement;
    if ([...freeVariables(node)].some((name) => parameters.includes(name))) return true;
    return [...sequencesOf(node)].some((name) => {
      const definition = definitions.find((candidate) => candidate.name === name);
      return definition !== undefined && this.dependsOnParameters(definition.rule);
    });
  }

  /** The term in row n is a polynomial whose degree in each parameter is at most this. Throws NotShown if it may be none. */
  of(node: Expression, n: bigint): number {
    return this.#degree(node, { n }, []);
  }

  #degree(node: Expression, scope: Record<string, bigint>, past: readonly number[]): number {
    const inner = (part: Expression) => this.#degree(part, scope, past);
    const integer = (part: Expression): bigint => {
      require(!this.dependsOnParameters(
        part,
      ), `${printExpression(part)} is to be free of parameters to know a degree`);
      const value = this.evaluator.evaluate(part, scope.n, scope);
      require(value !== undefined, `${printExpression(part)} is undefined in row ${scope.n}`);
      return value;
    };
    const unknown = (): never => {
      throw new NotShown(`${printExpression(node)} is not known to be a polynomial in the parameters`);
    };
    if (node.kind !== 'past' && !this.dependsOnParameters(node) && !readsPast(node)) {
      integer(node);
      return 0;
    }
    switch (node.kind) {
      case 'literal':
        return 0;
      case 'variable':
        return 1;
      case 'past': {
        const degree = past[Number(integer(node.index))];
        return degree ?? unknown();
      }
      case 'given':
        return this.#row(node.column, integer(node.index)) ?? unknown();
      case 'bind': {
        const [lower, upper] = node.arguments.map(integer);
        if (node.binder !== 'sum' && node.binder !== 'product') return unknown();
        let degree = 0;
        for (let at = lower; at <= upper; at++) {
          const term = this.#degree(node.body, { ...scope, [node.variable]: at }, past);
          degree = node.binder === 'sum' ? Math.max(degree, term) : degree + term;
        }
        return degree;
      }
      case 'apply': {
        const [x, y, z] = node.arguments;
        switch (node.primitive) {
          case '+':
          case '-':
            return Math.max(inner(x), inner(y));
          case 'neg':
            return inner(x);
          case '*':
            return inner(x) + inner(y);
          case '^': {
            const exponent = integer(y);
            return exponent < 0n ? unknown() : inner(x) * Number(exponent);
          }
          case 'if':
            return inner(integer(x) === 1n ? y : z);
          default:
            return unknown();
        }
      }
    }
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
      rows.push(this.#degree(definition.rule, { n: BigInt(rows.length) }, rows));
    }
    return rows[Number(index)];
  }
}
