import { headOf } from '../../codelength/heads.js';
import { readsPast } from '../../language/children.js';
import { type Expression, isSingle, type Model } from '../../language/expression.js';
import { Evaluator } from '../../prove/evaluate.js';
import { BeyondReach, WorkLimit } from '../../prove/work-limit.js';
import { sizeOf } from '../explore/known-laws.js';
import { isSameRule } from './same-rule.js';
import { type Sequence, withNamedPast } from './sequence.js';
import type { Conjecture } from './theorem.js';

/** Rows that two programs have to agree on. */
const ROWS = 60;
const WORK = 200_000;

/** The most rows that a second program may leave open. */
const MOST_OPEN = 8;

/**
 * Other programs that agree with the one that defines a sequence, as conjectures: `Fibonacci(n) = fibonacci(n)`. One that is the same
 * after calculating is left out. At most one with a past and one without.
 */
export function agreementsOf(sequence: Sequence, programs: readonly Model[]): Conjecture[] {
  const { definition } = sequence;
  const found: Conjecture[] = [];
  const kinds = new Set<boolean>();
  for (const model of programs) {
    if (!isSingle(model) || !headOf(model).mustBeRight) continue;
    const rule = model.expressions[0];
    if (kinds.has(readsPast(rule)) || isSameRule(rule, definition.rule)) continue;
    const right = withNamedPast(rule, definition.name);
    const from = firstRow(right, sequence);
    if (from === undefined) continue;
    kinds.add(readsPast(rule));
    const left: Expression = {
      kind: 'given',
      column: definition.name,
      index: { kind: 'variable', name: 'n' },
    };
    found.push({
      statement: { left, right, from: BigInt(from), parameters: [], definitions: [definition] },
      kind: 'another program',
      subject: definition.name,
      names: [definition.name],
      rows: ROWS - from,
      complexity: sizeOf(right),
    });
  }
  return found;
}

/** The row from which on an expression has the values of a sequence; undefined if it has not on all rows tried after a few. */
function firstRow(right: Expression, { definition, rows }: Sequence): number | undefined {
  const evaluator = new Evaluator([definition], new WorkLimit(WORK));
  let from = 0;
  try {
    for (let n = 0; n < ROWS; n++) {
      const value = evaluator.evaluate(right, BigInt(n));
      if (value === rows[n]) continue;
      if (value !== undefined || n >= MOST_OPEN) return undefined;
      from = n + 1;
    }
  } catch (error) {
    if (error instanceof BeyondReach) return undefined;
    throw error;
  }
  return from;
}
