import { describe, expect, test } from 'vitest';
import { apply, literal } from '../../src/language/construct.js';
import type { Expression } from '../../src/language/expression.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import { printExpression } from '../../src/language/print.js';
import { Evaluator } from '../../src/prove/evaluate.js';
import { NotEncoded, SmtEncoding } from '../../src/prove/smt-encoding.js';
import { standardForm } from '../../src/prove/standard-form.js';
import { parseStatement } from '../../src/prove/statement-parser.js';
import { substitute } from '../../src/prove/substitution.js';
import { WorkLimit } from '../../src/prove/work-limit.js';

type Term = string | readonly Term[];

function parsed(text: string): Term {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const next = (): Term => {
    const token = tokens[at++];
    if (token !== '(') return token;
    const parts: Term[] = [];
    while (tokens[at] !== ')') parts.push(next());
    at++;
    return parts;
  };
  return next();
}

const euclidean = (x: bigint, y: bigint) => {
  const size = y < 0n ? -y : y;
  const rest = ((x % size) + size) % size;
  return { quotient: (x - rest) / y, rest };
};

/** Truth is 1 and falsehood 0. */
const OPERATIONS: Readonly<Record<string, (...values: bigint[]) => bigint | boolean>> = {
  '+': (...values) => values.reduce((x, y) => x + y),
  '-': (x, y) => (y === undefined ? -x : x - y),
  '*': (...values) => values.reduce((x, y) => x * y),
  div: (x, y) => (y === 0n ? 0n : euclidean(x, y).quotient),
  mod: (x, y) => (y === 0n ? 0n : euclidean(x, y).rest),
  '=': (x, y) => x === y,
  distinct: (x, y) => x !== y,
  '<': (x, y) => x < y,
  '<=': (x, y) => x <= y,
  '>': (x, y) => x > y,
  '>=': (x, y) => x >= y,
  and: (...values) => values.every((value) => value === 1n),
  or: (...values) => values.some((value) => value === 1n),
  not: (x) => x === 0n,
  '=>': (x, y) => x === 0n || y === 1n,
};

/** What SMT-LIB says a term is, where facts say what functions of constants are and constants are found by trying. */
class Interpreter {
  /** By call: when an equation holds, and what the call is then. */
  readonly #equations = new Map<string, [Term, Term][]>();
  readonly #constants = new Map<string, Term>();

  constructor(
    lines: readonly string[],
    readonly parameters: ReadonlyMap<string, bigint>,
  ) {
    for (const [head, fact] of lines.map(parsed) as [string, Term][]) {
      if (head !== 'assert') continue;
      const [, condition, equation] = fact as [string, Term, Term];
      if (equation[0] === '=') {
        const key = JSON.stringify(equation[1]);
        this.#equations.set(key, [...(this.#equations.get(key) ?? []), [condition, equation[2]]]);
      } else this.#constants.set((equation[1] as string[])[1], fact);
    }
  }

  value(term: Term, tried: ReadonlyMap<string, bigint> = new Map()): bigint {
    const inner = (part: Term) => this.value(part, tried);
    if (typeof term === 'string') {
      if (/^\d+$/.test(term)) return BigInt(term);
      if (term === 'true') return 1n;
      const known = tried.get(term) ?? this.parameters.get(term);
      return known ?? this.#constant(term);
    }
    const [head, ...parts] = term as [string, ...Term[]];
    if (head === 'ite') return inner(parts[inner(parts[0]) === 1n ? 1 : 2]);
    const operation = OPERATIONS[head];
    if (operation !== undefined) return BigInt(operation(...parts.map(inner)));
    const equations = this.#equations.get(JSON.stringify(term)) ?? [];
    const found = equations.find(([condition]) => inner(condition) === 1n);
    if (found === undefined) throw new Error(`nothing says what ${JSON.stringify(term)} is`);
    return inner(found[1]);
  }

  #constant(name: string): bigint {
    const fact = this.#constants.get(name)!;
    for (let value = 0n; value < 100n; value++) {
      if (this.value(fact, new Map([[name, value]])) === 1n) return value;
    }
    throw new Error(`no value of ${name}`);
  }
}

const x: Expression = { kind: 'variable', name: 'x' };

/** Holds the translation of an expression of n and x to its values, for small ones. */
function holdTogether(text: string, definitions: readonly string[] = [], isCondition = false): number {
  const left = isCondition ? `if(${text}, 1, 0)` : text;
  const { from: _, ...statement } = standardForm(
    parseStatement({ left, right: '0', parameters: ['x'], definitions }),
  );
  const evaluator = new Evaluator(statement.definitions);
  let compared = 0;
  for (let n = 0n; n < 7n; n++) {
    for (const parameter of [-7n, -2n, 0n, 1n, 3n]) {
      const encoding = new SmtEncoding(statement.definitions, ['x'], new WorkLimit(1e6));
      const encoded = encoding.encode(substitute(statement.left, 'n', literal(n)));
      const parameters = new Map([
        [encoding.nameOf('x'), parameter],
        ['n', n],
      ]);
      const interpreter = new Interpreter(encoding.lines(20), parameters);
      const expected = evaluator.evaluate(statement.left, n, new Map([['x', parameter]]));
      expect(interpreter.value(parsed(encoded.defined))).toBe(expected === undefined ? 0n : 1n);
      if (expected === undefined) continue;
      expect(interpreter.value(parsed(encoded.term))).toBe(expected);
      compared++;
    }
  }
  return compared;
}

describe('the translation to SMT-LIB means what the evaluator computes', () => {
  test.each([
    ['(n*x - 3)^2 div (x + 2)'],
    ['(x - n) mod (x - 1)'],
    ['(n - x) div -3 + (n - x) mod -3 + x div 5 - n mod 7'],
    ['if(n > 3, 12 div x, isqrt(x))'],
    ['isqrt(n*n + x*x)'],
    ['isqrt(n) + isqrt(isqrt(x))'],
    ['2^(n + 1) - (-3)^n'],
    ['factorial(n) + fibonacci(n + 2) + fibonacci(n - 1)'],
    ['sum(k, 2, n, k*k*x) + product(k, 1, n, k + x) + count(k, -2, n, k < x)'],
    ['max(n, x) + min(x, n - 2) + abs(x) + sign(x - 1) + shl(n, 2) + x shr 1'],
    ['if(both(n < x, not(x = 3)), 1, if(either(n >= 5, x != 0), 2, 3))'],
  ])('%s', (text) => {
    expect(holdTogether(text.replace('shl(n, 2)', '(n shl 2)'))).toBeGreaterThan(5);
  });

  test('sequences', () => {
    expect(holdTogether('L(n + 1)*x', ['L = 2, 1, a(n-1) + a(n-2)*n'])).toBe(35);
    expect(holdTogether('L(n) + L(n - 2)', ['L = 1, a(n-1) + sum(k, 1, n, k*x)'])).toBe(25);
  });

  test('every primitive that has a translation', () => {
    const encoded: string[] = [];
    for (const { name, parameters, result } of PRIMITIVES.values()) {
      if (parameters.includes('boolean')) continue;
      const values = [apply('+', x, literal(1)), x, x].slice(-parameters.length);
      const text = printExpression(apply(name, ...values));
      try {
        holdTogether(text, [], result === 'boolean');
        encoded.push(name);
      } catch (error) {
        if (!(error instanceof NotEncoded)) throw error;
      }
    }
    expect(encoded).toEqual(
      expect.arrayContaining(['+', '-', '*', 'div', 'mod', 'abs', 'max', '<=', 'isqrt']),
    );
  });
});
