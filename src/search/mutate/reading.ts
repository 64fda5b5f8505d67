import { derive } from '../../grammar/derive.js';
import type { Choice, Grammar, Term } from '../../grammar/grammar.js';
import { ANY_GIVEN, LITERAL } from '../../grammar/grammar.js';
import { subterms, symbolOf } from '../../grammar/symbols.js';
import { isSingle, type Model } from '../../language/expression.js';
import type { TreeBuilder, TreeNode } from './derivation-tree.js';

/**
 * The cheapest derivation of a model's expression as a tree over the space, or undefined when the grammar does not
 * derive the model, and for compound models.
 */
export function readModel(
  builder: TreeBuilder,
  grammar: Grammar,
  model: Model,
  given: readonly string[],
): TreeNode | undefined {
  if (!isSingle(model)) return undefined;
  const derivation = derive(grammar, model, given);
  if (derivation === undefined) return undefined;
  const { choices } = derivation;
  // The first choices lead from the start symbol to the head.
  let at = 0;
  for (;;) {
    const choice = choices[at++];
    if (choice?.kind !== 'production') throw new Error('a derivation must begin with a head');
    const { term } = symbolOf(grammar, choice.symbol).productions[choice.index];
    if (term.kind !== 'model') continue;
    const { symbol } = builder.space.roots.find((root) => root.term === term)!;
    return new Reader(builder, grammar, choices, at).read(symbol);
  }
}

/** Follows the choices of a leftmost derivation. */
class Reader {
  readonly #own: ReadonlySet<string>;
  #at: number;

  constructor(
    readonly builder: TreeBuilder,
    grammar: Grammar,
    readonly choices: readonly Choice[],
    at: number,
  ) {
    this.#own = new Set(grammar.symbols.map(({ name }) => name));
    this.#at = at;
  }

  read(symbol: number): TreeNode {
    const { space } = this.builder;
    const { name, productions } = space.symbols[symbol];
    if (name === LITERAL) return this.builder.literal(symbol, this.#next('literal').value);
    // Symbols that the space added have one production in the grammar's terms, which is no choice.
    const index = this.#own.has(name) ? this.#next('production').index : 0;
    let candidates = productions.filter((production) => space.productions[production].choice === index);
    const { pattern } = space.productions[candidates[0]];
    const children: TreeNode[] = [];
    const visit = (open: Term, path: readonly number[]): void => {
      if (open.kind === 'hole') {
        children.push(this.read(space.productions[candidates[0]].holes[children.length]));
        return;
      }
      if (open.kind === 'given' && open.column === ANY_GIVEN) {
        const { column } = this.#next('given');
        candidates = candidates.filter((production) => {
          const named = termAt(space.productions[production].term, path);
          return named.kind === 'given' && named.column === column;
        });
      }
      for (const [part, term] of subterms(open).entries()) visit(term, [...path, part]);
    };
    visit(pattern, []);
    return this.builder.node(candidates[0], children);
  }

  #next<Kind extends Choice['kind']>(kind: Kind): Extract<Choice, { kind: Kind }> {
    const choice = this.choices[this.#at++];
    if (choice?.kind !== kind) throw new Error(`expected a choice of ${kind}, found ${choice?.kind}`);
    return choice as Extract<Choice, { kind: Kind }>;
  }
}

function termAt(term: Term, path: readonly number[]): Term {
  return path.reduce((at, part) => subterms(at)[part], term);
}
