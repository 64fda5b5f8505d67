/** fast-check arbitraries for kolmo's values, for the property-based tests of programs that build on it. */

export { arbitraryDataset, type DatasetConstraints } from './testing/datasets.js';
export {
  arbitraryExpression,
  arbitraryLiteral,
  arbitraryModel,
  type ExpressionOptions,
} from './testing/expressions.js';
export { arbitraryGrammar, arbitraryProgram } from './testing/grammars.js';
