import { literal } from '../../language/construct.js';
import type { Apply, Bind, Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { printExpression } from '../../language/print.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { freeVariables } from '../free-variables.js';
import { combine, polynomialOf, smallPower } from '../polynomial-form.js';
import type { Definition } from '../statement.js';
import { substitute } from '../substitution.js';
import type { WorkLimit } from '../work-limit.js';

/** An expression in SMT-LIB, and the condition under which it is defined. */
export interface Encoded {
  readonly term: string;
  readonly defined: string;
}

/** A function of one integer that satisfies a recurrence: sequences, powers of a constant, sums. */
interface Family {
  readonly name: string;
  /** What holds of the function at an index, given as a polynomial. */
  readonly axioms: (index: Polynomial) => string[];
  readonly used: Map<string, Polynomial>;
}

/** The expression has no translation. */
export class NotEncoded extends Error {
  override readonly name: string = 'NotEncoded';
}

const TRUE = 'true';

/** Exponents that are written out as products. */
const MOST_EXPONENT = 8n;

/** Texts of parts are no longer than this. */
const LONGEST = 40_000;

/**
 * Translates expressions to SMT-LIB's integers. Its div and mod are Euclid's, which round down for positive divisors; for negative ones
 * x div y = (-x) div (-y). Functions that are not arithmetic become uninterpreted, with their recurrences at the indices in use.
 */
export class SmtEncoding {
  readonly #families = new Map<string, Family>();
  readonly #constants: string[] = [];
  readonly #facts: string[] = [];

  constructor(
    readonly definitions: readonly Definition[],
    readonly parameters: readonly string[],
    readonly work: WorkLimit,
  ) {}

  /** Whether a recurrence is in use, so that induction may help. */
  get isRecursive(): boolean {
    return this.#families.size > 0;
  }

  /** An expression of n and the parameters. Throws {@link NotEncoded}. */
  encode(node: Expression): Encoded {
    return this.#encode(node, this.#scopeOf(ROW, Polynomial.variable(ROW)));
  }

  /** What a parameter is called in the script: no name of a person's choice is in it. */
  nameOf(parameter: string): string {
    return `parameter${this.parameters.indexOf(parameter)}`;
  }

  /** Declarations and facts about all that was encoded so far; recurrences are unfolded this many times. */
  lines(unfold: number): string[] {
    const axioms: string[] = [];
    const done = new Set<string>();
    for (let round = 0; round < unfold; round++) {
      // Axioms may bring further families and indices, which the next round unfolds.
      for (const family of [...this.#families.values()]) {
        for (const [key, index] of [...family.used]) {
          const once = `${family.name} ${key}`;
          if (done.has(once)) continue;
          done.add(once);
          axioms.push(...family.axioms(index));
        }
      }
    }
    return [
      '(declare-const n Int)',
      ...this.parameters.map((name) => `(declare-const ${this.nameOf(name)} Int)`),
      ...this.#constants.map((name) => `(declare-const ${name} Int)`),
      ...[...this.#families.values()].map(({ name }) => `(declare-fun ${name} (Int) Int)`),
      ...[...this.#facts, ...axioms].map((fact) => `(assert ${fact})`),
    ];
  }

  #encode(node: Expression, scope: ReadonlyMap<string, Polynomial>, own?: Own): Encoded {
    const encoded = this.#encoded(node, scope, own);
    this.work.spend(1 + (encoded.term.length >> 4));
    if (encoded.term.length + encoded.defined.length > LONGEST) throw new NotEncoded('a long expression');
    return encoded;
  }

  #encoded(node: Expression, scope: ReadonlyMap<string, Polynomial>, own: Own | undefined): Encoded {
    const polynomial = polynomialIn(node, scope, this.work);
    if (polynomial !== undefined) return { term: polynomialText(polynomial), defined: TRUE };
    switch (node.kind) {
      case 'literal':
      case 'variable':
        throw new NotEncoded(printExpression(node));
      case 'past':
        return this.#past(node.index, scope, own);
      case 'given':
        return this.#call(this.#sequence(node.column), node.index, scope);
      case 'bind':
        return this.#sum(node, scope);
      case 'apply':
        return this.#application(node, scope, own);
    }
  }

  /** A lag of at most the number of first terms reads a row that is there, wherever the rule is used. */
  #past(index: Expression, scope: ReadonlyMap<string, Polynomial>, own: Own | undefined): Encoded {
    const lag = polynomialOf(index)?.minus(Polynomial.variable('n')).constant();
    const at = polynomialIn(index, scope, this.work);
    if (own === undefined || lag === undefined || at === undefined || !lag.isInteger())
      throw new NotEncoded('a(...)');
    if (lag.numerator >= 0n || -lag.numerator > BigInt(own.terms)) throw new NotEncoded('a lag');
    return { term: this.#use(own.name, at), defined: TRUE };
  }

  #application(
    node: Apply<Expression>,
    scope: ReadonlyMap<string, Polynomial>,
    own: Own | undefined,
  ): Encoded {
    const [x, y] = node.arguments;
    switch (node.primitive) {
      case '^':
        return this.#power(node, scope, own);
      case 'fibonacci':
        return this.#call(this.#fibonacci(), x, scope);
      case 'factorial':
        return this.#call(this.#factorial(), x, scope);
    }
    const parts = node.arguments.map((argument) => this.#encode(argument, scope, own));
    const terms = parts.map(({ term }) => term);
    const all = and(parts.map(({ defined }) => defined));
    const [s, t, u] = terms;
    const total = (term: string): Encoded => ({ term, defined: all });
    switch (node.primitive) {
      case '+':
      case '-':
      case '*':
        return total(`(${node.primitive} ${s} ${t})`);
      case 'neg':
        return total(`(- ${s})`);
      case 'div':
      case 'mod':
        return this.#division(node.primitive, terms, y, all);
      case 'abs':
        return total(`(ite (>= ${s} 0) ${s} (- ${s}))`);
      case 'sign':
        return total(`(ite (> ${s} 0) 1 (ite (< ${s} 0) (- 1) 0))`);
      case 'min':
        return total(`(ite (<= ${s} ${t}) ${s} ${t})`);
      case 'max':
        return total(`(ite (>= ${s} ${t}) ${s} ${t})`);
      case '=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return total(`(${node.primitive} ${s} ${t})`);
      case '!=':
        return total(`(not (= ${s} ${t}))`);
      case 'both':
        return total(`(and ${s} ${t})`);
      case 'either':
        return total(`(or ${s} ${t})`);
      case 'not':
        return total(`(not ${s})`);
      case 'if': {
        const [condition, yes, no] = parts.map(({ defined }) => defined);
        const chosen = yes === TRUE && no === TRUE ? TRUE : `(ite ${s} ${yes} ${no})`;
        return { term: `(ite ${s} ${t} ${u})`, defined: and([condition, chosen]) };
      }
      case 'isqrt': {
        const root = `root${this.#constants.length}`;
        this.#constants.push(root);
        this.#facts.push(
          `(=> (>= ${s} 0) (and (>= ${root} 0) (<= (* ${root} ${root}) ${s}) (< ${s} (* (+ ${root} 1) (+ ${root} 1)))))`,
        );
        return { term: root, defined: and([all, `(>= ${s} 0)`]) };
      }
      default:
        throw new NotEncoded(node.primitive);
    }
  }

  #division(primitive: string, [s, t]: readonly string[], divisor: Expression, all: string): Encoded {
    const down = `(div ${s} ${t})`;
    const quotient =
      divisor.kind !== 'literal'
        ? `(ite (> ${t} 0) ${down} (div (- ${s}) (- ${t})))`
        : divisor.value > 0n
          ? down
          : `(div (- ${s}) (- ${t}))`;
    const positive = divisor.kind === 'literal' && divisor.value > 0n;
    const term =
      primitive === 'div' ? quotient : positive ? `(mod ${s} ${t})` : `(- ${s} (* ${t} ${quotient}))`;
    const nonzero = divisor.kind === 'literal' && divisor.value !== 0n ? TRUE : `(not (= ${t} 0))`;
    return { term, defined: and([all, nonzero]) };
  }

  #power(node: Apply<Expression>, scope: ReadonlyMap<string, Polynomial>, own: Own | undefined): Encoded {
    const [base, exponent] = node.arguments;
    if (exponent.kind === 'literal' && exponent.value >= 1n && exponent.value <= MOST_EXPONENT) {
      const { term, defined } = this.#encode(base, scope, own);
      return { term: `(* ${Array(Number(exponent.value)).fill(term).join(' ')} 1)`, defined };
    }
    const constant = polynomialIn(base, new Map(), this.work)?.constant();
    if (constant === undefined) throw new NotEncoded('^');
    const term = integerText(constant.numerator);
    const family = this.#family(`power ${term}`, (name) => (index) => {
      const at = polynomialText(index);
      const before = this.#use(name, index.minus(Polynomial.constant(1n)));
      return [
        `(=> (= ${at} 0) (= (${name} ${at}) 1))`,
        `(=> (>= ${at} 1) (= (${name} ${at}) (* ${term} ${before})))`,
      ];
    });
    return this.#call(family, exponent, scope);
  }

  #fibonacci(): Family {
    return this.#family('fibonacci', (name) => (index) => {
      const at = polynomialText(index);
      const [one, two] = [1n, 2n].map((lag) => this.#use(name, index.minus(Polynomial.constant(lag))));
      return [
        `(=> (= ${at} 0) (= (${name} ${at}) 0))`,
        `(=> (= ${at} 1) (= (${name} ${at}) 1))`,
        `(=> (>= ${at} 2) (= (${name} ${at}) (+ ${one} ${two})))`,
      ];
    });
  }

  #factorial(): Family {
    return this.#family('factorial', (name) => (index) => {
      const at = polynomialText(index);
      const before = this.#use(name, index.minus(Polynomial.constant(1n)));
      return [
        `(=> (= ${at} 0) (= (${name} ${at}) 1))`,
        `(=> (>= ${at} 1) (= (${name} ${at}) (* ${at} ${before})))`,
      ];
    });
  }

  /** A sequence whose rule is defined in every row from its own first terms on. */
  #sequence(column: string): Family {
    const definition = this.definitions.find(({ name }) => name === column);
    if (definition === undefined) throw new NotEncoded(column);
    const { initial, rule } = definition;
    this.#requireTotal(`sequence ${column}`, rule, ROW, { name: 'itself', terms: initial.length });
    return this.#family(`sequence ${column}`, (name) => (index) => {
      const at = polynomialText(index);
      const first = initial.map(
        (term, row) => `(=> (= ${at} ${row}) (= (${name} ${at}) ${integerText(term)}))`,
      );
      const value = this.#encode(rule, this.#scopeOf(ROW, index), { name, terms: initial.length });
      return [...first, `(=> (>= ${at} ${initial.length}) (= (${name} ${at}) ${value.term}))`];
    });
  }

  #sum(node: Bind<Expression>, scope: ReadonlyMap<string, Polynomial>): Encoded {
    const [lower, upper] = node.arguments;
    const free = freeVariables(node.body);
    free.delete(node.variable);
    if (!['sum', 'product', 'count'].includes(node.binder)) throw new NotEncoded(node.binder);
    if ([...free].some((name) => !this.parameters.includes(name)) || lower.kind !== 'literal') {
      throw new NotEncoded(node.binder);
    }
    const [neutral, operator] = node.binder === 'product' ? ['1', '*'] : ['0', '+'];
    const upTo: Expression = { ...node, arguments: [lower, literal(0)] };
    const key = `sum ${printExpression(upTo)}`;
    this.#requireTotal(key, node.body, node.variable);
    const family = this.#family(key, (name) => (index) => {
      const at = polynomialText(index);
      const before = this.#use(name, index.minus(Polynomial.constant(1n)));
      const body = this.#encode(node.body, this.#scopeOf(node.variable, index));
      const term = node.binder === 'count' ? `(ite ${body.term} 1 0)` : body.term;
      return [
        `(=> (< ${at} ${integerText(lower.value)}) (= (${name} ${at}) ${neutral}))`,
        `(=> (>= ${at} ${integerText(lower.value)}) (= (${name} ${at}) (${operator} ${before} ${term})))`,
      ];
    });
    const index = polynomialIn(upper, scope, this.work);
    if (index === undefined) throw new NotEncoded('a limit of a sum');
    return { term: this.#use(family.name, index), defined: TRUE };
  }

  /** The parameters, and one variable. */
  #scopeOf(variable: string, value: Polynomial): ReadonlyMap<string, Polynomial> {
    const parameters = this.parameters.map((name) => [name, Polynomial.variable(this.nameOf(name))] as const);
    return new Map([...parameters, [variable, value]]);
  }

  /**
   * Makes sure that a rule or the terms of a sum are defined for every value of their variable, apart from all else: facts say
   * what they are without a condition, or are never asked for, since recurrences are unfolded a few times only.
   */
  #requireTotal(key: string, node: Expression, variable: string, own?: Own): void {
    if (this.#families.has(key)) return;
    const apart = new SmtEncoding(this.definitions, this.parameters, this.work);
    const { defined } = apart.#encode(node, this.#scopeOf(variable, Polynomial.variable('index')), own);
    if (defined !== TRUE) throw new NotEncoded(`${key}, which may be undefined`);
  }

  /** A function of natural numbers. */
  #call(family: Family, index: Expression, scope: ReadonlyMap<string, Polynomial>): Encoded {
    const at = polynomialIn(index, scope, this.work);
    if (at === undefined) throw new NotEncoded(printExpression(index));
    return { term: this.#use(family.name, at), defined: `(>= ${polynomialText(at)} 0)` };
  }

  #use(name: string, index: Polynomial): string {
    const text = polynomialText(index);
    const family = [...this.#families.values()].find((candidate) => candidate.name === name);
    family?.used.set(text, index);
    return `(${name} ${text})`;
  }

  #family(key: string, axioms: (name: string) => Family['axioms']): Family {
    let family = this.#families.get(key);
    if (family === undefined) {
      const name = `f${this.#families.size}`;
      family = { name, axioms: axioms(name), used: new Map() };
      this.#families.set(key, family);
    }
    return family;
  }
}

