import fc from 'fast-check';
import { weightText } from '../grammar/amend.js';
import { type Chooser, expand } from '../grammar/expand.js';
import type { Grammar } from '../grammar/grammar.js';
import { inForce } from '../grammar/in-force.js';
import { unzigzag } from '../grammar/literal.js';
import { parseGrammar } from '../grammar/parse.js';
import { smallestDerivations } from '../grammar/smallest.js';
import type { Model } from '../language/expression.js';
import { decimal, scientific } from '../language/real/decimal.js';

/** Productions that small grammars are made of, by the type of symbol they belong to; `number` and `truth` recur. */
const LEAVES = ['n', '0', '1', '2', '-3', 'a(n-1)', 'a(n-2)', 'literal', 'n + 1'];
const NUMBERS = [
  'number + number',
  'number - number',
  'number * number',
  'number mod number',
  '-number',
  'gcd(number, 6)',
  'a(number)',
  'a(n - literal)',
  'given(n - 1)',
  'leaf',
  'if(truth, number, number)',
  'sum(k, 1, n, body)',
  'iterate(x, 2, number, x * x + number)',
];
const TRUTHS = ['number < number', 'leaf = 0', 'prime?(number)', 'not(truth)'];
const BODIES = ['k', 'n', 'k * leaf', 'body + body', 'sum(j, 1, k, j * body)'];
const HEADS = ['exact(number)', 'patched(number)', 'noisy(leaf)', 'context(number)'];

/**
 * Small valid grammars with ambiguous productions, chains of bare symbols, binders and given columns; programs of a
 * few nodes are likely, since half of the weight of every symbol is on productions that end.
 */
export function arbitraryGrammar(): fc.Arbitrary<Grammar> {
  const weight = fc.integer({ min: 1, max: 40 });
  const some = (terms: readonly string[]) =>
    fc
      .subarray([...terms], { minLength: 1 })
      .chain((chosen) => fc.tuple(...chosen.map((term) => weight.map((value) => ({ term, weight: value })))));
  /** The first so many count for any dataset, the others only for those with given columns. */
  const someMarked = (terms: readonly string[]) =>
    fc
      .tuple(some(terms), fc.nat(terms.length))
      .map(([chosen, unmarked]) => chosen.map((each, at) => ({ ...each, given: at >= unmarked })));
  return fc
    .record({
      model: some(HEADS),
      number: someMarked(NUMBERS),
      truth: someMarked(TRUTHS),
      body: someMarked(BODIES),
      leaf: some(LEAVES),
    })
    .map(({ model, number, truth, body, leaf }) => {
      const total = (terms: readonly Weighted[]) => terms.reduce((sum, { weight }) => sum + weight, 0);
      // Three times the weight of all the rest keeps the mean offspring of every symbol below 1.
      const symbols = new Map<string, readonly Weighted[]>([
        ['model', model],
        ['number', [{ term: 'leaf', weight: 3 * total(number) }, ...number]],
        ['truth', [{ term: 'n = 1', weight: 3 * total(truth) }, ...truth]],
        ['body', [{ term: 'k', weight: 3 * total(body) }, ...body]],
        ['leaf', leaf],
      ]);
      return parseGrammar(sourceOf(symbols), 'arbitrary.grammar');
    });
}

interface Weighted {
  readonly term: string;
  readonly weight: number;
  readonly given?: boolean;
}

/** The file of the symbols that are reached from `model`; unreached ones would be a mistake. */
function sourceOf(symbols: ReadonlyMap<string, readonly Weighted[]>): string {
  const reached = new Set(['model']);
  for (const name of reached) {
    for (const { term } of symbols.get(name) ?? []) {
      for (const other of symbols.keys()) if (new RegExp(`\\b${other}\\b`).test(term)) reached.add(other);
    }
  }
  const definitions = [...reached].map((name) => {
    const productions = (symbols.get(name) ?? []).map(
      ({ term, weight, given = false }) => `${term} ${weightText(weight, given)}`,
    );
    return `${name} ::= ${productions.join(' | ')}\n`;
  });
  return `grammar arbitrary\nstart model\n${definitions.join('')}`;
}

/**
 * Programs of a grammar, shrinking to its smallest. `given` names the given columns that they may read; a grammar
 * that asks for one needs at least one.
 *
 * For models of any kind, of no grammar, there is `arbitraryModel`.
 */
export function arbitraryProgram(whole: Grammar, given: readonly string[] = []): fc.Arbitrary<Model> {
  const grammar = inForce(whole, given.length > 0);
  return fc
    .array(fc.nat(65_535), { maxLength: 40 })
    .map((choices) => expand(grammar, chooserFrom(choices, grammar, given)));
}

/** Takes choices from a list, and after its end those that finish the program soonest. */
function chooserFrom(choices: readonly number[], grammar: Grammar, given: readonly string[]): Chooser {
  const smallest = smallestDerivations(grammar);
  let at = 0;
  const next = (): number | undefined => choices[at++];
  return {
    production: (symbol) => {
      const choice = next();
      return choice === undefined
        ? (smallest.get(symbol.name)?.production ?? 0)
        : choice % symbol.productions.length;
    },
    literal: () => unzigzag(BigInt(next() ?? 0)),
    decimal: () => {
      const digits = BigInt(next() ?? 0);
      return scientific(decimal(digits % 2n === 0n ? digits : -digits, ((next() ?? 0) % 12) - 8));
    },
    parts: () => 2 + ((next() ?? 0) % 4),
    lengths: (parts) => Array.from({ length: parts - 1 }, () => 1 + ((next() ?? 0) % 8)),
    given: () => {
      const column = given[(next() ?? 0) % given.length];
      if (column === undefined) throw new Error(`programs of grammar ${grammar.name} read given columns`);
      return column;
    },
  };
}
