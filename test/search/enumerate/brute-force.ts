import { HeadScorers } from '../../../src/codelength/head-scorer.js';
import { shapeOf } from '../../../src/codelength/model-score.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { ANY_GIVEN, type Grammar, LITERAL, type Term } from '../../../src/grammar/grammar.js';
import { literalBits, unzigzag } from '../../../src/grammar/literal.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import type { Expression, HeadName } from '../../../src/language/expression.js';
import { printModel } from '../../../src/language/print.js';

/** A derivation's expression with its price in bits. */
interface Derived {
  readonly expression: Expression;
  readonly bits: number;
}

export interface BruteForced {
  readonly program: string;
  readonly programBits: number;
  readonly dataBits: number;
  readonly totalBits: number;
}

/** Rounding errors of sums of logarithms. */
const SLACK = 1e-9;

/**
 * Every program of a grammar up to a price in bits, priced on a dataset: no classes, no bounds, no columns in common
 * with the search. Programs with several derivations come several times.
 */
export function bruteForce(grammar: Grammar, dataset: Dataset, budget: number): BruteForced[] {
  const given = dataset.given.map(({ name }) => name);
  const world = rootWorld(dataset.target, dataset.given);
  const scorers = new HeadScorers(dataset.target, shapeOf(dataset));
  const derivations = new Derivations(grammar, given);
  const found: BruteForced[] = [];
  const symbol = grammar.symbols.find(({ name }) => name === grammar.start);
  for (const { term, bits } of symbol?.productions ?? []) {
    if (term.kind !== 'model') throw new Error('the start symbols of these grammars derive heads directly');
    const head: HeadName = term.head;
    for (const { expression, bits: rest } of derivations.ofTerm(term.expressions[0], budget - bits)) {
      const programBits = bits + rest;
      const dataBits = scorers.of(head).scoreWide(evaluateColumn(expression, world));
      if (dataBits === Number.POSITIVE_INFINITY) continue;
      const program = printModel({ head, expressions: [expression] });
      found.push({ program, programBits, dataBits, totalBits: programBits + dataBits });
    }
  }
  return found;
}

/** Lists derivations by recursion over the grammar, each symbol once for each budget. */
class Derivations {
  readonly #known = new Map<string, readonly Derived[]>();

  constructor(
    readonly grammar: Grammar,
    readonly given: readonly string[],
  ) {}

  ofTerm(term: Term, budget: number): readonly Derived[] {
    if (budget < -SLACK) return [];
    switch (term.kind) {
      case 'hole':
        return this.#ofSymbol(term.symbol, budget);
      case 'literal':
      case 'decimal':
      case 'variable':
        return [{ expression: term, bits: 0 }];
      case 'past':
        return this.#with([term.index], budget, ([index]) => ({ kind: 'past', index }));
      case 'given': {
        if (term.column !== ANY_GIVEN) {
          return this.#with([term.index], budget, ([index]) => ({ ...term, index }));
        }
        const choice = Math.log2(this.given.length);
        return this.given.flatMap((column) =>
          this.#with([term.index], budget - choice, ([index]) => ({ kind: 'given', column, index })).map(
            ({ expression, bits }) => ({ expression, bits: bits + choice }),
          ),
        );
      }
      case 'apply':
        return this.#with(term.arguments, budget, (values) => ({ ...term, arguments: values }));
      case 'bind':
        return this.#with([...term.arguments, term.body], budget, (values) => ({
          ...term,
          arguments: values.slice(0, -1),
          body: values[values.length - 1],
        }));
      case 'model':
      case 'compound':
        throw new Error('a head inside an expression');
    }
  }

  #ofSymbol(name: string, budget: number): readonly Derived[] {
    const key = `${name} ${budget.toFixed(6)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const all = name === LITERAL ? literals(budget) : this.#ofProductions(name, budget);
    this.#known.set(key, all);
    return all;
  }

  #ofProductions(name: string, budget: number): readonly Derived[] {
    const symbol = this.grammar.symbols.find((candidate) => candidate.name === name);
    return (symbol?.productions ?? []).flatMap(({ term, bits }) =>
      this.ofTerm(term, budget - bits).map((rest) => ({ ...rest, bits: rest.bits + bits })),
    );
  }

  #with(
    terms: readonly Term[],
    budget: number,
    build: (values: readonly Expression[]) => Expression,
  ): readonly Derived[] {
    let partial: { values: readonly Expression[]; bits: number }[] = [{ values: [], bits: 0 }];
    for (const term of terms) {
      partial = partial.flatMap(({ values, bits }) =>
        this.ofTerm(term, budget - bits).map((next) => ({
          values: [...values, next.expression],
          bits: bits + next.bits,
        })),
      );
    }
    return partial.map(({ values, bits }) => ({ expression: build(values), bits }));
  }
}

function literals(budget: number): Derived[] {
  const all: Derived[] = [];
  for (let code = 0n; ; code++) {
    const value = unzigzag(code);
    const bits = literalBits(value);
    if (bits > budget + SLACK) return all;
    all.push({ expression: { kind: 'literal', value }, bits });
  }
}
