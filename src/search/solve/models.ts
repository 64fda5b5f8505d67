import type { Dataset } from '../../data/dataset.js';
import type { Expression, HeadName } from '../../language/expression.js';
import type { Proposal } from '../proposals.js';

/** Heads under which a relation that fails somewhere may still pay, if the grammar has them: of numbers, and of symbols. */
const FORGIVING: Readonly<Record<'numbers' | 'symbols', readonly HeadName[]>> = {
  numbers: ['patched', 'noisy'],
  symbols: ['patched', 'context'],
};

/** An expression that was solved for, and the family that found it, where there are several. */
interface Found {
  readonly expression: Expression;
  readonly family?: string;
}

/** Models of expressions that reproduce the data or nearly. Each yield is told whether the model was taken in. */
export function* underHeads(
  found: Iterable<Found | undefined | 'waiting'>,
  { kind }: Dataset,
): Generator<Proposal, void, boolean> {
  for (const one of found) {
    if (one === undefined || one === 'waiting') {
      yield one;
      continue;
    }
    const { expression, ...family } = one;
    if (yield { model: { head: 'exact', expressions: [expression] }, ...family }) continue;
    for (const head of FORGIVING[kind === 'symbol' ? 'symbols' : 'numbers'])
      yield { model: { head, expressions: [expression] }, ...family };
  }
}
