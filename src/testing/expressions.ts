import fc from 'fast-check';
import { BEFORE } from '../data/dataset.js';
import { BINDERS } from '../language/binders.js';
import {
  type Expression,
  type HeadName,
  headsOver,
  type InterleavedModel,
  type Model,
  type PiecewiseModel,
  type SingleModel,
  type Type,
} from '../language/expression.js';
import { MAX_BITS } from '../language/limits.js';
import { PRIMITIVES } from '../language/primitives.js';
import { substitute } from '../prove/substitution.js';

/** What random expressions may hold. */
export interface ExpressionOptions {
  /** Greatest depth of nesting; a leaf has depth 1. 4 unless told. */
  readonly depth?: number;
  /** Names of given columns; none unless told. */
  readonly given?: readonly string[];
  /** `integer` unless told. */
  readonly type?: Type;
}

/** Literals of all sizes: small ones above all, then those around 2^31, 2^53 and the bound on integers. */
export function arbitraryLiteral(): fc.Arbitrary<bigint> {
  const near = (bits: number): fc.Arbitrary<bigint> =>
    fc.tuple(fc.bigInt(-2n, 2n), fc.boolean()).map(([offset, negative]) => {
      const value = (1n << BigInt(bits)) + offset;
      return negative ? -value : value;
    });
  return fc.oneof(
    { weight: 12, arbitrary: fc.bigInt(-3n, 12n) },
    { weight: 3, arbitrary: fc.bigInt(-1000n, 1000n) },
    { weight: 2, arbitrary: fc.constantFrom(26, 31, 32, 52, 53).chain(near) },
    { weight: 1, arbitrary: fc.bigInt(-(2n ** 80n), 2n ** 80n) },
    { weight: 1, arbitrary: near(MAX_BITS) },
  );
}

/** Well-typed expressions that use every primitive and binder, the past and the given columns. */
export function arbitraryExpression(options: ExpressionOptions = {}): fc.Arbitrary<Expression> {
  const { depth = 4, given = [], type = 'integer' } = options;
  return new Expressions(given).ofType(type, depth, 0);
}

/** Models of every head over such expressions, and compound models of them. */
export function arbitraryModel(options: Omit<ExpressionOptions, 'type'> = {}): fc.Arbitrary<Model> {
  const single = arbitrarySingleModel(options);
  return fc.oneof(
    { weight: 4, arbitrary: single },
    { weight: 1, arbitrary: interleaved(single) },
    { weight: 1, arbitrary: arbitraryPiecewise(options) },
  );
}

function arbitrarySingleModel(options: Omit<ExpressionOptions, 'type'>): fc.Arbitrary<SingleModel> {
  return fc
    .tuple(fc.constantFrom<HeadName>(...headsOver('integer')), arbitraryExpression(options))
    .map(([head, expression]) => ({ head, expressions: [expression] }));
}

function interleaved(part: fc.Arbitrary<SingleModel>): fc.Arbitrary<InterleavedModel> {
  return fc.array(part, { minLength: 2, maxLength: 5 }).map((parts) => ({ head: 'interleaved', parts }));
}

function arbitraryPiecewise(options: Omit<ExpressionOptions, 'type'>): fc.Arbitrary<PiecewiseModel> {
  const single = arbitrarySingleModel({ ...options, given: [...(options.given ?? []), BEFORE] });
  const piece = fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: interleaved(single) });
  return fc
    .array(fc.tuple(piece, fc.integer({ min: 1, max: 100 })), { minLength: 2, maxLength: 5 })
    .map((pieces) => ({
      head: 'piecewise',
      parts: pieces.map(([part]) => part),
      lengths: pieces.slice(1).map(([, rows]) => rows),
    }));
}

const VARIABLES = ['k', 'j', 'i', 'h'];

/** Arbitraries by type, depth and number of enclosing binders, each made once. */
class Expressions {
  readonly #made = new Map<string, fc.Arbitrary<Expression>>();

  constructor(readonly given: readonly string[]) {}

