import { InputError } from '../errors.js';
import { NEUTRAL, type RangeBinder } from '../language/binder.js';
import { binder } from '../language/binders.js';
import { readsPast } from '../language/children.js';
import type { Apply, Bind, Expression } from '../language/expression.js';
import { ROW } from '../language/names.js';
import { primitive } from '../language/primitives.js';
import { applyExactly, effortOf, limited } from './exact-values.js';
import { freeVariables } from './free-variables.js';
import type { Definition } from './statement.js';
import { BeyondReach, WorkLimit } from './work-limit.js';

/** Sums and the like of more terms than this are not computed. */
const MOST_TERMS = 2 ** 20;

/** Values of variables by name. */
export type Assignment = ReadonlyMap<string, bigint>;

const NOTHING: Assignment = new Map();

/** Values of all variables around a node; binders set their own while they run. */
type Scope = Map<string, bigint>;

/** A row of the sequence that is being defined. */
type Past = (index: bigint) => bigint | undefined;

/**
 * Evaluates expressions as docs/language.md says, but for the bounds of its section 6: what is too large or too long
 * throws {@link BeyondReach}, so that undefined always means undefined. Sequences and sums remember their rows as long as
 * the parameters stay the same.
 */
export class Evaluator {
  readonly #definitions: ReadonlyMap<string, Definition>;
  #parameters: Assignment = NOTHING;
  #parameterKey = '';
  #rows = new Map<string, (bigint | undefined)[]>();
  #sums = new Map<Bind<Expression>, RunningSum>();
  /** Whether bodies depend on their own variable and on parameters only; the names of parameters can differ between calls. */
  #closed = new Map<Bind<Expression>, boolean>();
  /** Variables that are bound at present and hide a parameter of the same name. */
  #hiding = 0;

