import { NEUTRAL } from '../language/binder.js';
import { binder, joinOf } from '../language/binders.js';
import { literal } from '../language/construct.js';
import type { Apply, Bind, Expression } from '../language/expression.js';
import { meaningOf, type Recurrence, type Requirement, rootConditions } from '../language/facts.js';
import { ROW } from '../language/names.js';
import { primitive } from '../language/primitives.js';
import { printExpression } from '../language/print.js';
import { Polynomial } from '../numbers/polynomial.js';
import { freeVariables } from './free-variables.js';
import { polynomialOf } from './polynomial-form.js';
import type { Definition } from './statement.js';
import type { WorkLimit } from './work-limit.js';

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
 * Translates expressions to SMT-LIB's integers, for the prover and for the check of its proofs. Its div and mod are Euclid's, which round down for positive divisors; for negative ones
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
    const polynomial = this.#polynomial(node, scope);
    if (polynomial !== undefined) return { term: polynomialText(polynomial), defined: TRUE };
    switch (node.kind) {
      case 'literal':
      case 'decimal':
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

  /** An expression as a polynomial, with polynomials for its variables. */
  #polynomial(node: Expression, scope?: ReadonlyMap<string, Polynomial>): Polynomial | undefined {
    return polynomialOf(node, this.work, (name) => scope?.get(name));
  }

  /** A lag of at most the number of first terms reads a row that is there, wherever the rule is used. */
  #past(index: Expression, scope: ReadonlyMap<string, Polynomial>, own: Own | undefined): Encoded {
    const lag = polynomialOf(index)?.minus(Polynomial.variable('n')).constant();
    const at = this.#polynomial(index, scope);
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
    const { facts, evaluation } = primitive(node.primitive);
    if (facts.ring === 'power') return this.#power(node, scope, own);
    if (facts.sequence !== undefined) {
      return this.#call(this.#recursive(node.primitive, facts.sequence), x, scope);
    }
    if (facts.smt === undefined && facts.root === undefined && facts.division === undefined) {
      const meaning = meaningOf(facts, node.arguments);
      if (meaning === undefined) throw new NotEncoded(node.primitive);
      return this.#encode(meaning, scope, own);
    }
    const parts = node.arguments.map((argument) => this.#encode(argument, scope, own));
    const terms = parts.map(({ term }) => term);
    if (evaluation === 'choice') return choice(parts, facts.smt?.(...terms) ?? '');
    const required = (facts.domain ?? []).map((requirement, place) => {
      return conditionOf(requirement, node.arguments[place], terms[place]);
    });
    const defined = and([...parts.map((part) => part.defined), ...required]);
    if (facts.division !== undefined) return { term: divisionText(facts.division, terms, y), defined };
    if (facts.smt !== undefined) return { term: facts.smt(...terms), defined };
    return { term: this.#root(facts.root ?? 1, terms[0], and(required)), defined };
  }

  /** A constant for a root, of which it is said what determines it. */
  #root(degree: number, x: string, defined: string): string {
    const root = `root${this.#constants.length}`;
    this.#constants.push(root);
    // Variables stand for the texts of terms.
    const texts = new Map([root, x].map((text) => [text, Polynomial.variable(text)]));
    const [rootName, xName] = [root, x].map((name): Expression => ({ kind: 'variable', name }));
    const conditions = rootConditions(degree, rootName, xName).map((part) => this.#encode(part, texts).term);
    this.#facts.push(`(=> ${defined} ${and([root, ...conditions].map((term) => `(>= ${term} 0)`))})`);
    return root;
  }

  #power(node: Apply<Expression>, scope: ReadonlyMap<string, Polynomial>, own: Own | undefined): Encoded {
    const [base, exponent] = node.arguments;
    if (exponent.kind === 'literal' && exponent.value >= 1n && exponent.value <= MOST_EXPONENT) {
      const { term, defined } = this.#encode(base, scope, own);
      return { term: `(* ${Array(Number(exponent.value)).fill(term).join(' ')} 1)`, defined };
    }
    const constant = this.#polynomial(base)?.constant();
    if (constant === undefined) throw new NotEncoded('^');
    const term = integerText(constant.numerator);
    const family = this.#family(`power ${term}`, (name) => (index) => {
      const at = polynomialText(index);
      const before = this.#use(name, index.minus(Polynomial.ONE));
      return [
        `(=> (= ${at} 0) (= (${name} ${at}) 1))`,
        `(=> (>= ${at} 1) (= (${name} ${at}) (* ${term} ${before})))`,
      ];
    });
    return this.#call(family, exponent, scope);
  }

  /** A sequence whose rule is defined in every row from its own first terms on. */
  #sequence(column: string): Family {
    const definition = this.definitions.find(({ name }) => name === column);
    if (definition === undefined) throw new NotEncoded(column);
    return this.#recursive(`sequence ${column}`, definition);
  }

  #recursive(key: string, { initial, rule }: Recurrence): Family {
    this.#requireTotal(key, rule, ROW, { name: 'itself', terms: initial.length });
    return this.#family(key, (name) => (index) => {
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
    const joins = joinOf(node);
    const isFixed = lower.kind === 'literal' && [...free].every((name) => this.parameters.includes(name));
    if (joins === undefined || !isFixed) throw new NotEncoded(node.binder);
    const operator = { addition: '+', multiplication: '*' }[joins];
    const upTo: Expression = { ...node, arguments: [lower, literal(0)] };
    const key = `sum ${printExpression(upTo)}`;
    this.#requireTotal(key, node.body, node.variable);
    const family = this.#family(key, (name) => (index) => {
      const at = polynomialText(index);
      const before = this.#use(name, index.minus(Polynomial.ONE));
      const body = this.#encode(node.body, this.#scopeOf(node.variable, index));
      const term = binder(node.binder).bodyType === 'boolean' ? `(ite ${body.term} 1 0)` : body.term;
      return [
        `(=> (< ${at} ${integerText(lower.value)}) (= (${name} ${at}) ${NEUTRAL[joins]}))`,
        `(=> (>= ${at} ${integerText(lower.value)}) (= (${name} ${at}) (${operator} ${before} ${term})))`,
      ];
    });
    const index = this.#polynomial(upper, scope);
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
    const at = this.#polynomial(index, scope);
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

