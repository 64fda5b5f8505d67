import type { Apply, Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { type Application, add, type Choices, choicesOf, type Filling } from './choices.js';
import { type Identity, variablesIn } from './identities.js';
import { insideUnits } from './outside.js';
import type { Space } from './space.js';

/**
 * Candidates of a production that are left out: by hole, the production that the entry in it was built by; undefined for
 * any.
 */
export type Redundancy = readonly (number | undefined)[];

/** An identity in one of its two directions. */
interface Rule {
  readonly from: Apply<Expression>;
  readonly to: Expression;
}

/** Candidates of a production that one side of an identity describes. */
interface Instance {
  /** Units of the productions that are known. */
  readonly units: number;
  readonly redundancy: Redundancy;
  /** What the variables stand for. */
  readonly bound: ReadonlyMap<string, Filling>;
  /** Of these, what is known of the entry in the first hole: its variables, and the units of its production. */
  readonly first: { readonly names: readonly string[]; readonly units: number } | undefined;
}

/** Productions with more holes are not thought of. */
const MOST_HOLES = 2;

/**
 * Finds the candidates of productions that need not be looked at, as an identity rewrites each of them to one that comes
 * before it: a cheaper one of the same symbol, or one of the same price by a production listed earlier, or by the same
 * production with a cheaper first entry; this is the order of {@link planRectangles}. Whatever is left out has the column
 * of something before it, so the first of each class never is, and all classes are found at the prices they would be
 * found at anyway.
 */
export class Redundancies {
  /** By symbol. */
  readonly #choices: readonly Choices[];
  /** Units of the cheapest program of each symbol. */
  readonly #inside: readonly number[];
  /** By the primitive of what they take the place of. */
  readonly #rules = new Map<string, Rule[]>();
  /** By production, as far as they were asked for. */
  readonly #found = new Map<number, readonly Redundancy[]>();

  constructor(
    readonly space: Space,
    identities: readonly Identity[],
  ) {
    const { symbols, productions, unitsPerBit } = space;
    this.#inside = insideUnits(symbols, productions, unitsPerBit);
    this.#choices = symbols.map((symbol) => choicesOf(symbol.productions, productions));
    for (const { left, right } of identities) {
      for (const [from, to] of [
        [left, right],
        [right, left],
      ]) {
        if (from.kind === 'apply') add(this.#rules, from.primitive, { from, to });
      }
    }
  }

  /** @param production its index */
  of(production: number): readonly Redundancy[] {
    const known = this.#found.get(production);
    if (known !== undefined) return known;
    const found = this.#find(production);
    this.#found.set(production, found);
    return found;
  }

  #find(production: number): Redundancy[] {
    const { symbol, term, holes } = this.space.productions[production];
    if (term.kind !== 'apply' || holes.length === 0 || holes.length > MOST_HOLES) return [];
    const rules = this.#rules.get(term.primitive) ?? [];
    const application = this.#applying(symbol, term.primitive).find(({ index }) => index === production);
    if (application === undefined) return [];
    return rules.flatMap(({ from, to }) =>
      this.#instances(application, from)
        .filter((instance) => this.#comesLater(symbol, application, instance, to))
        .map(({ redundancy }) => redundancy),
    );
  }

  #instances(application: Application, pattern: Apply<Expression>): Instance[] {
    const start: Instance = {
      units: application.units,
      redundancy: [],
      bound: new Map(),
      first: undefined,
    };
    return orders(pattern.primitive, pattern.arguments).flatMap((values) => {
      let instances = [start];
      for (const [index, value] of values.entries()) {
        const filling = application.fillings[index];
        instances = instances.flatMap((instance) => this.#fill(instance, filling, value));
      }
      return instances;
    });
  }

  /** All ways to fill an argument of a production with what a pattern has there. */
  #fill(instance: Instance, filling: Filling, pattern: Expression): Instance[] {
    if ('text' in filling || pattern.kind === 'variable') {
      const bound = bind(instance.bound, pattern, filling);
      if (bound === undefined) return [];
      if ('text' in filling) return [{ ...instance, bound }];
      return [enter({ ...instance, bound }, undefined, variablesIn(pattern), 0)];
    }
    if (pattern.kind === 'literal') {
      const leaves = this.#choices[filling.symbol].closed.get(printExpression(pattern)) ?? [];
      return leaves.map(({ index, units }) => enter(instance, index, [], units));
    }
    if (pattern.kind !== 'apply') return [];
    return this.#applying(filling.symbol, pattern.primitive).flatMap((inner) =>
      orders(pattern.primitive, pattern.arguments).flatMap((values) => {
        let bound: ReadonlyMap<string, Filling> | undefined = instance.bound;
        for (const [index, value] of values.entries())
          bound = bound && bind(bound, value, inner.fillings[index]);
        if (bound === undefined) return [];
        return [enter({ ...instance, bound }, inner.index, variablesIn(pattern), inner.units)];
      }),
    );
  }

  /** Whether all candidates of an instance come after what the other side of the identity makes of them. */
  #comesLater(symbol: number, application: Application, instance: Instance, to: Expression): boolean {
    const { bound, units } = instance;
    if (this.#least(to, symbol, bound, units - 1) < units) return true;
    if (to.kind !== 'apply') return false;
    return this.#applying(symbol, to.primitive).some(
      (other) =>
        other.place <= application.place &&
        orders(to.primitive, to.arguments).some(
          (values) =>
            this.#units(other, values, bound, units) <= units &&
            (other.place < application.place || this.#beginsCheaper(other, values, instance)),
        ),
    );
  }

  /** Whether a candidate's first entry costs less than that of an instance, whatever the variables stand for. */
  #beginsCheaper(
    { commutative, fillings }: Application,
    values: readonly Expression[],
    { first, bound }: Instance,
  ): boolean {
    if (first === undefined) return false;
    const entries = values.flatMap((value, index) => {
      const filling = fillings[index];
      return 'symbol' in filling ? [{ value, symbol: filling.symbol }] : [];
    });
    return (commutative ? entries : entries.slice(0, 1)).some(({ value, symbol }) => {
      const names = variablesIn(value);
      if (!names.every((name) => first.names.includes(name))) return false;
      const rest = first.names.filter((name) => !names.includes(name));
      const spared = rest.reduce((sum, name) => sum + this.#insideOf(bound.get(name)), first.units);
      return this.#least(value, symbol, bound, spared - 1) < spared;
    });
  }

  #insideOf(filling: Filling | undefined): number {
    return filling !== undefined && 'symbol' in filling ? this.#inside[filling.symbol] : 0;
  }

  /** Units of the productions that write an expression as a program of a symbol, at least; Infinity if that is beyond a limit. */
  #least(
    expression: Expression,
    symbol: number,
    bound: ReadonlyMap<string, Filling>,
    limit: number,
    passed: readonly number[] = [],
  ): number {
    const { closed, aliases } = this.#choices[symbol];
    const filling = fillingOf(expression, bound);
    let least = Number.POSITIVE_INFINITY;
    if (filling === undefined) {
      if (expression.kind !== 'apply') return least;
      for (const application of this.#applying(symbol, expression.primitive)) {
        for (const values of orders(expression.primitive, expression.arguments))
          least = Math.min(least, this.#units(application, values, bound, limit));
      }
    } else if ('symbol' in filling) {
      if (filling.symbol === symbol) return 0;
    } else {
      for (const { units } of closed.get(filling.text) ?? []) least = Math.min(least, units);
    }
    for (const alias of aliases) {
      const left = limit - alias.units;
      if (left < 0 || passed.includes(alias.symbol)) continue;
      least = Math.min(
        least,
        alias.units + this.#least(expression, alias.symbol, bound, left, [...passed, symbol]),
      );
    }
    return least;
  }

  /** Units of a production and of the least that its arguments take. */
  #units(
    { units, fillings }: Application,
    values: readonly Expression[],
    bound: ReadonlyMap<string, Filling>,
    limit: number,
  ): number {
    return values.reduce((sum, value, index) => {
      if (sum > limit) return Number.POSITIVE_INFINITY;
      const filling = fillings[index];
      if ('symbol' in filling) return sum + this.#least(value, filling.symbol, bound, limit - sum);
      const own = fillingOf(value, bound);
      return own !== undefined && 'text' in own && own.text === filling.text ? sum : Number.POSITIVE_INFINITY;
    }, units);
  }

  #applying(symbol: number, name: string): readonly Application[] {
    return this.#choices[symbol].applications.get(name) ?? [];
  }
}

