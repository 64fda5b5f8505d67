import { printExpression } from '../../language/print.js';
import type { Conjecture } from './theorem.js';

/** Of conjectures that are much alike, so many are kept: of one kind, about one sequence, and about one set of sequences. */
const MOST_OF_KIND = 5;
const MOST_OF_SEQUENCE = 8;
const MOST_OF_SET = 3;

/** What is more complex is not read. */
const MOST_COMPLEXITY = 34;

const RATIOS = new Set(['row', 'multiple']);

/**
 * The conjectures that are most worth reading, the simplest first: of each left side the simplest relation, and not many of one sort.
 * A left side that says the same of a sequence and its multiples or shifts is mostly cut off by this; nothing is said
 * about what follows from what.
 */
export function chooseConjectures(conjectures: readonly Conjecture[], count: number): Conjecture[] {
  const sorted = [...conjectures].sort((one, other) => one.complexity - other.complexity);
  const chosen: Conjecture[] = [];
  const seen = new Map<string, number>();
  const take = (key: string): void => {
    seen.set(key, (seen.get(key) ?? 0) + 1);
  };
  const has = (key: string, most: number): boolean => (seen.get(key) ?? 0) >= most;
  for (const conjecture of sorted) {
    if (conjecture.complexity > MOST_COMPLEXITY) break;
    const { kind, names } = conjecture;
    const subject = `${kind} of ${conjecture.subject}`;
    const set = [...names].sort().join(', ');
    const { left, right } = conjecture.statement;
    const text = [printExpression(left), printExpression(right)].sort().join(' = ');
    // A sequence as a multiple of another, and that as a multiple of the first, are one thing.
    const pair = RATIOS.has(kind) ? `ratio of ${set}` : text;
    const full =
      has(text, 1) ||
      has(pair, 1) ||
      has(subject, 1) ||
      has(kind, MOST_OF_KIND) ||
      has(set, MOST_OF_SET) ||
      names.some((name) => has(name, MOST_OF_SEQUENCE));
    if (full) continue;
    chosen.push(conjecture);
    for (const key of [text, ...(pair === text ? [] : [pair]), subject, kind, set, ...names]) take(key);
    if (chosen.length === count) break;
  }
  return chosen;
}
