import type { Polynomial } from '../../numbers/polynomial.js';

/** Systems that grow beyond this are given up. */
const MOST_INEQUALITIES = 400;

/** A sum of unknowns times coefficients plus a constant, which is to be at least 0. Unknowns are products of variables. */
interface Inequality {
  readonly coefficients: ReadonlyMap<string, bigint>;
  readonly constant: bigint;
}

/**
 * Whether no values make all of these polynomials at least 0 at once, as far as linear reasoning shows: each product of variables
 * counts as an unknown of its own, which may be any rational number (Fourier-Motzkin elimination; Schrijver, Theory of
 * Linear and Integer Programming, 1986, section 12.2).
 */
export function isInfeasible(polynomials: readonly Polynomial[]): boolean {
  let system = polynomials.map(inequalityOf);
  for (;;) {
    if (system.some(({ coefficients, constant }) => coefficients.size === 0 && constant < 0n)) return true;
    const unknown = cheapestUnknown(system);
    if (unknown === undefined) return false;
    const eliminated = eliminate(system, unknown);
    if (eliminated === undefined) return false;
    system = eliminated;
  }
}

function inequalityOf(polynomial: Polynomial): Inequality {
  const coefficients = new Map<string, bigint>();
  let constant = 0n;
  for (const [power, { coefficient, exponents }] of polynomial.terms) {
    if (exponents.size === 0) constant = coefficient.numerator;
    else coefficients.set(power, coefficient.numerator);
  }
  return { coefficients, constant };
}

/** The unknown whose elimination makes the fewest inequalities. */
function cheapestUnknown(system: readonly Inequality[]): string | undefined {
  const signs = new Map<string, [number, number]>();
  for (const { coefficients } of system) {
    for (const [name, coefficient] of coefficients) {
      const counts = signs.get(name) ?? [0, 0];
      counts[coefficient > 0n ? 0 : 1]++;
      signs.set(name, counts);
    }
  }
  let best: { name: string; cost: number } | undefined;
  for (const [name, [above, below]] of signs) {
    if (best === undefined || above * below < best.cost) best = { name, cost: above * below };
  }
  return best?.name;
}

function eliminate(system: readonly Inequality[], unknown: string): Inequality[] | undefined {
  const kept = system.filter(({ coefficients }) => !coefficients.has(unknown));
  const lower = system.filter(({ coefficients }) => (coefficients.get(unknown) ?? 0n) > 0n);
  const upper = system.filter(({ coefficients }) => (coefficients.get(unknown) ?? 0n) < 0n);
  if (kept.length + lower.length * upper.length > MOST_INEQUALITIES) return undefined;
  for (const one of lower) for (const other of upper) kept.push(combine(one, other, unknown));
  return kept;
}

/** The positive combination of two inequalities in which the unknown is gone. */
function combine(lower: Inequality, upper: Inequality, unknown: string): Inequality {
  const [one, other] = [-upper.coefficients.get(unknown)!, lower.coefficients.get(unknown)!];
  const coefficients = new Map<string, bigint>();
  for (const name of new Set([...lower.coefficients.keys(), ...upper.coefficients.keys()])) {
    const value = one * (lower.coefficients.get(name) ?? 0n) + other * (upper.coefficients.get(name) ?? 0n);
    if (value !== 0n) coefficients.set(name, value);
  }
  return { coefficients, constant: one * lower.constant + other * upper.constant };
}
