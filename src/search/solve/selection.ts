import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { type Condition, selectionsBy } from './conjunction.js';
import { countOf, type Feature, Features, K, pairsOf } from './features.js';
import { conditionOf, type Membership, membershipInProgression, membershipOf, select } from './membership.js';
import type { Pricer } from './pricer.js';
import { primeValues } from './prime-values.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

/** Moduli whose residues are looked at. */
const MOST_MODULUS = 64;

/** Moduli that the values of features are taken by. */
const MOST_FEATURE_MODULUS = 8;

/** Digits that numbers with no others may have. */
const MOST_DIGITS = 4;

/** Values that members may avoid. */
const AVOIDED = [-1, 0, 1];

/** Numbers that k is shifted by where one function has to divide another. */
const SHIFTS = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8];

export const selection: SolverFamily = {
  name: 'selection',
  summary: 'increasing numbers as those with a property',
  data: 'numbers',
  solve: selections,
};

/**
 * Increasing numbers as those with a property. What the numbers between them lack says as much as what they share: the
 * conditions that all rows meet are found one by one, and then those, or pairs of those, that no other number meets.
 */
function* selections({ series, pricer }: SolverProblem): Generator<Expression | undefined> {
  const { target } = series;
  const plain = membershipOf(target);
  if (plain !== undefined) yield* selectionsFrom(plain, pricer);
  const sparse = membershipInProgression(target);
  if (sparse !== undefined) yield* selectionsFrom(sparse, pricer);
}

function selectionsFrom(membership: Membership, pricer: Pricer): Generator<Expression | undefined> {
  const selection = {
    select: (condition: Expression) => select(membership, condition),
    others: membership.others.length,
  };
  return selectionsBy(conditions(membership), selection, pricer);
}

/** All conditions that the members meet. */
function* conditions(membership: Membership): Generator<Condition | undefined> {
  const { lower, count, members } = membership;
  const features = new Features(lower, count);
  const digital = [...features.digital()];
  yield undefined;
  const arithmetic = [...features.arithmetic()];
  const all = [...features.boolean(), ...arithmetic, ...features.symbols(), ...digital];
  yield undefined;
  yield* residueSets(membership);
  yield* primeValues(membership);
  for (const feature of all) yield* ofFeature(feature, membership);
  yield undefined;
  yield* equalities([...arithmetic, ...digital], membership);
  yield* digitSets(features, membership);
  yield* digitPairs(features, membership);
  yield* divisibilities(features, membership);
  const first = members[0] + lower;
  if (first > lower)
    yield conditionOf(apply('<', literal(first - 1), K), (index) => index >= members[0], membership);
}

/** k mod m is one of certain residues, the bits of a literal where there are several. */
function* residueSets(membership: Membership): Generator<Condition> {
  const { lower, members } = membership;
  for (let modulus = 2; modulus <= MOST_MODULUS; modulus++) {
    const residues = new Set(members.map((member) => (member + lower) % modulus));
    if (residues.size === modulus) continue;
    const place = apply('mod', K, literal(modulus));
    let set = 0n;
    for (const residue of residues) set |= 1n << BigInt(residue);
    const shifted = apply('div', literal(set), apply('^', literal(2), place));
    const expression =
      residues.size === 1
        ? apply('=', place, literal([...residues][0]))
        : apply('=', apply('mod', shifted, literal(2)), literal(1));
    yield conditionOf(expression, (index) => residues.has((index + lower) % modulus), membership);
  }
}

/** A feature has one value, one residue, or avoids a value. */
function* ofFeature({ expression, values }: Feature, membership: Membership): Generator<Condition> {
  const { members } = membership;
  const value = values[members[0]];
  if (expression.kind === 'apply' && expression.primitive.endsWith('?')) {
    if (members.every((member) => values[member] === value))
      yield conditionOf(
        value === 1 ? expression : apply('not', expression),
        (index) => values[index] === value,
        membership,
      );
    return;
  }
  if (members.every((member) => values[member] === value)) {
    yield conditionOf(apply('=', expression, literal(value)), (index) => values[index] === value, membership);
  } else {
    for (let modulus = 2; modulus <= MOST_FEATURE_MODULUS; modulus++) {
      const residue = floorMod(value, modulus);
      if (!members.every((member) => floorMod(values[member], modulus) === residue)) continue;
      const holds = (index: number) => floorMod(values[index], modulus) === residue;
      yield conditionOf(
        apply('=', apply('mod', expression, literal(modulus)), literal(residue)),
        holds,
        membership,
      );
    }
  }
  for (const avoided of AVOIDED) {
    if (members.some((member) => values[member] === avoided)) continue;
    const condition = apply('not', apply('=', expression, literal(avoided)));
    yield conditionOf(condition, (index) => values[index] !== avoided, membership);
  }
}

