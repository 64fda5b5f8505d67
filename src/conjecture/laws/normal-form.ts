import type { Expression } from '../../language/expression.js';
import type { Recurrence } from '../../language/facts.js';
import { primitive as entryOf } from '../../language/primitives.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { Rational } from '../../numbers/rational.js';
import { combine } from '../../prove/polynomial-form.js';
import { type Atom, AtomTable, factsOf, keyOf } from './atoms.js';
import type { Domain } from './law.js';
import {
  commonFactor,
  divideTerms,
  integerOf,
  isOne,
  type Monomial,
  monomialsOf,
  polynomialOf,
  singleTerm,
  withoutSign,
} from './monomial.js';
import { factorialForms, rowOf } from './recurrence-forms.js';
import { Signs } from './signs.js';

/** Polynomials of a higher power are not multiplied out, nor are those that get more terms. */
const MOST_POWER = 12n;
const MOST_TERMS = 200;

/** Values of functions are spelt out for so many steps at most: (x + 3)! = (x + 3) (x + 2) (x + 1) x!. */
const MOST_STEPS = 6n;

/** An expression stays without a normal form: it has nodes that laws have not, or is too long. */
export class NoNormalForm extends Error {
  override readonly name: string = 'NoNormalForm';
}

const NEVER = 'never';

/**
 * Brings expressions to a form that equal ones often share: polynomials with integer coefficients in the variables and in
 * *atoms*, values of functions of such polynomials. What the functions are is used where it makes forms simpler:
 *
 * - x mod y = x - y (x div y), and (h y + r) div y = h + r div y;
 * - gcd, lcm, min, max and xor of several arguments in any order, gcd(x, y) = gcd(x, y - h x), common factors in front;
 * - powers by the laws of exponents, factorials and Fibonacci numbers by their recurrences.
 *
 * Forms do not show where an expression is undefined; that is kept apart, as {@link conditions}.
 */
export class NormalForms {
  readonly atoms = new AtomTable();
  /** The variables of all expressions so far. */
  readonly variables = new Set<string>();
  readonly signs: Signs;
  /** What has to hold so that everything brought to a form since {@link collect} is defined; sets mean "and". */
  #conditions = new Set<string>();

  constructor(domain: Domain) {
    this.signs = new Signs(this.atoms, domain);
  }

