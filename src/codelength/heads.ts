import type { KindName } from '../data/kind.js';
import { KINDS } from '../data/kinds.js';
import { HEADS, type HeadName, type NUMBERS_OF, type Numbers } from '../language/expression.js';
import type { Head, IntegerHead } from './head.js';
import { CONTEXT } from './heads/context.js';
import { DRAWN } from './heads/drawn.js';
import { EXACT } from './heads/exact.js';
import { MEASURED } from './heads/measured.js';
import { NOISY } from './heads/noisy.js';
import { PATCHED } from './heads/patched.js';

const RECORDS: { readonly [Name in HeadName]: Extract<Head, { numbers: (typeof NUMBERS_OF)[Name] }> } = {
  exact: EXACT,
  patched: PATCHED,
  noisy: NOISY,
  context: CONTEXT,
  drawn: DRAWN,
  measured: MEASURED,
};

/** The record of a model's head. */
export function headOf({ head }: { readonly head: HeadName }): Head {
  return RECORDS[head];
}

/** The heads over such numbers that can code a kind of target, in the order in which they are named. */
export function headsFor<Sort extends Numbers = 'integer'>(
  kind: KindName,
  numbers?: Sort,
): readonly Extract<Head, { numbers: Sort }>[] {
  return HEADS.map((head) => RECORDS[head]).filter(
    (head): head is Extract<Head, { numbers: Sort }> =>
      head.numbers === (numbers ?? 'integer') && head.fits(KINDS[kind]),
  );
}

/** Whether a head can code a kind of target at all. */
export function headFits(head: HeadName, kind: KindName): boolean {
  return RECORDS[head].fits(KINDS[kind]);
}

/** The record of a head over integers, which the caller knows it to be. */
export function integerHead(head: HeadName): IntegerHead {
  const record = RECORDS[head];
  if (record.numbers !== 'integer') throw new Error(`${head} is no head over integers`);
  return record;
}
