/** fast-check arbitraries for kolmo's values, laws for grammars, and laws of functions, for property-based tests. */

export {
  arbitraryDataset,
  arbitraryDatasetFrom,
  type DatasetConstraints,
  type GeneratedConstraints,
  type GeneratedDataset,
} from './testing/datasets.js';
export { assertDerives } from './testing/derivation-laws.js';
export {
  arbitraryExpression,
  arbitraryLiteral,
  arbitraryModel,
  type ExpressionOptions,
} from './testing/expressions.js';
export { arbitraryArgument, type Counterexample, type Tested } from './testing/falsify.js';
export {
  type FoundLaw,
  findLaw,
  type LawOptions,
  type LawRound,
  type LawStatus,
} from './testing/find-law.js';
export { assertGrammarLaws, type GrammarLawOptions } from './testing/grammar-laws.js';
export { arbitraryGrammar, arbitraryProgram } from './testing/grammars.js';
export type { LawSource, LawValue, StateSequence } from './testing/source.js';
