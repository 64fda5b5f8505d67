import { type Draft, mistakeAt, type SymbolType } from './draft.js';
import type { Grammar, GrammarSymbol } from './grammar.js';
import { withBits } from './in-force.js';
import { type Origin, readDraft } from './reader.js';
import { checkScopes } from './scopes.js';
import { inferTypes } from './typing.js';
import { validateDerivations, validateNames } from './validate.js';

/**
 * Reads a grammar file, whose format docs/grammar.md describes, and makes sure that it is a usable grammar: names,
 * scopes and types are right, and the probabilities of its programs add up to 1. Throws {@link SyntaxMistake} with
 * the place of the first mistake.
 *
 * @param file what to call the text in errors
 * @param origin whether a person wrote it or it is kept for files
 */
export function parseGrammar(source: string, file: string, origin: Origin = 'written'): Grammar {
  const draft = readDraft(source, file, origin);
  validateNames(draft);
  const types = inferTypes(draft);
  checkScopes(draft);
  const grammar: Grammar = {
    name: draft.name,
    start: draft.start.text,
    numbers: draft.numbers,
    constants: draft.constants,
    symbols: draft.symbols.map((symbol) => symbolFrom(symbol, types)),
    source,
  };
  requireModels(draft, types);
  validateDerivations(draft, grammar);
  return grammar;
}

function symbolFrom(
  { name, productions }: Draft['symbols'][number],
  types: ReadonlyMap<string, SymbolType>,
): GrammarSymbol {
  return {
    name,
    // A symbol without a type derives nothing, which is reported as such.
    type: types.get(name) ?? 'integer',
    productions: withBits(
      productions.map(({ term, weight, given, token }) => ({ term, weight, given, line: token.line })),
    ),
  };
}

function requireModels(draft: Draft, types: ReadonlyMap<string, SymbolType>): void {
  const type = types.get(draft.start.text);
  if (type !== undefined && type !== 'model') {
    throw mistakeAt(
      draft,
      draft.start,
      `the start symbol '${draft.start.text}' must derive models: exact(...), patched(...), noisy(...) or context(...)`,
    );
  }
}
