import { FileFormatError } from '../errors.js';
import { EXPANSION_LIMITS, expand } from '../grammar/expand.js';
import type { Derivation, Grammar, GrammarSymbol } from '../grammar/grammar.js';
import { inForce } from '../grammar/in-force.js';
import { symbolOf } from '../grammar/symbols.js';
import type { Model } from '../language/expression.js';
import type { Meter } from '../language/work.js';
import { codeBoundaries } from './boundary-code.js';
import type { FileDecisions } from './decision-coders.js';
import { codeDecimal, codeLiteral, codeNatural } from './natural-code.js';

/**
 * Writes a derivation at exactly its price: productions by their weights, literals in Elias delta code, a given column
 * as one of `given`. The rows of pieces are left to {@link codeBoundaries}.
 */
export function writeDerivation(
  decisions: FileDecisions,
  grammar: Grammar,
  derivation: Derivation,
  given: readonly string[],
): void {
  const used = inForce(grammar, given.length > 0);
  for (const choice of derivation.choices) {
    switch (choice.kind) {
      case 'production':
        decisions.choose(choice.index, weightsOf(symbolOf(used, choice.symbol)));
        break;
      case 'literal':
        codeLiteral(decisions, choice.value);
        break;
      case 'decimal':
        codeDecimal(decisions, choice);
        break;
      case 'given':
        decisions.choose(given.indexOf(choice.column), evenly(given));
        break;
      case 'parts':
        codeNatural(decisions, BigInt(choice.count - 1));
        break;
      case 'lengths':
        break;
    }
  }
}

/**
 * Reads the model that a derivation makes, and behind it where its pieces begin among the rows.
 * @throws FileFormatError when it is larger than programs may be, or asks for a given column where there is none
 */
export function readDerivation(
  decisions: FileDecisions,
  grammar: Grammar,
  given: readonly string[],
  rows: number,
  meter: Meter,
): Model {
  const refuse = (reason: string): Error => new FileFormatError(reason);
  return expand(
    inForce(grammar, given.length > 0),
    {
      production: (symbol) => decisions.choose(0, weightsOf(symbol)),
      literal: () => codeLiteral(decisions, 0n),
      decimal: () => codeDecimal(decisions, NO_DECIMAL),
      given: () => {
        if (given.length === 0) throw refuse('the program reads a given column, and a file has none');
        return given[decisions.choose(0, evenly(given))];
      },
      parts: () => Number(codeNatural(decisions, 1n)) + 1,
      lengths: (parts) => codeBoundaries(decisions, rows, parts, undefined, meter),
    },
    { ...EXPANSION_LIMITS, refuse },
  );
}

/** What stands for a decimal number while one is read. */
const NO_DECIMAL = { digits: 0n, exponent: 0 };

/** Grammar files keep the sum at 2^16 or less, which is what a decision can have. */
function weightsOf(symbol: GrammarSymbol): readonly number[] {
  return symbol.productions.map(({ weight }) => weight);
}

function evenly(options: readonly unknown[]): readonly number[] {
  return options.map(() => 1);
}
