import { SyntaxMistake } from '../errors.js';
import type { Numbers, Type } from '../language/expression.js';
import type { Token } from '../language/tokens.js';
import type { Constant, Term } from './grammar.js';

/** A grammar as it was read, each part with the token where it begins, so that mistakes can name their place. */
export interface Draft {
  /** The file name that messages begin with. */
  readonly file: string;
  readonly name: string;
  readonly start: Token;
  /** What its programs compute with. */
  readonly numbers: Numbers;
  readonly constants: readonly Constant[];
  readonly symbols: readonly DraftSymbol[];
  /** Where each term begins, down to the holes. */
  readonly places: ReadonlyMap<Term, Token>;
}

export interface DraftSymbol {
  readonly token: Token;
  readonly name: string;
  readonly productions: readonly DraftProduction[];
}

export interface DraftProduction {
  readonly token: Token;
  readonly term: Term;
  readonly weight: number;
  /** Whether the weight is marked `given`. */
  readonly given: boolean;
  /** The bracket before the weight, if one is written. */
  readonly bracket: Token | undefined;
  /** The last token: of the term, or the bracket behind the weight. */
  readonly last: Token;
}

/** What a symbol derives: an expression of that type, or a whole model. */
export type SymbolType = Type | 'model';

/** The mistake at a token, whose message begins with file:line:column. */
export function mistakeAt(draft: Pick<Draft, 'file'>, token: Token, detail: string): SyntaxMistake {
  return new SyntaxMistake(draft.file, token.line, token.column, detail);
}

/** The mistake at a term of a draft. */
export function mistakeIn(draft: Draft, term: Term, detail: string): SyntaxMistake {
  const token = draft.places.get(term);
  if (token === undefined) throw new Error('a term that was not read from the draft');
  return mistakeAt(draft, token, detail);
}
