import { InputError } from '../errors.js';
import { binder } from '../language/binders.js';
import { readsPast } from '../language/children.js';
import type { Apply, Bind, Expression } from '../language/expression.js';
import { wordsOf } from '../language/limits.js';
import { primitive } from '../language/primitives.js';
import type { Definition } from './statement.js';
import { freeVariables } from './statement-parser.js';

/** A value could not be computed within the bounds of this evaluator: neither a value nor undefined. */
export class BeyondReach extends Error {
  override readonly name: string = 'BeyondReach';
}

/** Integers longer than this are not computed. */
const MOST_BITS = 2 ** 16;
/** Sums and the like of more terms than this are not computed. */
const MOST_TERMS = 2 ** 20;
/** Factorials and binomial coefficients of more factors than this are not computed. */
const MOST_FACTORS = 4096n;

/** Counts the work of evaluating: one unit for each node, and more for long integers. */
export class WorkLimit {
  spent = 0;

  constructor(readonly limit: number) {}

  get isSpent(): boolean {
    return this.spent > this.limit;
  }

  /** Throws {@link BeyondReach} once the limit is passed. */
  spend(units: number): void {
    this.spent += units;
    if (this.spent > this.limit) throw new BeyondReach('the limit on work');
  }
}

/** Values of variables by name; `n` is the row. */
export type Assignment = Readonly<Record<string, bigint>>;

/** Values of the variables around a node; binders set their own while they run. */
type Scope = Record<string, bigint>;

/** A row of the sequence that is being defined. */
type Past = (index: bigint) => bigint | undefined;

/**
 * Evaluates expressions as docs/language.md says, but for the bounds of its section 6: what is too large or too long
 * throws {@link BeyondReach}, so that undefined always means undefined. Sequences and sums remember their rows as long as
 * the parameters stay the same.
 */
export class Evaluator {
  readonly #definitions: ReadonlyMap<string, Definition>;
  #parameters: Assignment = {};
  #parameterKey = '';
  #rows = new Map<string, (bigint | undefined)[]>();
  #sums = new Map<Bind<Expression>, RunningSum>();
  readonly #closed = new Map<Bind<Expression>, boolean>();

