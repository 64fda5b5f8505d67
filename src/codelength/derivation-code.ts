import { FileFormatError, InputError } from '../errors.js';
import { EXPANSION_LIMITS, expand } from '../grammar/expand.js';
import type { Derivation, Grammar, GrammarSymbol } from '../grammar/grammar.js';
import { symbolOf } from '../grammar/symbols.js';
import type { Model } from '../language/expression.js';
import type { FileDecisions } from './decision-coders.js';
import { codeLiteral } from './natural-code.js';
import { MOST_TOTAL } from './range-coder.js';

/**
 * Writes a derivation at exactly its price: productions by their weights, literals in Elias delta code, a given column
 * as one of `given`.
 * @throws InputError for a grammar with a symbol whose weights add up to more than 2^16
 */
export function writeDerivation(
  decisions: FileDecisions,
  grammar: Grammar,
  derivation: Derivation,
  given: readonly string[],
): void {
  for (const choice of derivation.choices) {
    switch (choice.kind) {
      case 'production': {
        const weights = weightsOf(symbolOf(grammar, choice.symbol));
        if (weights === undefined)
          throw new InputError(
            `grammar ${grammar.name}: the weights of ${choice.symbol} add up to more than ${MOST_TOTAL}, which a file cannot hold`,
          );
        decisions.choose(choice.index, weights);
        break;
      }
      case 'literal':
        codeLiteral(decisions, choice.value);
        break;
      case 'given':
        decisions.choose(given.indexOf(choice.column), evenly(given));
    }
  }
}

/**
 * Reads the model that a derivation makes.
 * @throws FileFormatError when it is larger than programs may be, or asks for a given column where there is none
 */
export function readDerivation(decisions: FileDecisions, grammar: Grammar, given: readonly string[]): Model {
  const refuse = (reason: string): Error => new FileFormatError(reason);
  return expand(
    grammar,
    {
      production: (symbol) => {
        const weights = weightsOf(symbol);
        if (weights === undefined)
          throw refuse(`the weights of ${symbol.name} add up to more than ${MOST_TOTAL}`);
        return decisions.choose(0, weights);
      },
      literal: () => codeLiteral(decisions, 0n),
      given: () => {
        if (given.length === 0) throw refuse('the program reads a given column, and a file has none');
        return given[decisions.choose(0, evenly(given))];
      },
    },
    { ...EXPANSION_LIMITS, refuse },
  );
}

function weightsOf(symbol: GrammarSymbol): readonly number[] | undefined {
  const weights = symbol.productions.map(({ weight }) => weight);
  return weights.reduce((sum, weight) => sum + weight, 0) <= MOST_TOTAL ? weights : undefined;
}

function evenly(options: readonly unknown[]): readonly number[] {
  return options.map(() => 1);
}
