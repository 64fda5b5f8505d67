/**
 * kolmo: the shortest program that generates your data.
 *
 * Read data into a {@link Dataset}, {@link search} for its shortest model, {@link predictNext} rows with it, and
 * {@link writeFile} it as a `.kolmo` file that proves its length.
 */

export { exportModel } from './codelength/export.js';
export { readFile, writeFile } from './codelength/file.js';
export { nullModel } from './codelength/null-model.js';
export { type Price, priceModel } from './codelength/price.js';
export type { Compressor, Family, Network } from './compare/compressor.js';
export { COMPRESSORS } from './compare/compressors.js';
export { type Column, columnOf, exactRows, valueAt } from './data/column.js';
export { type Dataset, type GivenColumn, rowsOf } from './data/dataset.js';
export type { KindName } from './data/kind.js';
export { formatValue } from './data/kinds.js';
export { parseInline, type ReadOptions, type ReadResult, readData, readDataset } from './data/read.js';
export { describe } from './data/rebuild.js';
export { FileFormatError, InputError, SyntaxMistake } from './errors.js';
export { derive } from './grammar/derive.js';
export type { Derivation, Grammar } from './grammar/grammar.js';
export { parseGrammar } from './grammar/parse.js';
export { sampleModel } from './grammar/sample.js';
export { defaultGrammarName, SHIPPED, shippedGrammar } from './grammar/shipped.js';
export type {
  CompoundModel,
  Expression,
  HeadName,
  InterleavedModel,
  Model,
  PiecewiseModel,
  SingleModel,
} from './language/expression.js';
export { parseExpression, parseModel } from './language/parse.js';
export { printExpression, printModel } from './language/print.js';
export { checkProof, type Verdict } from './prove/check.js';
export { proofJson, readProof } from './prove/proof-file.js';
export { type ProveOptions, prove } from './prove/prove.js';
export type { Counterexample, Definition, Proof, Statement } from './prove/statement.js';
export { parseStatement, type StatementText } from './prove/statement-parser.js';
export type { Improvement } from './search/history.js';
export type { Progress, SearchOptions, Snapshots, Start } from './search/options.js';
export { predictNext } from './search/predict.js';
export type {
  Alternative,
  Prediction,
  ScoredModel,
  SearchResult,
  StopReason,
  StrategyEffort,
} from './search/result.js';
export { STRATEGIES } from './search/strategies.js';
export { search } from './workers/search.js';