  /** The form of an expression and the conditions under which it is defined. Throws {@link NoNormalForm}. */
  collect(expression: Expression): { readonly form: Polynomial; readonly conditions: ReadonlySet<string> } {
    this.#conditions = new Set();
    const form = this.form(expression);
    return { form, conditions: this.#conditions };
  }

  /** The form of an expression. Throws {@link NoNormalForm}. */
  form(expression: Expression): Polynomial {
    switch (expression.kind) {
      case 'literal':
        return Polynomial.constant(expression.value);
      case 'variable':
        this.variables.add(expression.name);
        return Polynomial.variable(expression.name);
      case 'apply': {
        const values = expression.arguments.map((argument) => this.form(argument));
        const form = this.#apply(expression.primitive, values);
        if (form.terms.size > MOST_TERMS) throw new NoNormalForm('too many terms');
        return form;
      }
      default:
        throw new NoNormalForm(expression.kind);
    }
  }

  #apply(primitive: string, values: readonly Polynomial[]): Polynomial {
    const { facts } = entryOf(primitive);
    for (const [place, requirement] of (facts.domain ?? []).entries()) {
      if (requirement === 'nonzero') this.#requireNonzero(values[place]);
      if (requirement === 'natural') this.#requireNatural(values[place]);
    }
    const [x, y] = values;
    if (facts.ring === 'power') return this.#power(x, y);
    if (facts.ring !== undefined) {
      const form = combine(facts.ring, values);
      if (form === undefined) throw new NoNormalForm('too many terms');
      return form;
    }
    if (facts.division === 'quotient') return this.#quotient(x, y);
    if (facts.division === 'remainder') return x.minus(y.times(this.#quotient(x, y)));
    if (facts.isMagnitude) return this.#magnitude(x);
    if (facts.lattice?.order === 'size') return this.#extreme(primitive, values);
    if (facts.lattice?.bound === 'lower') return this.#commonDivisor(primitive, values);
    if (facts.lattice?.bound === 'upper') return this.#commonMultiple(primitive, values);
    if (facts.isSumOfBits) return this.#sumOfBits(primitive, values);
    if (facts.factorials !== undefined) {
      const forms = factorialForms(facts.factorials, values);
      if (forms === undefined) throw new NoNormalForm('factorials of what is no polynomial');
      return this.#factorials(primitive, forms.above, forms.below);
    }
    if (facts.sequence !== undefined) return this.#sequence(primitive, facts.sequence, x);
    if (facts.root !== undefined) return this.#root(primitive, facts.root, x);
    const value = this.#atom(primitive, values);
    if (facts.domain === undefined) this.#conditions.add(`defined ${keyOf(value)}`);
    return value;
  }

  #atom(kind: string, values: readonly Polynomial[]): Polynomial {
    return Polynomial.variable(this.atoms.atom(kind, values).name);
  }

  #requireNonzero(divisor: Polynomial): void {
    const constant = integerOf(divisor);
    if (constant === 0n) this.#conditions.add(NEVER);
    if (constant !== undefined) return;
    // A product is 0 only where a factor is.
    const common = commonFactor([divisor]);
    for (const name of common.exponents.keys()) {
      const factor = Polynomial.variable(name);
      if (!this.signs.isPositive(factor)) this.#conditions.add(`nonzero ${keyOf(factor)}`);
    }
    const rest = withoutSign(divideTerms(divisor, common).quotient);
    if (integerOf(rest) === undefined && !this.signs.isPositive(rest))
      this.#conditions.add(`nonzero ${keyOf(rest)}`);
  }

