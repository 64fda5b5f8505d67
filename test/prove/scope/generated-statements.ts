import type { StatementText } from '../../../src/prove/statement-parser.js';
import type { Sequence, Term } from './naive-evaluator.js';

/** A statement as text, and as what the naive evaluator works on. */
export interface GeneratedStatement {
  readonly text: StatementText;
  readonly left: Term;
  readonly right: Term;
  readonly from: bigint;
  readonly parameters: readonly string[];
  readonly sequences: readonly Sequence[];
}

/** Names of variables: few, so that they collide with each other, with functions, with properties of objects and with the prover's own. */
const FREE = [
  'k',
  'j',
  'x',
  '__proto__',
  'constructor',
  'toString',
  'L',
  'f0',
  'parameter0',
  'index',
  'quotient',
  'power',
];
const BOUND = [
  ...FREE,
  'k',
  'j',
  'k',
  'sum',
  'fibonacci',
  'factorial',
  'product',
  'gcd',
  'hasOwnProperty',
  'valueOf',
];
const SEQUENCES = ['L', 'k', '__proto__', 'constructor', 'S'];

/** Draws whole numbers below a bound; the same from the same seed. */
export function randomBelow(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    // Steele, Lea & Flood's SplitMix, in 32 bits.
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % bound;
  };
}

const N: Term = { kind: 'name', name: 'n' };
const number = (value: number): Term => ({ kind: 'number', value: BigInt(value) });
const apply = (name: string, ...values: Term[]): Term => ({ kind: 'apply', name, values });
const named = (name: string): Term => ({ kind: 'name', name });
const fold = (
  name: 'sum' | 'product' | 'count',
  variable: string,
  from: Term,
  to: Term,
  body: Term,
): Term => ({
  kind: 'bind',
  name,
  variable,
  values: [from, to],
  body,
});

/** Makes statements about terms with colliding names; about half of them are true. */
export class StatementGenerator {
  readonly #below: (bound: number) => number;
  #sequences: Sequence[] = [];
  #parameters: string[] = [];

  constructor(seed: number) {
    this.#below = randomBelow(seed);
  }