/** Two features are equal. */
function* equalities(features: readonly Feature[], membership: Membership): Generator<Condition | undefined> {
  const { members } = membership;
  for (const [index, one] of features.entries()) {
    for (const other of features.slice(index + 1)) {
      if (members.some((member) => one.values[member] !== other.values[member])) continue;
      const holds = (at: number) => one.values[at] === other.values[at];
      yield conditionOf(apply('=', one.expression, other.expression), holds, membership);
    }
    if (index % 32 === 0) yield undefined;
  }
}

/** All digits in some base are of a few: as many of these as there are digits. */
function* digitSets(features: Features, membership: Membership): Generator<Condition> {
  const { lower, members } = membership;
  for (let base = 3; base <= 16; base++) {
    const digits = new Set(members.flatMap((member) => [...(member + lower).toString(base)]));
    if (digits.size > MOST_DIGITS || digits.size >= base) continue;
    const among = [...digits]
      .map((digit) => Number.parseInt(digit, base))
      .sort((x, y) => x - y)
      .map((digit) => countOf(digit, base))
      .reduce((sum, count) => apply('+', sum, count));
    const total = apply('numdigits', K, literal(base));
    const [some, whole] = [features.of(among), features.of(total)];
    if (some === undefined || whole === undefined) continue;
    const holds = (index: number) => some.values[index] === whole.values[index];
    yield conditionOf(apply('=', among, total), holds, membership);
  }
}

/** Two digits stand side by side in k, or do not, and do not in the number before or behind it. */
function* digitPairs(features: Features, membership: Membership): Generator<Condition | undefined> {
  const { members } = membership;
  for (let base = 3; base <= 10; base++) {
    for (let pair = 0; pair < base * base; pair++) {
      const own = features.of(pairsOf(K, pair, base));
      if (own === undefined) continue;
      const has = members.map((member) => own.values[member] > 0);
      const absent = apply('=', own.expression, literal(0));
      if (!has.includes(true)) yield conditionOf(absent, (index) => own.values[index] === 0, membership);
      if (has.includes(false)) continue;
      const present = apply('<', literal(0), own.expression);
      yield conditionOf(present, (index) => own.values[index] > 0, membership);
      for (const by of [-1, 1]) {
        const near = features.of(pairsOf(shifted(by), pair, base));
        if (near === undefined || members.some((member) => near.values[member] > 0)) continue;
        const condition = apply('=', near.expression, literal(0));
        yield conditionOf(condition, (index) => near.values[index] === 0, membership);
      }
    }
    yield undefined;
  }
}

/** A function of k divides another, of a number near k. */
function* divisibilities(features: Features, membership: Membership): Generator<Condition | undefined> {
  const functions: readonly ((x: Expression) => Expression)[] = [
    (x) => x,
    (x) => apply('numdiv', x),
    (x) => apply('phi', x),
    (x) => apply('sigma', x, literal(1)),
    (x) => apply('bigomega', x),
    (x) => apply('digitsum', x, literal(10)),
    (x) => apply('digitsum', x, literal(2)),
  ];
  const moved = functions.flatMap((of) =>
    SHIFTS.map((by) => ({ feature: features.of(of(shifted(by))), by })),
  );
  const { members } = membership;
  for (const { feature: divisor, by } of moved) {
    if (divisor?.values.some((value) => value === 0) !== false) continue;
    for (const { feature: dividend, by: against } of moved) {
      if (dividend === undefined || dividend === divisor || (by !== 0 && against !== 0)) continue;
      const holds = (index: number) => dividend.values[index] % divisor.values[index] === 0;
      if (!members.every(holds)) continue;
      const rest = apply('mod', dividend.expression, divisor.expression);
      yield conditionOf(apply('=', rest, literal(0)), holds, membership);
    }
    yield undefined;
  }
}

function shifted(by: number): Expression {
  return by === 0 ? K : apply(by < 0 ? '-' : '+', K, literal(Math.abs(by)));
}

/** The remainder that has the sign of the modulus. */
function floorMod(value: number, modulus: number): number {
  return value - modulus * Math.floor(value / modulus);
}
