import type { IntegerHead } from '../../codelength/head.js';
import { headsFor } from '../../codelength/heads.js';
import type { Dataset } from '../../data/dataset.js';
import type { Expression } from '../../language/expression.js';
import type { Proposal } from '../proposals.js';

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
  const heads = headsFor(kind);
  const strict = heads.filter(({ mustBeRight }) => mustBeRight);
  const forgiving = heads.filter(({ mustBeRight }) => !mustBeRight);
  for (const one of found) {
    if (one === undefined || one === 'waiting') {
      yield one;
      continue;
    }
    const { expression, ...family } = one;
    const under = ({ name: head }: IntegerHead) => ({
      model: { head, expressions: [expression] },
      ...family,
    });
    let isRight = false;
    for (const head of strict) if (yield under(head)) isRight = true;
    // What fails somewhere may still pay.
    if (!isRight) for (const head of forgiving) yield under(head);
  }
}
