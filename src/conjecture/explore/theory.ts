import { type Column, valueAt } from '../../data/column.js';
import { applyPrimitive } from '../../language/columns.js';
import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import type { Domain, Law } from '../laws/law.js';
import { applyOperator, type Operator } from './operator.js';
import { drawPoints } from './points.js';

/** Points at which expressions are told apart. */
const POINTS = 64;

/** Expressions that have no value at more of the points are passed over: they are the same too easily. */
const MOST_UNDEFINED = 16;

/** An expression that differs from all before it at some point, with its values there. */
interface Member {
  readonly expression: Expression;
  readonly text: string;
  /** Nodes. */
  readonly size: number;
  readonly column: Column;
  /** Place in the order of all members. */
  readonly index: number;
}

/** What a theory is built from. */
export interface Vocabulary {
  readonly variables: readonly string[];
  readonly constants: readonly bigint[];
}

/**
 * Expressions over some variables, in ascending order of size and told apart by their values at fixed points. Each one that has
 * the values of an earlier one is a conjecture: that both are equal (QuickSpec; Smallbone, Johansson, Claessen & Algehed, Quick
 * specifications for the busy programmer, 2017). Larger expressions are built from those that stand for a class only. Theories
 * grow: what was found with some operators is there when others come.
 */
export class Theory {
  readonly #members = new Map<string, Member>();
  readonly #texts = new Set<string>();
  readonly #known = new Map<string, Member>();
  readonly #leaves: Member[] = [];

  constructor(
    vocabulary: Vocabulary,
    readonly domain: Domain,
    seed: number,
  ) {
    const { variables, constants } = vocabulary;
    for (const [name, values] of drawPoints(variables, domain, POINTS, seed)) {
      this.#leaf({ kind: 'variable', name }, values);
    }
    for (const value of constants) {
      this.#leaf({ kind: 'literal', value }, new Float64Array(POINTS).fill(Number(value)));
    }
  }

  /**
   * Builds expressions with the given operators, smallest first, and yields each collision as a conjecture: the newcomer is the
   * left side unless the other is larger.
   *
   * @param limit expressions to build
   * @param mostNodes the size of the largest
   * @param isReducible whether a law makes another expression of one whose arguments stand for their classes: then it is passed over
   */
  *grow(
    operators: readonly Operator[],
    limit: number,
    mostNodes: number,
    isReducible: (expression: Expression) => boolean,
  ): Generator<Law, void, void> {
    const bySize: Member[][] = [[], [...this.#leaves]];
    let built = 0;
    for (let size = 2; size <= mostNodes; size++) {
      const fresh: Member[] = [];
      bySize.push(fresh);
      for (const operator of operators) {
        for (const values of tuples(bySize, size - 1 - fixedArguments(operator), operator)) {
          const expression = applyOperator(
            operator,
            values.map((value) => value.expression),
          );
          const text = printExpression(expression);
          const again = this.#known.get(text);
          if (again !== undefined) fresh.push(again);
          if (this.#texts.has(text)) continue;
          this.#texts.add(text);
          if (++built > limit) return;
          if (isReducible(expression)) continue;
          const column = columnOfApplication(operator, values);
          if (column.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0) > MOST_UNDEFINED)
            continue;
          const key = keyOf(column);
          const twin = this.#members.get(key);
          if (twin === undefined) {
            const member = { expression, text, size, column, index: this.#members.size };
            this.#members.set(key, member);
            this.#known.set(text, member);
            fresh.push(member);
            continue;
          }
          yield twin.size > size
            ? { left: twin.expression, right: expression, domain: this.domain }
            : { left: expression, right: twin.expression, domain: this.domain };
        }
      }
    }
  }

  #leaf(expression: Expression, values: Float64Array): void {
    const text = printExpression(expression);
    const member = { expression, text, size: 1, column: { values }, index: this.#members.size };
    this.#members.set(keyOf(member.column), member);
    this.#known.set(text, member);
    this.#texts.add(text);
    this.#leaves.push(member);
  }
}

function fixedArguments(operator: Operator): number {
  return operator.fixed.length - operator.arity;
}

/** All ways to take arguments with so many nodes altogether; one order only for commutative operators with unlike arguments. */
function* tuples(
  bySize: readonly (readonly Member[])[],
  nodes: number,
  operator: Operator,
): Generator<readonly Member[], void, void> {
  const { arity } = operator;
  const chosen: Member[] = [];
  function* place(left: number, open: number): Generator<readonly Member[], void, void> {
    if (open === 0) {
      if (left === 0) yield chosen;
      return;
    }
    for (let size = 1; size <= left - (open - 1); size++) {
      if (open === 1 && size !== left) continue;
      for (const member of bySize[size] ?? []) {
        chosen.push(member);
        yield* place(left - size, open - 1);
        chosen.pop();
      }
    }
  }
  yield* place(nodes, arity);
}

function columnOfApplication(operator: Operator, values: readonly Member[]): Column {
  let next = 0;
  const columns = operator.fixed.map((value) =>
    value === undefined ? values[next++].column : { values: new Float64Array(POINTS).fill(Number(value)) },
  );
  return applyPrimitive(primitive(operator.primitive), columns, POINTS);
}

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);

/** Two columns have the same key if they are equal, and hardly ever otherwise: conjectures are tested on other points. */
function keyOf(column: Column): string {
  let [one, two] = [0, 0];
  const mix = (word: number): void => {
    one = Math.imul(one ^ word, 0x85ebca6b) ^ (one >>> 13);
    two = (Math.imul(two, 0x9e3779b1) + word) ^ (two >>> 15);
  };
  for (let point = 0; point < POINTS; point++) {
    const value = column.values[point];
    if (Math.abs(value) === Number.POSITIVE_INFINITY) {
      const exact = valueAt(column, point)!;
      for (let shift = 0n; shift < 256n; shift += 32n) mix(Number(BigInt.asUintN(32, exact >> shift)));
    } else {
      double[0] = Number.isNaN(value) ? Number.NaN : value;
      mix(words[0]);
      mix(words[1]);
    }
  }
  return `${one >>> 0} ${two >>> 0}`;
}