  next(): GeneratedStatement {
    this.#sequences = [];
    this.#parameters = this.#chance(2) ? this.#some(FREE, 1 + this.#below(2)) : [];
    if (this.#chance(3)) this.#sequences.push(this.#sequence());
    let [left, right] = this.#chance(3)
      ? this.#closedForm()
      : this.#twins(this.#term(3, ['n', ...this.#parameters]));
    for (let time = this.#below(3); time > 0; time--) [left, right] = this.#together(left, right);
    if (this.#chance(4)) right = this.#spoiled(right);
    const from = this.#pick([0n, 0n, 0n, 1n, 3n, -2n]);
    const { length } = this.#parameters;
    return {
      text: {
        left: print(left),
        right: print(right),
        from,
        parameters: this.#parameters.slice(0, this.#below(length + 1)),
        definitions: this.#sequences.map(
          ({ name, initial, rule }) => `${name} = ${[...initial.map(String), print(rule)].join(', ')}`,
        ),
      },
      left,
      right,
      from,
      parameters: this.#parameters,
      sequences: this.#sequences,
    };
  }

  #chance(of: number): boolean {
    return this.#below(of) === 0;
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[this.#below(values.length)];
  }

  #some(values: readonly string[], count: number): string[] {
    return [...new Set(Array.from({ length: count }, () => this.#pick(values)))];
  }

  #sequence(): Sequence {
    const name = this.#pick(SEQUENCES);
    const before = (lag: number): Term => ({ kind: 'row', sequence: 'a', index: apply('-', N, number(lag)) });
    const visible = ['n', ...this.#parameters];
    const rules: readonly (() => [number, Term])[] = [
      () => [1, apply('+', before(1), this.#term(1, visible))],
      () => [2, apply('+', before(1), before(2))],
      () => [1, apply('*', number(2), before(1))],
      () => [1, apply('*', N, before(1))],
      () => [0, this.#term(2, visible)],
      () => [1, apply('if', apply('<', number(0), before(1)), number(1), this.#term(0, visible))],
      () => [1, apply('div', before(1), apply('-', N, number(2 + this.#below(9))))],
    ];
    const [length, rule] = this.#pick(rules)();
    return { name, initial: Array.from({ length }, () => BigInt(this.#below(3))), rule };
  }

  /** @param visible names of variables that mean something here, the outermost first; later ones hide equal earlier ones */
  #term(depth: number, visible: readonly string[]): Term {
    const leaf = depth === 0 || this.#chance(5);
    if (leaf) return this.#chance(3) ? number(this.#below(5) - 1) : named(this.#pick(visible));
    const inner = () => this.#term(depth - 1, visible);
    switch (this.#below(12)) {
      case 0:
      case 1:
        return apply('+', inner(), inner());
      case 2:
        return apply('-', inner(), inner());
      case 3:
        return apply('*', inner(), inner());
      case 4:
        return apply(
          this.#pick(['div', 'mod']),
          inner(),
          this.#chance(4) ? inner() : number(2 + this.#below(4)),
        );
      case 5:
        return apply(this.#pick(['min', 'max']), inner(), inner());
      case 6:
        return apply(this.#pick(['fibonacci', 'factorial']), this.#chance(2) ? N : inner());
      case 7:
        return this.#sequences.length === 0
          ? apply('abs', inner())
          : { kind: 'row', sequence: this.#sequences[0].name, index: this.#chance(2) ? N : inner() };
      default:
        return this.#fold(depth, visible);
    }
  }

  #fold(depth: number, visible: readonly string[]): Term {
    const variable = this.#pick(BOUND);
    const name = this.#pick(['sum', 'sum', 'sum', 'product', 'count'] as const);
    const lower = this.#chance(3) ? named(this.#pick(visible)) : number(this.#below(4) - 1);
    const upper = this.#chance(2) ? N : this.#chance(2) ? number(this.#below(4)) : named(this.#pick(visible));
    const body = this.#term(depth - 1, [...visible, variable]);
    return fold(name, variable, lower, upper, name === 'count' ? apply('<', body, named(variable)) : body);
  }

  /** The two sides of an identity about binders, with names that collide. */
  #closedForm(): [Term, Term] {
    const [v, w] = [this.#pick(BOUND), this.#pick(BOUND)];
    const [V, W] = [named(v), named(w)];
    const triangular = (x: Term) => apply('div', apply('*', x, apply('+', x, number(1))), number(2));
    const other = v === w ? V : W;
    return this.#pick<() => [Term, Term]>([
      () => [fold('sum', v, number(0), N, V), triangular(N)],
      () => [
        fold('sum', v, number(1), N, fold('sum', w, number(1), number(1), V)),
        v === w ? N : triangular(N),
      ],
      () => [fold('sum', v, number(0), N, fold('sum', w, number(1), V, number(1))), triangular(N)],
      () => [
        fold('sum', v, number(0), N, fold('sum', w, number(0), V, other)),
        apply(
          'div',
          apply('*', apply('*', N, apply('+', N, number(1))), apply('+', N, number(2))),
          number(6),
        ),
      ],
      () => [fold('product', v, number(1), N, V), apply('factorial', N)],
      () => [
        fold('sum', v, number(0), N, apply('fibonacci', V)),
        apply('-', apply('fibonacci', apply('+', N, number(2))), number(1)),
      ],
      () => [fold('count', v, number(1), N, apply('<', number(0), V)), N],
      () => [
        fold('sum', v, number(0), N, apply('^', number(2), V)),
        apply('-', apply('^', number(2), apply('+', N, number(1))), number(1)),
      ],
    ])();
  }

  /** A term, and one that has the same value. */
  #twins(term: Term): [Term, Term] {
    let twin = term;
    for (let time = 1 + this.#below(3); time > 0; time--) twin = this.#rewritten(twin);
    return [term, twin];
  }

  #rewritten(term: Term): Term {
    switch (term.kind) {
      case 'bind': {
        if (this.#chance(2)) return this.#renamed(term);
        return { ...term, body: term.name === 'count' ? term.body : this.#rewritten(term.body) };
      }
      case 'apply':
        if (['+', '*', 'min', 'max'].includes(term.name) && this.#chance(2))
          return { ...term, values: [...term.values].reverse() };
        if (term.values.length === 0 || term.name === 'if') return term;
        return {
          ...term,
          values: term.values.map((value) => (this.#chance(2) ? this.#rewritten(value) : value)),
        };
      default:
        return this.#chance(2) ? apply('+', term, number(0)) : apply('*', number(1), term);
    }
  }

  /** Another name for the bound variable: mostly one that changes nothing, sometimes one that captures. */
  #renamed(term: Extract<Term, { kind: 'bind' }>): Term {
    const name = this.#pick(BOUND);
    const taken = namesIn(term.body);
    if (taken.has(name) && !this.#chance(3)) return term;
    return { ...term, variable: name, body: replaced(term.body, term.variable, name) };
  }

  /** Both sides with the same thing done to them. */
  #together(left: Term, right: Term): [Term, Term] {
    const visible = ['n', ...this.#parameters];
    const other = this.#chance(2) ? named(this.#pick(visible)) : this.#term(1, visible);
    const name = this.#pick(['+', '-', '*']);
    return this.#chance(2)
      ? [apply(name, left, other), apply(name, right, other)]
      : [apply('+', left, other), apply('+', other, right)];
  }

  #spoiled(term: Term): Term {
    switch (this.#below(4)) {
      case 0:
        return apply('+', term, apply('div', N, number(7)));
      case 1:
        return apply('+', term, apply('*', number(0), apply('div', number(1), apply('-', N, number(5)))));
      case 2:
        return apply('+', term, named(this.#pick(['n', ...this.#parameters])));
      default:
        return apply('+', term, number(1));
    }
  }
}

function namesIn(term: Term): Set<string> {
  switch (term.kind) {
    case 'number':
      return new Set();
    case 'name':
      return new Set([term.name]);
    case 'row':
      return namesIn(term.index);
    case 'apply':
      return new Set(term.values.flatMap((value) => [...namesIn(value)]));
    case 'bind':
      return new Set([
        term.variable,
        ...namesIn(term.body),
        ...term.values.flatMap((value) => [...namesIn(value)]),
      ]);
  }
}

/** Another name in the place of a free variable, whether a binder captures it or not. */
function replaced(term: Term, name: string, other: string): Term {
  switch (term.kind) {
    case 'number':
      return term;
    case 'name':
      return term.name === name ? { kind: 'name', name: other } : term;
    case 'row':
      return { ...term, index: replaced(term.index, name, other) };
    case 'apply':
      return { ...term, values: term.values.map((value) => replaced(value, name, other)) };
    case 'bind': {
      const [first, second] = term.values;
      return {
        ...term,
        values: [replaced(first, name, other), replaced(second, name, other)],
        body: term.variable === name ? term.body : replaced(term.body, name, other),
      };
    }
  }
}

/** With parentheses around everything. */
function print(term: Term): string {
  switch (term.kind) {
    case 'number':
      return term.value < 0n ? `(${term.value})` : String(term.value);
    case 'name':
      return term.name;
    case 'row':
      return `${term.sequence}(${print(term.index)})`;
    case 'bind':
      return `${term.name}(${[term.variable, ...term.values.map(print), print(term.body)].join(', ')})`;
    case 'apply': {
      const values = term.values.map(print);
      if (/^[a-z]{2,}$/.test(term.name) && !['div', 'mod'].includes(term.name))
        return `${term.name}(${values.join(', ')})`;
      return `(${values.join(` ${term.name} `)})`;
    }
  }
}
