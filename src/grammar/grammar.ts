import { InputError } from '../errors.js';
import type {
  Apply,
  Bind,
  CompoundName,
  Decimal,
  Given,
  HeadName,
  Literal,
  Numbers,
  Past,
  Type,
  Variable,
} from '../language/expression.js';

/** The right-hand side of a production: an expression with holes for other symbols in it. */
export type Term =
  | Literal
  | Decimal
  | Variable
  | Past<Term>
  /**
   * The column name is `ANY_GIVEN`, any given column of the dataset, all equally likely; or it is BEFORE, the rows
   * before a piece.
   */
  | Given<Term>
  | Apply<Term>
  | Bind<Term>
  | Hole
  | ModelTerm
  | CompoundTerm;

/** A place for a derivation from `symbol`: one of the grammar, or `LITERAL`, any integer, or `DECIMAL`, any decimal number. */
export interface Hole {
  readonly kind: 'hole';
  readonly symbol: string;
}

/** `exact(int)`: only as a whole production of a symbol of type `model`. */
export interface ModelTerm {
  readonly kind: 'model';
  readonly head: HeadName;
  readonly expressions: readonly Term[];
}

/** `piecewise(simple)`: two models or more, each derived from the same term. Only as a whole production, too. */
export interface CompoundTerm {
  readonly kind: 'compound';
  readonly head: CompoundName;
  /** Of type `model`; what it derives holds no compound that could not stand there. */
  readonly part: Term;
}

/** The built-in symbol that derives every integer v at Elias delta (zigzag v + 1) bits. */
export const LITERAL = 'literal';

/**
 * The built-in symbol of grammars of real numbers that derives every decimal number, at {@link decimalBits}. It is written `decimal`,
 * which a symbol of other grammars may be called.
 */
export const DECIMAL = 'decimal()';

/** Whether a symbol is built in, and derives numbers by itself. */
export function isBuiltIn(symbol: string): boolean {
  return symbol === LITERAL || symbol === DECIMAL;
}

/** A built-in symbol as grammar files have it; any other by its name. */
export function writtenSymbol(symbol: string): string {
  return symbol === DECIMAL ? DECIMAL.slice(0, -2) : symbol;
}

/** The column name that stands for "any given column" in a production, written `given(...)` in grammar files. */
export const ANY_GIVEN = 'given';

/** One of the things that a symbol may stand for. */
export interface Production {
  readonly term: Term;
  /** A positive integer; the production's probability is its weight over the sum of its symbol's weights. */
  readonly weight: number;
  /** -log2 of that probability. Of a grammar as it was read, that for datasets with given columns. */
  readonly bits: number;
  /** Whether it counts only for datasets with given columns, see `inForce`; those that do stand behind those that do not. */
  readonly given: boolean;
  /** 1-based line in the grammar file. */
  readonly line: number;
}

/** What programs of a grammar have at one kind of place, with all that may stand there. */
export interface GrammarSymbol {
  readonly name: string;
  readonly type: Type | 'model';
  readonly productions: readonly Production[];
}

/** A number that a grammar gives a name: `constant g = 9.80665`. In programs it stands as the number. */
export interface Constant {
  readonly name: string;
  readonly value: Literal | Decimal;
}

/** A weighted context-free grammar whose derivations are programs. Plain data. */
export interface Grammar {
  readonly name: string;
  /** The symbol every program is derived from, of type `model`. */
  readonly start: string;
  /** What its programs compute with: a line `numbers real`, or integers. */
  readonly numbers: Numbers;
  /** The numbers with a name, in the order of their lines. */
  readonly constants: readonly Constant[];
  readonly symbols: readonly GrammarSymbol[];
  /** The text it was read from, byte for byte; what a `.kolmo` file embeds when the grammar is not built in. */
  readonly source: string;
}

/** One choice of a derivation, in preorder (leftmost derivation). */
export type Choice =
  | { readonly kind: 'production'; readonly symbol: string; readonly index: number }
  | { readonly kind: 'literal'; readonly value: bigint }
  /** digits * 10^exponent, where digits do not end with 0; 0 is 0 * 10^0. */
  | { readonly kind: 'decimal'; readonly digits: bigint; readonly exponent: number }
  | { readonly kind: 'given'; readonly column: string }
  /** The number of parts of a compound model, which follow one after the other. */
  | { readonly kind: 'parts'; readonly count: number }
  /** The rows of all pieces but the last: the last choice of all, and free, since it is coded and priced with the data. */
  | { readonly kind: 'lengths'; readonly lengths: readonly number[] };

/** The cheapest derivation of a program: its choices in preorder and their total price in bits. */
export interface Derivation {
  readonly choices: readonly Choice[];
  readonly bits: number;
}

/** @throws InputError for a grammar of real numbers, of whose programs nothing is learned */
export function requireIntegers({ name, numbers }: Pick<Grammar, 'name' | 'numbers'>): void {
  if (numbers === 'real') {
    throw new InputError(
      `grammar ${name} is one of real numbers, and rules, libraries and theorems are found in programs of integers`,
    );
  }
}