  ofType(type: Type, depth: number, scope: number): fc.Arbitrary<Expression> {
    const key = `${type} ${depth} ${scope}`;
    let made = this.#made.get(key);
    if (made === undefined) {
      made = type === 'integer' ? this.#integers(depth, scope) : this.#applications(type, depth, scope);
      this.#made.set(key, made);
    }
    return made;
  }

  #integers(depth: number, scope: number): fc.Arbitrary<Expression> {
    const names = ['n', ...VARIABLES.slice(0, scope)];
    const literal = arbitraryLiteral().map((value): Expression => ({ kind: 'literal', value }));
    const variable = fc.constantFrom(...names).map((name): Expression => ({ kind: 'variable', name }));
    if (depth <= 1) return fc.oneof(literal, variable);
    const rows = fc.oneof(
      { weight: 4, arbitrary: this.#lag() },
      { weight: 1, arbitrary: this.ofType('integer', depth - 1, scope) },
    );
    const past = rows.map((index): Expression => ({ kind: 'past', index }));
    const branches = [
      { weight: 1, arbitrary: literal },
      { weight: 1, arbitrary: variable },
      { weight: 1, arbitrary: past },
      { weight: 5, arbitrary: this.#applications('integer', depth, scope) },
    ];
    if (scope < VARIABLES.length) branches.push({ weight: 2, arbitrary: this.#binders(depth, scope) });
    if (this.given.length > 0) {
      const column = fc.constantFrom(...this.given);
      const look = fc.tuple(column, rows).map(([name, index]): Expression => {
        return { kind: 'given', column: name, index };
      });
      branches.push({ weight: 1, arbitrary: look });
    }
    return fc.oneof(...branches);
  }

  #lag(): fc.Arbitrary<Expression> {
    const n: Expression = { kind: 'variable', name: 'n' };
    return fc.bigInt(1n, 3n).map((value): Expression => {
      return { kind: 'apply', primitive: '-', arguments: [n, { kind: 'literal', value }] };
    });
  }

  #applications(type: Type, depth: number, scope: number): fc.Arbitrary<Expression> {
    // A condition takes at least one comparison, whatever the depth.
    const inner = Math.max(depth - 1, 1);
    const entries = [...PRIMITIVES.values()].filter(
      ({ result, parameters }) => result === type && (inner > 1 || !parameters.includes('boolean')),
    );
    return fc.oneof(
      ...entries.map(({ name, parameters }) =>
        fc
          .tuple(...parameters.map((parameter) => this.ofType(parameter, inner, scope)))
          .map((values): Expression => ({ kind: 'apply', primitive: name, arguments: values })),
      ),
    );
  }

  #binders(depth: number, scope: number): fc.Arbitrary<Expression> {
    // Small ones for the most part, since work grows with them.
    const bound = fc.oneof(
      { weight: 6, arbitrary: fc.bigInt(-1n, 6n).map((value): Expression => ({ kind: 'literal', value })) },
      { weight: 3, arbitrary: fc.constant<Expression>({ kind: 'variable', name: 'n' }) },
      { weight: 1, arbitrary: this.ofType('integer', depth - 1, scope) },
    );
    // The variable may shadow an outer one.
    const variable = fc.constantFrom(...VARIABLES.slice(0, scope + 1));
    const entries = [...BINDERS.values()].filter(({ result }) => result === 'integer');
    return fc.oneof(
      ...entries.map(({ name, parameterTypes, bodyType }) =>
        fc
          .tuple(
            variable,
            fc.tuple(
              ...parameterTypes.map((type) => (type === 'integer' ? bound : this.ofType(type, 1, scope))),
            ),
            this.ofType(bodyType, depth - 1, scope + 1),
          )
          .map(([bindable, values, body]): Expression => {
            // The body was made for the variables up to the depth of the scope: the last one becomes this one.
            const renamed = substitute(body, VARIABLES[scope], { kind: 'variable', name: bindable });
            return { kind: 'bind', binder: name, variable: bindable, arguments: values, body: renamed };
          }),
      ),
    );
  }
}