  constructor(
    definitions: readonly Definition[],
    readonly work: WorkLimit = new WorkLimit(Infinity),
  ) {
    this.#definitions = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  /**
   * The value of an expression in row n. Throws {@link BeyondReach}.
   *
   * @param parameters values of the variables that are free in the statement, other than n: sequences may depend on them
   * @param bound values of variables that are bound around the expression
   */
  evaluate(
    expression: Expression,
    n: bigint,
    parameters: Assignment = NOTHING,
    bound: Assignment = NOTHING,
  ): bigint | undefined {
    return this.#within(parameters, n, bound, (scope) => this.#value(expression, scope, undefined));
  }

  /** The same inside the rule of a sequence, where `a` is its own past. */
  evaluateInRule(
    sequence: string,
    expression: Expression,
    n: bigint,
    parameters: Assignment = NOTHING,
    bound: Assignment = NOTHING,
  ): bigint | undefined {
    const past: Past = (at) => (at < 0n || at >= n ? undefined : this.#row(sequence, at));
    return this.#within(parameters, n, bound, (scope) => this.#value(expression, scope, past));
  }

  #within(
    parameters: Assignment,
    n: bigint,
    bound: Assignment,
    evaluate: (scope: Scope) => bigint | undefined,
  ): bigint | undefined {
    this.#setParameters(parameters);
    this.#hiding = [...bound.keys()].filter((name) => parameters.has(name)).length;
    return evaluate(new Map([...parameters, [ROW, n], ...bound]));
  }

  #setParameters(parameters: Assignment): void {
    if (parameters === this.#parameters) return;
    const key = [...parameters].join(';');
    if (key !== this.#parameterKey) {
      this.#rows = new Map();
      this.#sums = new Map();
      this.#closed = new Map();
    }
    this.#parameters = parameters;
    this.#parameterKey = key;
  }

  /** Row `index` of a sequence. */
  #row(name: string, index: bigint): bigint | undefined {
    const definition = this.#definitions.get(name);
    if (definition === undefined) throw new InputError(`the sequence '${name}' is not defined`);
    if (index < 0n) return undefined;
    if (index > BigInt(MOST_TERMS)) throw new BeyondReach('a far row');
    let rows = this.#rows.get(name);
    if (rows === undefined) {
      rows = [...definition.initial];
      this.#rows.set(name, rows);
    }
    const known = rows;
    while (known.length <= Number(index)) {
      const n = BigInt(known.length);
      const past: Past = (at) => (at < 0n || at >= n ? undefined : known[Number(at)]);
      known.push(this.#value(definition.rule, new Map([...this.#parameters, [ROW, n]]), past));
    }
    return known[Number(index)];
  }

  #value(node: Expression, scope: Scope, past: Past | undefined): bigint | undefined {
    this.work.spend(1);
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'variable': {
        const value = scope.get(node.name);
        if (value === undefined) throw new BeyondReach(`a value of the variable '${node.name}'`);
        return value;
      }
      case 'past': {
        const index = this.#value(node.index, scope, past);
        if (past === undefined) throw new BeyondReach('a row of the sequence a, which is any,');
        return index === undefined ? undefined : past(index);
      }
      case 'given': {
        const index = this.#value(node.index, scope, past);
        return index === undefined ? undefined : this.#row(node.column, index);
      }
      case 'apply':
        return this.#application(node, scope, past);
      case 'bind':
        return this.#bind(node, scope, past);
    }
  }

  #application(node: Apply<Expression>, scope: Scope, past: Past | undefined): bigint | undefined {
    const entry = primitive(node.primitive);
    if (entry.evaluation === 'choice') {
      const condition = this.#value(node.arguments[0], scope, past);
      if (condition === undefined) return undefined;
      return this.#value(node.arguments[condition === 1n ? 1 : 2], scope, past);
    }
    const values: bigint[] = [];
    try {
      for (const argument of node.arguments) {
        const value = this.#value(argument, scope, past);
        if (value === undefined) return undefined;
        values.push(value);
      }
    } catch (error) {
      const others = node.arguments.slice(values.length + 1);
      if (error instanceof BeyondReach && others.some((other) => this.#hasNoValue(other, scope, past)))
        return undefined;
      throw error;
    }
    const result = applyExactly(entry, values);
    this.work.spend(effortOf(entry, values, result));
    return result;
  }

  /** Whether a part is known to be undefined: then all around it is, even where other parts are beyond reach. */
  #hasNoValue(node: Expression, scope: Scope, past: Past | undefined): boolean {
    try {
      return this.#value(node, scope, past) === undefined;
    } catch (error) {
      if (error instanceof BeyondReach) return false;
      throw error;
    }
  }

  #bind(node: Bind<Expression>, scope: Scope, past: Past | undefined): bigint | undefined {
    const [first, second] = node.arguments.map((argument) => this.#value(argument, scope, past));
    if (first === undefined || second === undefined) return undefined;
    const outer = scope.get(node.variable);
    const body = (value: bigint) => {
      scope.set(node.variable, value);
      return this.#value(node.body, scope, past);
    };
    const hides = this.#parameters.has(node.variable) ? 1 : 0;
    this.#hiding += hides;
    try {
      return this.#fold(node, first, second, body);
    } finally {
      this.#hiding -= hides;
      if (outer === undefined) scope.delete(node.variable);
      else scope.set(node.variable, outer);
    }
  }

  #fold(
    node: Bind<Expression>,
    first: bigint,
    second: bigint,
    body: (value: bigint) => bigint | undefined,
  ): bigint | undefined {
    const entry = binder(node.binder);
    switch (entry.kind) {
      case 'range':
        return this.#range(node, entry, first, second, body);
      case 'repeat': {
        if (first < 0n) return undefined;
        if (first > BigInt(MOST_TERMS)) throw new BeyondReach('a long iteration');
        let value: bigint | undefined = second;
        for (let time = 0n; time < first && value !== undefined; time++) value = body(value);
        return value;
      }
      case 'select': {
        if (second < 0n) return undefined;
        let before = 0n;
        for (let value = first; ; value++) {
          if (value - first > BigInt(MOST_TERMS)) throw new BeyondReach('a long selection');
          const holds = body(value);
          if (holds === undefined) return undefined;
          if (holds === 1n && before++ === second) return value;
        }
      }
    }
  }

  #range(
    node: Bind<Expression>,
    range: RangeBinder,
    lower: bigint,
    upper: bigint,
    body: (value: bigint) => bigint | undefined,
  ): bigint | undefined {
    if (upper - lower >= BigInt(MOST_TERMS)) {
      if (body(lower) === undefined) return undefined;
      throw new BeyondReach('a long sum');
    }
    const { joins } = range;
    if (joins === undefined) return this.#otherRange(range, lower, upper, body);
    const join = JOINS[joins];
    const neutral = NEUTRAL[joins];
    let sum: RunningSum = { lower, upper: lower - 1n, value: neutral };
    if (this.#isClosed(node)) {
      const known = this.#sums.get(node);
      if (known !== undefined && known.lower === lower && known.upper <= upper) sum = known;
    }
    let value = sum.value;
    for (let at = sum.upper + 1n; at <= upper && value !== undefined; at++) {
      const term = body(at);
      value = term === undefined ? undefined : limited(join(value, term));
    }
    if (this.#isClosed(node) && upper >= sum.upper) this.#sums.set(node, { lower, upper, value });
    return value;
  }

  /** A fold of the language itself; where that gives up, so does this. */
  #otherRange(
    { name, begin }: RangeBinder,
    lower: bigint,
    upper: bigint,
    body: (value: bigint) => bigint | undefined,
  ): bigint | undefined {
    const fold = begin();
    for (let at = lower; at <= upper; at++) {
      const term = body(at);
      if (term === undefined) return undefined;
      this.work.spend(fold.take(term));
      if (fold.value === undefined) throw new BeyondReach(`a value of ${name}`);
    }
    return fold.value;
  }

  /** Whether a sum can go on where it ended. */
  #isClosed(node: Bind<Expression>): boolean {
    if (this.#hiding > 0) return false;
    let closed = this.#closed.get(node);
    if (closed === undefined) {
      const free = freeVariables(node.body);
      free.delete(node.variable);
      closed = !readsPast(node.body) && [...free].every((name) => this.#parameters.has(name));
      this.#closed.set(node, closed);
    }
    return closed;
  }
}

interface RunningSum {
  readonly lower: bigint;
  readonly upper: bigint;
  readonly value: bigint | undefined;
}

const JOINS = {
  addition: (folded: bigint, term: bigint) => folded + term,
  multiplication: (folded: bigint, term: bigint) => folded * term,
};
