/**
 * What statements mean, as naively as it can be said: trees walked with a list of bindings, nothing remembered between rows, no
 * code in common with the evaluators, the prover or the checker.
 */

export type Term =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string }
  /** An operator or function of the language, by its name. */
  | { readonly kind: 'apply'; readonly name: string; readonly values: readonly Term[] }
  | {
      readonly kind: 'bind';
      readonly name: 'sum' | 'product' | 'count' | 'iterate';
      readonly variable: string;
      readonly values: readonly [Term, Term];
      readonly body: Term;
    }
  /** A row of a sequence; `a` is the past of the one that is being defined. */
  | { readonly kind: 'row'; readonly sequence: string; readonly index: Term };

export interface Sequence {
  readonly name: string;
  readonly initial: readonly bigint[];
  readonly rule: Term;
}

/** The nearest binding comes first. */
type Bindings = { readonly name: string; readonly value: bigint; readonly outer: Bindings } | undefined;

/** Something is too large for this evaluator. */
export class TooMuch extends Error {}

const LARGEST = 10n ** 400n;

export class NaiveEvaluator {
  #steps = 0;

  constructor(
    readonly sequences: readonly Sequence[],
    readonly mostSteps: number,
  ) {}

  /** The value in row n; undefined where there is none. Throws TooMuch. */
  value(term: Term, n: bigint, parameters: ReadonlyMap<string, bigint>): bigint | undefined {
    this.#steps = 0;
    return this.#value(term, bind('n', n, this.#free(parameters)), parameters, undefined);
  }

  #free(parameters: ReadonlyMap<string, bigint>): Bindings {
    let bindings: Bindings;
    for (const [name, value] of parameters) bindings = bind(name, value, bindings);
    return bindings;
  }

  #value(
    term: Term,
    bindings: Bindings,
    parameters: ReadonlyMap<string, bigint>,
    past: readonly (bigint | undefined)[] | undefined,
  ): bigint | undefined {
    if (++this.#steps > this.mostSteps) throw new TooMuch();
    const inner = (part: Term, within = bindings) => this.#value(part, within, parameters, past);
    switch (term.kind) {
      case 'number':
        return term.value;
      case 'name':
        return lookUp(term.name, bindings);
      case 'row': {
        const index = inner(term.index);
        if (index === undefined || index < 0n) return undefined;
        if (term.sequence === 'a') return past?.[Number(index)];
        return this.#row(term.sequence, index, parameters);
      }
      case 'apply': {
        if (term.name === 'if') {
          const condition = inner(term.values[0]);
          return condition === undefined ? undefined : inner(term.values[condition === 1n ? 1 : 2]);
        }
        const values: bigint[] = [];
        for (const part of term.values) {
          const value = inner(part);
          if (value === undefined) return undefined;
          values.push(value);
        }
        return applied(term.name, values);
      }
      case 'bind': {
        const [first, second] = term.values.map((part) => inner(part));
        if (first === undefined || second === undefined) return undefined;
        if (term.name === 'iterate') {
          if (first < 0n) return undefined;
          let value: bigint | undefined = second;
          for (let time = 0n; time < first && value !== undefined; time++)
            value = inner(term.body, bind(term.variable, value, bindings));
          return value;
        }
        let folded = term.name === 'product' ? 1n : 0n;
        for (let at = first; at <= second; at++) {
          const value = inner(term.body, bind(term.variable, at, bindings));
          if (value === undefined) return undefined;
          folded = small(term.name === 'product' ? folded * value : folded + value);
        }
        return folded;
      }
    }
  }

  #row(name: string, index: bigint, parameters: ReadonlyMap<string, bigint>): bigint | undefined {
    const sequence = this.sequences.find((candidate) => candidate.name === name);
    if (sequence === undefined) throw new Error(`no sequence is called ${name}`);
    if (index > 300n) throw new TooMuch();
    const rows: (bigint | undefined)[] = sequence.initial.slice(0, Number(index) + 1);
    while (rows.length <= Number(index)) {
      const bindings = bind('n', BigInt(rows.length), this.#free(parameters));
      rows.push(this.#value(sequence.rule, bindings, parameters, rows));
    }
    return rows[Number(index)];
  }
}

function bind(name: string, value: bigint, outer: Bindings): Bindings {
  return { name, value, outer };
}

function lookUp(name: string, bindings: Bindings): bigint {
  for (let at = bindings; at !== undefined; at = at.outer) if (at.name === name) return at.value;
  throw new Error(`nothing is called ${name}`);
}

function small(value: bigint): bigint {
  if (value > LARGEST || value < -LARGEST) throw new TooMuch();
  return value;
}

function floorDivided(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}

const truth = (condition: boolean) => (condition ? 1n : 0n);

function applied(name: string, [x, y]: readonly bigint[]): bigint | undefined {
  switch (name) {
    case '+':
      return small(x + y);
    case '-':
      return small(x - y);
    case '*':
      return small(x * y);
    case 'neg':
      return -x;
    case 'div':
      return y === 0n ? undefined : floorDivided(x, y);
    case 'mod':
      return y === 0n ? undefined : x - y * floorDivided(x, y);
    case '^': {
      if (y < 0n) return undefined;
      if (y > 1000n) throw new TooMuch();
      let power = 1n;
      for (let time = 0n; time < y; time++) power = small(power * x);
      return power;
    }
    case 'abs':
      return x < 0n ? -x : x;
    case 'min':
      return x < y ? x : y;
    case 'max':
      return x < y ? y : x;
    case '<':
      return truth(x < y);
    case '=':
      return truth(x === y);
    case 'factorial': {
      if (x < 0n) return undefined;
      let product = 1n;
      for (let factor = 2n; factor <= x; factor++) product = small(product * factor);
      return product;
    }
    case 'fibonacci': {
      if (x < 0n) return undefined;
      let [value, next] = [0n, 1n];
      for (let step = 0n; step < x; step++) [value, next] = [next, small(value + next)];
      return value;
    }
    case 'binomial': {
      if (x < 0n) return undefined;
      let [above, below] = [1n, 1n];
      for (let step = 0n; step < y; step++) {
        above = small(above * (x - step));
        below *= step + 1n;
      }
      return y < 0n ? 0n : above / below;
    }
    default:
      throw new Error(`${name} has no meaning here`);
  }
}
