import type { KindName } from '../data/kind.js';
import { KINDS } from '../data/kinds.js';
import { HEADS, type HeadName } from '../language/expression.js';
import type { Decisions } from './decisions.js';
import type { Head, RowCoder } from './head.js';
import { CONTEXT } from './heads/context.js';
import { DRAWN } from './heads/drawn.js';
import { EXACT } from './heads/exact.js';
import { NOISY } from './heads/noisy.js';
import { PATCHED } from './heads/patched.js';
import { literalModel, type TargetShape } from './literal-codes.js';
import type { ValueModel } from './value-model.js';

const RECORDS: Readonly<Record<HeadName, Head>> = {
  exact: EXACT,
  patched: PATCHED,
  noisy: NOISY,
  context: CONTEXT,
  drawn: DRAWN,
};

/** The record of a model's head. */
export function headOf({ head }: { readonly head: HeadName }): Head {
  return RECORDS[head];
}

/** The heads that can code a kind of target, in the order in which they are named. */
export function headsFor(kind: KindName): readonly Head[] {
  return HEADS.map((head) => RECORDS[head]).filter((head) => head.fits(KINDS[kind]));
}

/** Whether a head can code a kind of target at all. */
export function headFits(head: HeadName, kind: KindName): boolean {
  return RECORDS[head].fits(KINDS[kind]);
}

/**
 * A coder of rows with fresh models; the head must fit the kind.
 *
 * @param literals the model of its literal rows, where other heads have it, too
 */
export function createCoder(
  head: HeadName,
  decisions: Decisions,
  shape: TargetShape,
  literals: ValueModel = literalModel(decisions, shape),
): RowCoder {
  return RECORDS[head].coder(decisions, shape, literals);
}