  #requireNatural(value: Polynomial): void {
    const constant = integerOf(value);
    if (constant !== undefined && constant < 0n) this.#conditions.add(NEVER);
    else if (!this.signs.isNatural(value)) this.#conditions.add(`natural ${keyOf(value)}`);
  }

  /** Floor of x / y for y other than 0. */
  #quotient(x: Polynomial, y: Polynomial): Polynomial {
    if (integerOf(y) === 0n) return Polynomial.ZERO;
    const positive = withoutSign(y);
    if (keyOf(positive) !== keyOf(y)) return this.#quotient(x.negated(), positive);
    if (this.signs.isNatural(x) && this.signs.isPositive(y.minus(x))) return Polynomial.ZERO;
    const single = singleTerm(y);
    const split = single === undefined ? { quotient: Polynomial.ZERO, remainder: x } : divideTerms(x, single);
    const multiple = single === undefined ? multipleOf(x, y) : 0n;
    const whole = split.quotient.plus(Polynomial.constant(multiple));
    const rest = split.remainder.minus(y.scaled(Rational.of(multiple)));
    return whole.plus(this.#properQuotient(rest, y));
  }

  #properQuotient(x: Polynomial, y: Polynomial): Polynomial {
    const constant = integerOf(x);
    if (constant === 0n) return Polynomial.ZERO;
    if (this.signs.isNatural(x) && this.signs.isPositive(y.minus(x))) return Polynomial.ZERO;
    const common = commonFactor([x, y]);
    if (!isOne(common)) {
      return this.#quotient(divideTerms(x, common).quotient, divideTerms(y, common).quotient);
    }
    // floor((h + floor(p / q)) / y) = floor((h q + p) / (q y)) for y > 0.
    if (this.signs.isPositive(y)) {
      for (const { coefficient, exponents } of monomialsOf(x)) {
        const [[name, exponent] = ['', 0]] = exponents;
        const inner = this.atoms.get(name);
        if (coefficient !== 1n || exponents.size !== 1 || exponent !== 1 || !isQuotient(inner)) continue;
        const [p, q] = inner.arguments;
        const others = x.minus(Polynomial.variable(name));
        if (!others.degreeIn(name)) return this.#quotient(others.times(q).plus(p), q.times(y));
      }
    }
    return this.#atom('div', [x, y]);
  }

  #power(base: Polynomial, exponent: Polynomial): Polynomial {
    const times = integerOf(exponent);
    const constant = integerOf(base);
    if (times !== undefined && times < 0n) return Polynomial.ZERO;
    if (constant === 1n) return base;
    if (times !== undefined && times <= MOST_POWER) {
      if (base.terms.size ** Number(times) > MOST_TERMS ** 2) throw new NoNormalForm('a large power');
      return base.power(Number(times));
    }
    // x^(e + f) = x^e x^f where both exponents are known to be natural.
    const summands = monomialsOf(exponent).map(polynomialOf);
    if (summands.length > 1 && summands.every((summand) => this.signs.isNatural(summand))) {
      return summands.map((summand) => this.#power(base, summand)).reduce((one, other) => one.times(other));
    }
    const single = singleTerm(base);
    if (
      single !== undefined &&
      (single.exponents.size > 1 || (single.coefficient !== 1n && single.exponents.size > 0))
    ) {
      // (x y)^e = x^e y^e
      let product =
        single.coefficient === 1n
          ? Polynomial.ONE
          : this.#power(Polynomial.constant(single.coefficient), exponent);
      for (const [name, by] of single.exponents) {
        product = product.times(this.#power(Polynomial.variable(name).power(by), exponent));
      }
      return product;
    }
    if (single !== undefined && single.exponents.size === 1) {
      // (x^e)^f = x^(e f): both are natural where the power is defined.
      const [[name, by]] = single.exponents;
      const inner = this.atoms.get(name);
      const scaled = exponent.scaled(Rational.of(BigInt(by)));
      if (isPower(inner)) return this.#power(inner.arguments[0], inner.arguments[1].times(scaled));
      if (by > 1) return this.#power(Polynomial.variable(name), scaled);
    }
    // x^(c e) = (x^e)^c
    const { coefficient } = commonFactor([exponent]);
    if (coefficient > 1n && coefficient <= MOST_POWER && single !== undefined) {
      const once = divideTerms(exponent, { coefficient, exponents: new Map() }).quotient;
      return this.#atom('^', [base, once]).power(Number(coefficient));
    }
    return this.#atom('^', [base, exponent]);
  }

  #magnitude(x: Polynomial): Polynomial {
    if (this.signs.isNatural(x)) return x;
    const common = commonFactor([x]);
    let product = Polynomial.constant(common.coefficient);
    for (const [name, exponent] of common.exponents) {
      const factor = Polynomial.variable(name);
      const even = exponent - (exponent % 2);
      if (even > 0) product = product.times(factor.power(even));
      if (exponent > even)
        product = product.times(this.signs.isNatural(factor) ? factor : this.#atom('abs', [factor]));
    }
    const rest = withoutSign(divideTerms(x, common).quotient);
    return integerOf(rest) === undefined ? product.times(this.#atom('abs', [rest])) : product;
  }

  #commonDivisor(kind: string, values: readonly Polynomial[]): Polynomial {
    let parts = this.#flatten(kind, values).filter((value) => integerOf(value) !== 0n);
    parts = unique(this.#reduceByEachOther(parts));
    if (parts.length === 0) return Polynomial.ZERO;
    const common = commonFactor(parts);
    const factor = this.#magnitude(polynomialOf(common));
    if (!isOne(common))
      return factor.times(
        this.#commonDivisor(
          kind,
          parts.map((part) => divideTerms(part, common).quotient),
        ),
      );
    if (parts.length === 1) return this.#magnitude(parts[0]);
    if (parts.some((part) => integerOf(part) === 1n)) return Polynomial.ONE;
    return this.#atom(kind, parts);
  }

  /** Euclid's algorithm on polynomials: a part that is a variable, apart from other terms, goes out of all others. */
  #reduceByEachOther(values: readonly Polynomial[]): Polynomial[] {
    const parts = [...values];
    for (let index = 0; index < parts.length; index++) {
      const lead = leadOf(parts[index]);
      if (lead === undefined) continue;
      const value = Polynomial.variable(lead.name).minus(parts[index].scaled(Rational.of(lead.sign)));
      for (let other = 0; other < parts.length; other++) {
        if (other !== index) parts[other] = parts[other].substitute(lead.name, value);
      }
    }
    return parts.filter((part) => integerOf(part) !== 0n).map(withoutSign);
  }

  #commonMultiple(kind: string, values: readonly Polynomial[]): Polynomial {
    const parts = unique(this.#flatten(kind, values).map(withoutSign)).filter(
      (value) => integerOf(value) !== 1n,
    );
    if (parts.some((part) => integerOf(part) === 0n)) return Polynomial.ZERO;
    if (parts.length === 0) return Polynomial.ONE;
    if (parts.length === 1) return this.#magnitude(parts[0]);
    const common = commonFactor(parts);
    if (isOne(common)) return this.#atom(kind, parts);
    const factor = this.#magnitude(polynomialOf(common));
    return factor.times(
      this.#commonMultiple(
        kind,
        parts.map((part) => divideTerms(part, common).quotient),
      ),
    );
  }

  #extreme(kind: string, values: readonly Polynomial[]): Polynomial {
    const parts = unique(this.#flatten(kind, values));
    return parts.length === 1 ? parts[0] : this.#atom(kind, parts);
  }

  /** Addition in a vector space over two elements: what comes twice goes. */
  #sumOfBits(kind: string, values: readonly Polynomial[]): Polynomial {
    const odd = new Map<string, Polynomial>();
    let constant = 0n;
    for (const value of this.#flatten(kind, values)) {
      const literal = integerOf(value);
      if (literal !== undefined) constant ^= literal;
      else if (!odd.delete(keyOf(value))) odd.set(keyOf(value), value);
    }
    const parts = [...odd.values()];
    if (constant !== 0n || parts.length === 0) parts.push(Polynomial.constant(constant));
    return parts.length === 1 ? parts[0] : this.#atom(kind, unique(parts));
  }

  /** Arguments that are of the same kind give theirs; signs do not matter to gcd and lcm. */
  #flatten(kind: string, values: readonly Polynomial[]): Polynomial[] {
    const divisible = entryOf(kind).facts.lattice?.order === 'divisibility';
    return values.flatMap((value): Polynomial[] => {
      const single = singleTerm(value);
      if (single === undefined || single.exponents.size !== 1) return [value];
      const [[name, exponent]] = single.exponents;
      const atom = this.atoms.get(name);
      if (atom === undefined || exponent !== 1) return [value];
      const { coefficient } = single;
      if (coefficient !== 1n && !(divisible && coefficient === -1n)) return [value];
      if (atom.kind === kind || (divisible && factsOf(atom).isMagnitude))
        return this.#flatten(kind, atom.arguments);
      return [value];
    });
  }

  /** A quotient of factorials; x! / (x - 1)! is x, also where x is 0, since the value is 0 there. */
  #factorials(kind: string, above: readonly Polynomial[], below: readonly Polynomial[]): Polynomial {
    if ([...above, ...below].some((part) => (integerOf(part) ?? 0n) < 0n)) return Polynomial.ZERO;
    const rest = below.filter((part) => !isOneOf(integerOf(part), 0n, 1n));
    if (above.length === 1 && rest.length === 0) return this.#factorial(kind, above, below);
    const steps = above.length === 1 && rest.length === 1 ? integerOf(above[0].minus(rest[0])) : undefined;
    if (steps === 0n) return Polynomial.ONE;
    return steps === 1n ? above[0] : this.#atom(kind, [...above, ...sorted(below)]);
  }

  #factorial(kind: string, [x]: readonly Polynomial[], below: readonly Polynomial[]): Polynomial {
    const steps = this.signs.leastOf(x) ?? 0n;
    if (steps <= 0n || steps > MOST_STEPS) return this.#atom(kind, [x, ...below]);
    let product = Polynomial.ONE;
    for (let step = 0n; step < steps; step++) product = product.times(x.minus(Polynomial.constant(step)));
    const rest = x.minus(Polynomial.constant(steps));
    return integerOf(rest) === 0n ? product : product.times(this.#atom(kind, [rest, ...below]));
  }

  /** A row of a recurrence that is known to be so many rows beyond others: in terms of these. */
  #sequence(kind: string, { initial, rule }: Recurrence, x: Polynomial): Polynomial {
    const least = this.signs.leastOf(x) ?? 0n;
    if ((integerOf(x) ?? 0n) < 0n) return Polynomial.ZERO;
    const start = x.minus(Polynomial.constant(least));
    const isKnown = integerOf(start) === 0n;
    if (least < 0n || least > MOST_STEPS || (!isKnown && least < BigInt(initial.length)))
      return this.#atom(kind, [x]);
    const at = (row: number) => start.plus(Polynomial.constant(BigInt(row)));
    const rows = initial.map((term, row) =>
      isKnown ? Polynomial.constant(term) : this.#atom(kind, [at(row)]),
    );
    while (rows.length <= Number(least)) {
      const next = rowOf(rule, at(rows.length), rows);
      if (next === undefined) return this.#atom(kind, [x]);
      rows.push(next);
    }
    return rows[Number(least)];
  }

  #root(kind: string, degree: number, x: Polynomial): Polynomial {
    const single = singleTerm(x);
    if (single?.coefficient === 1n && [...single.exponents.values()].every((by) => by % degree === 0)) {
      const parts = new Map([...single.exponents].map(([name, by]) => [name, by / degree]));
      return this.#magnitude(polynomialOf({ coefficient: 1n, exponents: parts }));
    }
    return isOneOf(integerOf(x), 0n, 1n) ? x : this.#atom(kind, [x]);
  }
}

