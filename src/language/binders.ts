import type { Binder, Join } from './binder.js';
import { COUNT } from './binders/count.js';
import { EULER } from './binders/euler.js';
import { ITERATE } from './binders/iterate.js';
import { NTH } from './binders/nth.js';
import { PRODUCT } from './binders/product.js';
import { SUM } from './binders/sum.js';

/** In the order of docs/language.md. */
const LIST: readonly Binder[] = [SUM, PRODUCT, COUNT, EULER, ITERATE, NTH];

/** All binders by name. */
export const BINDERS: ReadonlyMap<string, Binder> = new Map(LIST.map((entry) => [entry.name, entry]));

/** What joins the terms of a binder over a range; undefined for others, and where proofs know nothing of it. */
export function joinOf(node: { readonly binder: string }): Join | undefined {
  const entry = binder(node.binder);
  return entry.kind === 'range' ? entry.joins : undefined;
}

/** The entry of a binder known to exist: expressions are checked when they are read. */
export function binder(name: string): Binder {
  const entry = BINDERS.get(name);
  if (entry === undefined) throw new Error(`no binder is called ${name}`);
  return entry;
}
