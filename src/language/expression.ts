/**
 * Booleans are held as the integers 0 and 1; symbols as their index in the alphabet. A program computes with integers alone or, but for
 * the rows in brackets of `a(...)` and given columns, with real numbers alone.
 */
export type Type = 'integer' | 'boolean' | 'real';

/** An integer constant. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: bigint;
}

/**
 * A real constant, digits * 10^exponent: `2.5`, `1.2e-7`. Integers of magnitude below 10^15 are literals in real programs too; digits
 * do not end with 0. `decimal` of `construct.ts` sees to both.
 */
export interface Decimal {
  readonly kind: 'decimal';
  readonly digits: bigint;
  readonly exponent: number;
}

/** The row number `n` (0, 1, 2 …) or a variable bound by an enclosing binder. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
}

/** The target's past, `a(index)`: undefined unless 0 <= index < n, where n is the row being computed. */
export interface Past<Node> {
  readonly kind: 'past';
  readonly index: Node;
}

/** A given column at a row, `price(n-1)`: undefined outside the table. */
export interface Given<Node> {
  readonly kind: 'given';
  readonly column: string;
  readonly index: Node;
}

/** A primitive applied to arguments; `primitive` is a key of the primitive table. */
export interface Apply<Node> {
  readonly kind: 'apply';
  readonly primitive: string;
  readonly arguments: readonly Node[];
}

/**
 * A binder: `sum(k, lower, upper, body)`, `iterate(x, times, start, body)`. The `arguments` are evaluated outside the
 * scope of `variable`, the `body` inside it. `binder` is a key of the binder table.
 */
export interface Bind<Node> {
  readonly kind: 'bind';
  readonly binder: string;
  readonly variable: string;
  readonly arguments: readonly Node[];
  readonly body: Node;
}

/** The nodes shared by expressions and by the templates of a grammar. */
export type NodeOver<Node> =
  | Literal
  | Decimal
  | Variable
  | Past<Node>
  | Given<Node>
  | Apply<Node>
  | Bind<Node>;

/** A program that computes one value a row from n, literals, given columns and the target's past. Plain data. */
export type Expression =
  | Literal
  | Decimal
  | Variable
  | Past<Expression>
  | Given<Expression>
  | Apply<Expression>
  | Bind<Expression>;

/** What a program computes with, all of it but for the rows in brackets. */
export type Numbers = 'integer' | 'real';

/** The heads of models, as they are written; what each of them means is in `src/codelength/heads`. */
export const HEADS = ['exact', 'patched', 'noisy', 'context', 'drawn', 'measured'] as const;

/** How the values of expressions become bits; see docs/code-length.md. */
export type HeadName = (typeof HEADS)[number];

/** What the expressions of a head compute with. */
export const NUMBERS_OF = {
  exact: 'integer',
  patched: 'integer',
  noisy: 'integer',
  context: 'integer',
  drawn: 'integer',
  measured: 'real',
} as const satisfies Readonly<Record<HeadName, Numbers>>;

/** The heads over integers or over real numbers. */
export function headsOver(numbers: Numbers): readonly HeadName[] {
  return HEADS.filter((head) => NUMBERS_OF[head] === numbers);
}

/** A head with its expressions (one each, for the present heads): one rule for all rows of a dataset or of a part of it. */
export interface SingleModel {
  readonly head: HeadName;
  readonly expressions: readonly Expression[];
}

/**
 * Stretches of rows one after the other, each coded by a model of its own as a dataset of its own. In a piece the rows
 * before it are there as the given column `before`.
 */
export interface PiecewiseModel {
  readonly head: 'piecewise';
  readonly parts: readonly (SingleModel | InterleavedModel)[];
  /** Rows of each piece but the last, which goes on to the end of the data and beyond. At least 1 each. */
  readonly lengths: readonly number[];
}

/** Row i belongs to part i mod k of k parts (2..16), each coded by a model of its own as a dataset of its own. */
export interface InterleavedModel {
  readonly head: 'interleaved';
  readonly parts: readonly SingleModel[];
}

/** A model that is made of models. */
export type CompoundModel = PiecewiseModel | InterleavedModel;
export type CompoundName = CompoundModel['head'];

/** What a model that is made of models says, in one line for people, by how it is written. */
export const COMPOUND_SUMMARIES: Readonly<Record<CompoundName, string>> = {
  piecewise: 'a rule a stretch',
  interleaved: 'rules in turn',
};

/** A complete hypothesis about a target. */
export type Model = SingleModel | CompoundModel;

/** Whether the parts of a compound model are pieces, stretches of rows one after the other; else they take rows in turn. */
export function hasPieces(head: CompoundName): boolean {
  return head === 'piecewise';
}

export function isPiecewise(model: Model): model is PiecewiseModel {
  return !isSingle(model) && hasPieces(model.head);
}

export function isSingle(model: Model): model is SingleModel {
  return 'expressions' in model;
}

/** Whether some part of a model computes with real numbers. */
export function computesReals(model: Model): boolean {
  return isSingle(model) ? NUMBERS_OF[model.head] === 'real' : model.parts.some(computesReals);
}
