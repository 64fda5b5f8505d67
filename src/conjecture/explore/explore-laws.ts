import type { Grammar } from '../../grammar/grammar.js';
import { RING } from '../../language/primitives.js';
import { freeVariables } from '../../prove/free-variables.js';
import type { Domain, Law } from '../laws/law.js';
import { type LawMethod, proveLaw } from '../laws/prove-law.js';
import { falsifyLaw } from './falsify-law.js';
import { isWorthReading } from './interest.js';
import { KnownLaws, sizeOf } from './known-laws.js';
import { type Operator, operatorsOf } from './operator.js';
import { Theory } from './theory.js';

/** A law that holds at all points tried. */
export interface FoundLaw extends Law {
  /** How it was proved; undefined if it is open. */
  readonly method: LawMethod | undefined;
  /** Points at which it was tested. */
  readonly tested: number;
}

export interface ExplorationOptions {
  /** Names of operators to explore, as {@link Operator.name} has them. Default: all of the symbol. */
  readonly operators?: readonly string[];
  /** Expressions to build with each set of operators. */
  readonly effort?: number;
  readonly seed?: number;
}

const VARIABLES = ['x', 'y', 'z'];
const CONSTANTS = [0n, 1n];

/** Nodes of the largest expressions. */
const MOST_NODES = 7;

/** Laws with a larger side are instances of something more often than they are news. */
const MOST_LAW_NODES = 7;

/** Where more of the small points than this are too large to compute, nothing is said: factorials of factorials. */
const MOST_BEYOND_REACH = 0.02;

/**
 * Explores the functions of a grammar's symbol: builds expressions with each of them, with each two, and with each one or two
 * together with sums and products; tests what collides at fresh points, leaves out what follows from laws before it, and
 * proves what it can. First laws over all integers, then those that hold for positive ones alone. The same options give the
 * same laws.
 */
export function* exploreLaws(
  grammar: Grammar,
  symbol: string,
  options: ExplorationOptions = {},
): Generator<FoundLaw, void, void> {
  const { effort = 1500, seed = 1 } = options;
  const all = operatorsOf(grammar, symbol);
  const operators = all.filter(({ name }) => options.operators?.includes(name) ?? true);
  let known = new KnownLaws();
  for (const domain of ['integers', 'positive'] satisfies Domain[]) {
    known = new KnownLaws(known);
    const theory = new Theory({ variables: VARIABLES, constants: CONSTANTS }, domain, seed);
    for (const { chosen, weight } of vocabularies(operators)) {
      if (chosen.length > RING.size) known.addRings();
      for (const law of theory.grow(chosen, weight * effort, MOST_NODES, (expression) =>
        known.isReducible(expression),
      )) {
        const found = judge(law, known, seed);
        if (found !== undefined) yield found;
      }
    }
  }
}

/** Takes a conjecture that is true at fresh points and says something new into what is known; undefined for any other. */
function judge(law: Law, known: KnownLaws, seed: number): FoundLaw | undefined {
  if (sizeOf(law.left) + sizeOf(law.right) > 2 * MOST_LAW_NODES) return undefined;
  if (!isWorthReading(law) || known.implies(law)) return undefined;
  const { counterexample, tested, beyondReach } = falsifyLaw(law, seed);
  if (counterexample !== undefined || beyondReach > MOST_BEYOND_REACH) return undefined;
  known.add(law);
  if (freeVariables(law.left).size === 0 && freeVariables(law.right).size === 0) return undefined;
  return { ...law, method: proveLaw(law), tested };
}

/** Sets of operators, small ones first, with the share of the effort that each is worth: rings are to be known well. */
function vocabularies(operators: readonly Operator[]): { chosen: readonly Operator[]; weight: number }[] {
  const background = operators.filter(({ name }) => RING.has(name));
  const others = operators.filter(({ name }) => !RING.has(name));
  const binary = others.filter(({ arity }) => arity === 2);
  return [
    ...operators.map((operator) => ({ chosen: [operator], weight: 1 })),
    ...pairs(background).map((chosen) => ({ chosen, weight: 10 })),
    ...pairs(operators).map((chosen) => ({ chosen, weight: 1 })),
    { chosen: background, weight: 4 },
    ...others.map((operator) => ({ chosen: [...background, operator], weight: 2 })),
    ...pairs(binary).map((chosen) => ({ chosen: [...background, ...chosen], weight: 4 })),
  ];
}

function pairs(operators: readonly Operator[]): (readonly Operator[])[] {
  return operators.flatMap((one, index) => operators.slice(index + 1).map((other) => [one, other]));
}