function isQuotient(atom: Atom | undefined): atom is Atom {
  return atom !== undefined && factsOf(atom).division === 'quotient';
}

function isPower(atom: Atom | undefined): atom is Atom {
  return atom !== undefined && factsOf(atom).ring === 'power';
}

function isOneOf(value: bigint | undefined, ...choices: readonly bigint[]): boolean {
  return value !== undefined && choices.includes(value);
}

function sorted(values: readonly Polynomial[]): Polynomial[] {
  return [...values].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Without repetitions, in one order. */
function unique(values: readonly Polynomial[]): Polynomial[] {
  const byKey = new Map(values.map((value) => [keyOf(value), value]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

/** How often a polynomial of several terms goes into another: so that its first term in alphabetical order goes. */
function multipleOf(x: Polynomial, y: Polynomial): bigint {
  const [[power, first]] = [...y.terms].sort(([one], [other]) => (one < other ? -1 : 1));
  const opposite = x.terms.get(power)?.coefficient.numerator ?? 0n;
  const divisor = first.coefficient.numerator;
  const rest = ((opposite % divisor) + divisor) % divisor;
  return (opposite - rest) / divisor;
}

/** A variable that a polynomial has once, to the first power, alone in its term and with 1 or -1 before it. */
function leadOf(polynomial: Polynomial): { readonly name: string; readonly sign: bigint } | undefined {
  const found = monomialsOf(polynomial).filter(isLead(polynomial));
  const [lead] = found.sort((one, other) => (nameOf(one) < nameOf(other) ? 1 : -1));
  return lead && { name: nameOf(lead), sign: lead.coefficient };
}

function isLead(polynomial: Polynomial): (term: Monomial) => boolean {
  return ({ coefficient, exponents }) => {
    if (exponents.size !== 1 || (coefficient !== 1n && coefficient !== -1n)) return false;
    const [[name, exponent]] = exponents;
    return exponent === 1 && monomialsOf(polynomial).filter((term) => term.exponents.has(name)).length === 1;
  };
}

function nameOf({ exponents }: Monomial): string {
  return [...exponents.keys()][0];
}