/** The arguments of a primitive in all orders that mean the same. */
function orders(name: string, values: readonly Expression[]): (readonly Expression[])[] {
  return primitive(name).commutative && values.length === 2 ? [values, values.toReversed()] : [values];
}

/** What a variable or a literal stands for; undefined for other expressions. */
function fillingOf(expression: Expression, bound: ReadonlyMap<string, Filling>): Filling | undefined {
  if (expression.kind === 'variable') return bound.get(expression.name);
  return expression.kind === 'literal' ? { text: printExpression(expression) } : undefined;
}

/** Lets a pattern without operations stand for a filling; undefined where it cannot. */
function bind(
  bound: ReadonlyMap<string, Filling>,
  pattern: Expression,
  filling: Filling,
): ReadonlyMap<string, Filling> | undefined {
  if (pattern.kind === 'variable') return new Map([...bound, [pattern.name, filling]]);
  const same = pattern.kind === 'literal' && 'text' in filling && filling.text === printExpression(pattern);
  return same ? bound : undefined;
}

/** Fills the next hole of an instance with entries of a production. */
function enter(
  instance: Instance,
  production: number | undefined,
  names: readonly string[],
  units: number,
): Instance {
  return {
    ...instance,
    units: instance.units + units,
    redundancy: [...instance.redundancy, production],
    first: instance.first ?? { names, units },
  };
}