export function integerText(value: bigint): string {
  return value < 0n ? `(- ${-value})` : String(value);
}

function and(conditions: readonly string[]): string {
  const some = conditions.filter((condition) => condition !== TRUE);
  return some.length === 0 ? TRUE : some.length === 1 ? some[0] : `(and ${some.join(' ')})`;
}

/** What is defined in the branch that is not taken does not matter. */
function choice([condition, yes, no]: readonly Encoded[], term: string): Encoded {
  const isTotal = yes.defined === TRUE && no.defined === TRUE;
  const chosen = isTotal ? TRUE : `(ite ${condition.term} ${yes.defined} ${no.defined})`;
  return { term, defined: and([condition.defined, chosen]) };
}

function conditionOf(requirement: Requirement, argument: Expression, term: string): string {
  if (requirement === 'any') return TRUE;
  if (requirement === 'natural') return `(>= ${term} 0)`;
  return argument.kind === 'literal' && argument.value !== 0n ? TRUE : `(not (= ${term} 0))`;
}

/** Floor division: Euclid's for positive divisors, and for others with both signs turned. */
function divisionText(
  division: 'quotient' | 'remainder',
  [s, t]: readonly string[],
  divisor: Expression,
): string {
  const isPositive = divisor.kind === 'literal' && divisor.value > 0n;
  if (division === 'remainder' && isPositive) return `(mod ${s} ${t})`;
  const [down, turned] = [`(div ${s} ${t})`, `(div (- ${s}) (- ${t}))`];
  const quotient =
    divisor.kind !== 'literal' ? `(ite (> ${t} 0) ${down} ${turned})` : isPositive ? down : turned;
  return division === 'quotient' ? quotient : `(- ${s} (* ${t} ${quotient}))`;
}