  constructor(
    definitions: readonly Definition[],
    readonly work: WorkLimit = new WorkLimit(Infinity),
  ) {
    this.#definitions = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  /** The value of an expression in row n. Throws {@link BeyondReach}. */
  evaluate(expression: Expression, n: bigint, parameters: Assignment = {}): bigint | undefined {
    if (parameters !== this.#parameters) {
      const key = Object.entries(parameters).join(';');
      if (key !== this.#parameterKey) {
        this.#rows = new Map();
        this.#sums = new Map();
      }
      this.#parameters = parameters;
      this.#parameterKey = key;
    }
    return this.#value(expression, { ...parameters, n }, undefined);
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
      known.push(this.#value(definition.rule, { ...this.#parameters, n }, past));
    }
    return known[Number(index)];
  }

  #value(node: Expression, scope: Scope, past: Past | undefined): bigint | undefined {
    this.work.spend(1);
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'variable': {
        const value = scope[node.name];
        if (value === undefined) throw new InputError(`the variable '${node.name}' has no value`);
        return value;
      }
      case 'past': {
        const index = this.#value(node.index, scope, past);
        if (past === undefined) throw new InputError('a(...) is free here');
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
    if (node.primitive === 'if') {
      const condition = this.#value(node.arguments[0], scope, past);
      if (condition === undefined) return undefined;
      return this.#value(node.arguments[condition === 1n ? 1 : 2], scope, past);
    }
    const values: bigint[] = [];
    for (const argument of node.arguments) {
      const value = this.#value(argument, scope, past);
      if (value === undefined) return undefined;
      values.push(value);
    }
    const result = applyExactly(node.primitive, values);
    this.work.spend(effortOf(node.primitive, values, result));
    return result;
  }

  #bind(node: Bind<Expression>, scope: Scope, past: Past | undefined): bigint | undefined {
    const [first, second] = node.arguments.map((argument) => this.#value(argument, scope, past));
    if (first === undefined || second === undefined) return undefined;
    const outer = scope[node.variable];
    const body = (value: bigint) => {
      scope[node.variable] = value;
      return this.#value(node.body, scope, past);
    };
    try {
      return this.#fold(node, first, second, body);
    } finally {
      scope[node.variable] = outer;
    }
  }

  #fold(
    node: Bind<Expression>,
    first: bigint,
    second: bigint,
    body: (value: bigint) => bigint | undefined,
  ): bigint | undefined {
    switch (binder(node.binder).kind) {
      case 'range':
        return this.#range(node, first, second, body);
      case 'iterate': {
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
    lower: bigint,
    upper: bigint,
    body: (value: bigint) => bigint | undefined,
  ): bigint | undefined {
    if (upper - lower >= BigInt(MOST_TERMS)) throw new BeyondReach('a long sum');
    const step = FOLDS.get(node.binder);
    if (step === undefined) return this.#otherRange(node, lower, upper, body);
    const neutral = node.binder === 'product' ? 1n : 0n;
    let sum: RunningSum = { lower, upper: lower - 1n, value: neutral };
    if (this.#isClosed(node)) {
      const known = this.#sums.get(node);
      if (known !== undefined && known.lower === lower && known.upper <= upper) sum = known;
    }
    let value = sum.value;
    for (let at = sum.upper + 1n; at <= upper && value !== undefined; at++) {
      const term = body(at);
      value = term === undefined ? undefined : limited(step(value, term));
    }
    if (this.#isClosed(node) && upper >= sum.upper) this.#sums.set(node, { lower, upper, value });
    return value;
  }

  /** A fold of the language itself; where that gives up, so does this. */
  #otherRange(
    node: Bind<Expression>,
    lower: bigint,
    upper: bigint,
    body: (value: bigint) => bigint | undefined,
  ): bigint | undefined {
    const entry = binder(node.binder);
    if (entry.kind !== 'range') throw new Error(`${node.binder} is no range`);
    const fold = entry.begin();
    for (let at = lower; at <= upper; at++) {
      const term = body(at);
      if (term === undefined) return undefined;
      this.work.spend(fold.take(term));
      if (fold.value === undefined) throw new BeyondReach(node.binder);
    }
    return fold.value;
  }

  /** Whether the body depends on its own variable and on parameters only, so that a sum can go on where it ended. */
  #isClosed(node: Bind<Expression>): boolean {
    let closed = this.#closed.get(node);
    if (closed === undefined) {
      const free = freeVariables(node.body);
      free.delete(node.variable);
      closed = !readsPast(node.body) && [...free].every((name) => name in this.#parameters);
      this.#closed.set(node, closed);
    }
    return closed;
  }
}

/** Steps as programs are charged for, and more for what is beyond the bounds of the language. */
function effortOf(name: string, values: readonly bigint[], result: bigint | undefined): number {
  if (result === undefined) return 0;
  const words = Math.max(wordsOf(values[0]), wordsOf(result));
  if (name === 'binomial' && result !== 0n) {
    const [n, k] = values;
    return Math.min(Number(k), Number(n - k)) * (1 + (words >> 3));
  }
  return primitive(name).steps(values, result) + (words >> 2) + (words >= LONG_WORDS ? LONG_EFFORT : 0);
}

/** The longest integers that words are counted for, and what longer ones are charged. */
const LONG_WORDS = 128;
const LONG_EFFORT = 500;

interface RunningSum {
  readonly lower: bigint;
  readonly upper: bigint;
  readonly value: bigint | undefined;
}

const FOLDS: ReadonlyMap<string, (folded: bigint, term: bigint) => bigint> = new Map([
  ['sum', (folded: bigint, term: bigint) => folded + term],
  ['count', (folded: bigint, term: bigint) => folded + term],
  ['product', (folded: bigint, term: bigint) => folded * term],
]);

const LIMIT = 1n << BigInt(MOST_BITS);

function limited(value: bigint): bigint {
  if (value >= LIMIT || value <= -LIMIT) throw new BeyondReach('a long integer');
  return value;
}

/**
 * A primitive other than `if` on defined arguments. Primitives whose bounds matter are computed here; of the others a
 * result that is undefined may be so because of a bound, and is beyond reach.
 */
export function applyExactly(name: string, values: readonly bigint[]): bigint | undefined {
  const [x, y] = values;
  switch (name) {
    case '+':
      return limited(x + y);
    case '-':
      return limited(x - y);
    case '*':
      return limited(x * y);
    case '^':
      if (y < 0n) return undefined;
      return x === 0n || x === 1n || x === -1n || y === 0n ? powerOfUnit(x, y) : limitedPower(x, y);
    case 'shl':
      return y < 0n ? undefined : x === 0n ? 0n : limited(x * limitedPower(2n, y));
    case 'shr':
      if (y < 0n) return undefined;
      return y > BigInt(MOST_BITS) ? (x < 0n ? -1n : 0n) : x >> y;
    case 'binomial':
      if (x < 0n) return undefined;
      return chooseExactly(x, y);
    case 'factorial':
      return x < 0n ? undefined : factorial(x);
    case 'fibonacci':
      return x < 0n ? undefined : fibonacci(x);
  }
  const result = primitive(name).row(values);
  if (result === undefined && !PARTIAL.has(name)) throw new BeyondReach(name);
  return result;
}

/** Primitives that have no bound of their own: undefined means that there is no value. */
const PARTIAL = new Set(['div', 'mod', 'isqrt']);

function powerOfUnit(x: bigint, y: bigint): bigint {
  if (y === 0n || x === 1n) return 1n;
  return x === 0n || y % 2n === 1n ? x : 1n;
}

function limitedPower(x: bigint, y: bigint): bigint {
  const words = wordsOf(x) - 1;
  const bits = words === 0 ? Math.log2(Math.abs(Number(x))) : 64 * words;
  if (y > BigInt(MOST_BITS) || bits * Number(y) > MOST_BITS) throw new BeyondReach('a power');
  return x ** y;
}

/** Beginnings of rows of Pascal's triangle that were asked for: sums read them from left to right. */
const pascalRows = new Map<bigint, bigint[]>();
const MOST_PASCAL_ROWS = 512;

function chooseExactly(n: bigint, k: bigint): bigint {
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  if (fewer > MOST_FACTORS) throw new BeyondReach('a binomial coefficient');
  let entries = pascalRows.get(n);
  if (entries === undefined) {
    if (pascalRows.size === MOST_PASCAL_ROWS) pascalRows.clear();
    entries = [1n];
    pascalRows.set(n, entries);
  }
  for (let i = BigInt(entries.length); i <= fewer; i++) {
    entries.push(limited((entries[entries.length - 1] * (n - i + 1n)) / i));
  }
  return entries[Number(fewer)];
}

const factorials = [1n];

function factorial(n: bigint): bigint {
  if (n > MOST_FACTORS) throw new BeyondReach('a factorial');
  for (let factor = BigInt(factorials.length); factor <= n; factor++) {
    factorials.push(factorials[factorials.length - 1] * factor);
  }
  return factorials[Number(n)];
}

function fibonacci(n: bigint): bigint {
  if (n > BigInt(MOST_BITS)) throw new BeyondReach('a Fibonacci number');
  let [value, next] = [0n, 1n];
  for (const bit of n.toString(2)) {
    [value, next] = [value * (2n * next - value), value * value + next * next];
    if (bit === '1') [value, next] = [next, value + next];
  }
  return value;
}