/** The sequence whose rule is encoded, and how many first terms it has. */
interface Own {
  readonly name: string;
  readonly terms: number;
}

/** An expression as a polynomial with integer coefficients, with polynomials for its variables. */
function polynomialIn(
  node: Expression,
  scope: ReadonlyMap<string, Polynomial>,
  work: WorkLimit,
): Polynomial | undefined {
  switch (node.kind) {
    case 'literal':
      return Polynomial.constant(node.value);
    case 'variable':
      return scope.get(node.name);
    case 'apply': {
      if (node.primitive === '^') {
        const [x, y] = node.arguments;
        const base = polynomialIn(x, scope, work);
        if (base === undefined || y.kind !== 'literal' || y.value < 0n) return undefined;
        return smallPower(base, Number(y.value), work);
      }
      if (!['+', '-', '*', 'neg'].includes(node.primitive)) return undefined;
      const values = node.arguments.map((argument) => polynomialIn(argument, scope, work));
      return values.every((value) => value !== undefined) ? combine(node.primitive, values, work) : undefined;
    }
    default:
      return undefined;
  }
}

function polynomialText(polynomial: Polynomial): string {
  const terms = [...polynomial.terms.values()].map(({ exponents, coefficient }) => {
    const factors = [...exponents].flatMap(([name, exponent]) => Array<string>(exponent).fill(name));
    const number = integerText(coefficient.numerator);
    if (factors.length === 0) return number;
    if (coefficient.numerator === 1n && factors.length === 1) return factors[0];
    return `(* ${[...(coefficient.numerator === 1n ? [] : [number]), ...factors].join(' ')})`;
  });
  terms.sort();
  return terms.length === 0 ? '0' : terms.length === 1 ? terms[0] : `(+ ${terms.join(' ')})`;
}

function integerText(value: bigint): string {
  return value < 0n ? `(- ${-value})` : String(value);
}

function and(conditions: readonly string[]): string {
  const some = conditions.filter((condition) => condition !== TRUE);
  return some.length === 0 ? TRUE : some.length === 1 ? some[0] : `(and ${some.join(' ')})`;
}

/** Puts n - by in the place of n. */
export function earlier(node: Expression, by: number): Expression {
  if (by === 0) return node;
  return substitute(node, ROW, {
    kind: 'apply',
    primitive: '-',
    arguments: [{ kind: 'variable', name: 'n' }, literal(by)],
  });
}
