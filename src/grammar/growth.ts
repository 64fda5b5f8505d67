import type { Grammar, GrammarSymbol } from './grammar.js';
import { holesOf, ownNodes } from './symbols.js';

/** A set of symbols that derive each other, with the growth rate that makes expected programs infinitely long. */
export interface Divergence {
  /** The symbol of the set that leaves the most symbols of the set behind when it is expanded once. */
  readonly symbol: GrammarSymbol;
  /** Spectral radius of the set's mean offspring matrix: symbols after each round of expansions for each one before. */
  readonly growth: number;
}

/**
 * The worst divergence of a grammar, or undefined when programs have a finite expected length. That is so exactly
 * when the spectral radius of the mean offspring matrix, whose entry (s, t) is the expected number of t in one
 * expansion of s, is below 1 (T. L. Booth and R. A. Thompson, "Applying probability measures to abstract languages",
 * IEEE Transactions on Computers C-22, 1973); then the probabilities of all programs add up to 1. The spectral radius
 * of the whole is the largest among its strongly connected components.
 */
export function divergence(grammar: Grammar): Divergence | undefined {
  const offspring = meanOffspring(grammar);
  let worst: Divergence | undefined;
  for (const component of components(offspring)) {
    if (isTransient(offspring, component)) continue;
    const growth = Math.max(1, spectralRadius(offspring, component));
    if (worst !== undefined && worst.growth >= growth) continue;
    const within = (row: number) => component.reduce((sum, column) => sum + offspring[row]![column]!, 0);
    const heaviest = component.reduce((one, other) => (within(other) > within(one) ? other : one));
    worst = { symbol: grammar.symbols[heaviest]!, growth };
  }
  return worst;
}

/**
 * The expected number of expression nodes in a derivation from each symbol, by name, where compound models have two parts:
 * the code of their number has no finite mean. The grammar must have no {@link divergence}.
 */
export function expectedNodes(grammar: Grammar): ReadonlyMap<string, number> {
  const offspring = meanOffspring(grammar);
  const own = grammar.symbols.map(({ productions }) =>
    productions.reduce((sum, { term, bits }) => sum + ownNodes(term) * 2 ** -bits, 0),
  );
  const { solution } = solveTransient(offspring, own);
  return new Map(grammar.symbols.map(({ name }, index) => [name, solution[index]!]));
}

function meanOffspring(grammar: Grammar): readonly Float64Array[] {
  const position = new Map(grammar.symbols.map(({ name }, index) => [name, index]));
  return grammar.symbols.map(({ productions }) => {
    const row = new Float64Array(grammar.symbols.length);
    const total = productions.reduce((sum, { weight }) => sum + weight, 0);
    for (const { term, weight } of productions) {
      for (const name of holesOf(term)) row[position.get(name)!]! += weight / total;
    }
    return row;
  });
}

/**
 * Whether the spectral radius of the rows and columns of `component` is below 1: exactly when I - M is an M-matrix,
 * whose elimination has positive pivots (M. Fiedler and V. Ptak, "On matrices with non-positive off-diagonal elements
 * and positive principal minors", Czechoslovak Mathematical Journal 12, 1962).
 */
function isTransient(matrix: readonly Float64Array[], component: readonly number[]): boolean {
  const rows = component.map((row) => component.map((column) => matrix[row]![column]!));
  const { pivots } = solveTransient(
    rows,
    component.map(() => 1),
  );
  return pivots.every((pivot) => pivot > ROUNDING);
}

/** Pivots below it count as 0; they are differences of numbers near 1. */
const ROUNDING = 1e-12;

/**
 * The spectral radius of the rows and columns of `component` to about six digits, by power iteration on (M + I) / 2,
 * which converges where M alone would oscillate.
 */
function spectralRadius(matrix: readonly Float64Array[], component: readonly number[]): number {
  let vector = component.map(() => 1);
  let radius = 0;
  for (let round = 0; round < 500; round++) {
    const next = component.map((row, i) => {
      const mapped = component.reduce((sum, column, j) => sum + matrix[row]![column]! * vector[j]!, 0);
      return (mapped + vector[i]!) / 2;
    });
    const scale = Math.max(...next);
    radius = 2 * scale - 1;
    vector = next.map((value) => value / scale);
  }
  return radius;
}

/** The strongly connected components of the positive entries (R. Tarjan, SIAM Journal on Computing 1, 1972). */
function components(matrix: readonly Float64Array[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  const order = new Map<number, number>();
  const low: number[] = [];
  const stack: number[] = [];
  const open = new Set<number>();

  const visit = (node: number): void => {
    order.set(node, order.size);
    low[node] = order.get(node)!;
    stack.push(node);
    open.add(node);
    for (const [next, weight] of matrix[node]!.entries()) {
      if (weight === 0) continue;
      if (!order.has(next)) {
        visit(next);
        low[node] = Math.min(low[node]!, low[next]!);
      } else if (open.has(next)) low[node] = Math.min(low[node]!, order.get(next)!);
    }
    if (low[node] !== order.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    for (const member of component) open.delete(member);
    found.push(component);
  };

  for (const node of matrix.keys()) if (!order.has(node)) visit(node);
  return found;
}

/** Solves x = own + M x by elimination without pivoting, which an M of spectral radius below 1 does not need. */
function solveTransient(
  matrix: readonly ArrayLike<number>[],
  own: readonly number[],
): { readonly solution: readonly number[]; readonly pivots: readonly number[] } {
  const size = own.length;
  const rows = matrix.map((row, i) => Array.from(row, (entry, j) => (i === j ? 1 : 0) - entry));
  const values = [...own];
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = 0; row < size; row++) {
      const factor = row === pivot ? 0 : rows[row]![pivot]! / rows[pivot]![pivot]!;
      if (factor === 0) continue;
      for (let column = pivot; column < size; column++) {
        rows[row]![column]! -= factor * rows[pivot]![column]!;
      }
      values[row]! -= factor * values[pivot]!;
    }
  }
  const pivots = rows.map((row, i) => row[i]!);
  return { solution: values.map((value, i) => value / pivots[i]!), pivots };
}
