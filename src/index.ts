/**
 * kolmo: the shortest program that generates your data.
 *
 * What most people need stands first: {@link search} for the shortest program of data, {@link predictNext} rows with it, {@link predict} further rows of a table, {@link compress}
 * bytes into a file that proves its length, and {@link decompress} it. Wrong arguments of these functions, those of {@link datasetOf},
 * {@link priceProgram}, {@link prove}, {@link checkProof}, {@link generalise} with its parts, {@link compareCompressors} and {@link reportPage} end
 * in an {@link InputError} of one sentence. The parts below them are for those who build on kolmo: they rely on their types.
 *
 * All lengths are in bits unless a name says otherwise; integers are exact, whatever their size.
 *
 * @module
 */

// Search

export { type SearchOptions, search } from './api/search.js';
export { type Finder, STRATEGIES, type StrategySummary } from './api/strategies.js';
export { CHANCE_BITS } from './search/chance.js';
export type { FittedRow, Goodness } from './search/goodness.js';
export type { Improvement } from './search/history.js';
export type { Progress, Snapshots, Start } from './search/options.js';
export type { Bounds } from './search/predict.js';
export type {
  PredictingModel,
  ReadingStanding,
  ScoredModel,
  SearchResult,
  StopReason,
  StrategyEffort,
} from './search/result.js';

// Programs: what they cost, how they go on, and what they say of further rows

export { type PredictOptions, predict, type RowsToPredict } from './api/predict.js';
export {
  type PricedProgram,
  type PriceOptions,
  type Program,
  predictNext,
  priceProgram,
} from './api/program.js';
export type { Price } from './codelength/price.js';
export type { AppliedText, PredictedRows } from './search/applied.js';
export type { InputUse } from './search/inputs.js';

// Files: bytes as their shortest program

export { type Compressed, type CompressOptions, compress, decompress } from './api/compress.js';

// Data

export { type Data, type DataOptions, datasetOf } from './api/data.js';
export { type Column, exactRows, valueAt } from './data/column.js';
export { type Dataset, type GivenColumn, type PartOfColumn, rowsOf } from './data/dataset.js';
export type { OpenRows, SkippedInput } from './data/inputs.js';
export type { KindName, Units } from './data/kind.js';
export { formatValue } from './data/kinds.js';
export { type ReadOptions, type ReadResult, readData, readDataset } from './data/read.js';
export type { Beside, Gaps, Notation, NotationName, RecordLayout, Surface, Writing } from './data/surface.js';
export type { RecordKind, ToldKind } from './data/told-kinds.js';
export type { Margin, Margins } from './language/export/real/margins.js';
export type { RealExportLanguage } from './language/export/rendering.js';

// The language of programs

export { type ExportOptions, type ExportTarget, exportModel } from './codelength/export.js';
export type { ExportLanguage } from './language/export/rendering.js';
export type {
  Apply,
  Bind,
  CompoundModel,
  Decimal,
  Expression,
  Given,
  HeadName,
  InterleavedModel,
  Literal,
  Model,
  NodeOver,
  Numbers,
  Past,
  PiecewiseModel,
  SingleModel,
  Type,
  Variable,
} from './language/expression.js';
export { HEADS } from './language/expression.js';
export { parseExpression, parseModel } from './language/parse.js';
export { printExpression, printModel } from './language/print.js';

// Grammars: which programs there are, and how likely each is

export type { GrammarChoice } from './api/grammar.js';
export { derive } from './grammar/derive.js';
export type {
  Choice,
  CompoundTerm,
  Constant,
  Derivation,
  Grammar,
  GrammarSymbol,
  Hole,
  ModelTerm,
  Production,
  Term,
} from './grammar/grammar.js';
export { type Learned, learnWeights } from './grammar/learn.js';
export { parseGrammar } from './grammar/parse.js';
export type { Origin } from './grammar/reader.js';
export { sampleModel } from './grammar/sample.js';
export { SHIPPED, shippedGrammar } from './grammar/shipped.js';

// What many datasets have in common: rules, libraries, relations

export { findingOf } from './api/finding.js';
export { findRelations, findRules, generalise, type InGrammar, learnLibrary } from './api/generalise.js';
export type { FoundLaw } from './conjecture/explore/explore-laws.js';
export type { Finding, Knowledge, KnowledgeOptions, Shortened } from './conjecture/knowledge.js';
export { type Domain, type Law, printLaw } from './conjecture/laws/law.js';
export type { LawMethod } from './conjecture/laws/prove-law.js';
export { type Sequence, sequenceOf } from './conjecture/relations/sequence.js';
export { type Conjecture, printTheorem, type Theorem } from './conjecture/relations/theorem.js';
export type { LearnedFunction, LearnedLibrary, LibraryOptions } from './learn/library/learn-library.js';
export type { LearnedNumbers, NumberRange } from './learn/library/numbers.js';
export type { LearnedWeights } from './learn/library/reweigh.js';
export type { LearnedSymbol } from './learn/library/specialise.js';
export { type Deduction, deduce } from './learn/rules/deduce.js';
export type { Exception, Instance } from './learn/rules/evidence.js';
export type { Rule, RuleOptions } from './learn/rules/find-rules.js';
export type { Fit } from './learn/rules/fit.js';
export type { Schema } from './learn/rules/schema.js';

// Theorems

export { checkProof, prove } from './api/prove.js';
export type { Certificate } from './prove/certificate.js';
export type { CheckOptions, Verdict } from './prove/check.js';
export { type ProofFile, proofJson, readProof } from './prove/proof-file.js';
export type { ProveOptions } from './prove/prove.js';
export {
  type Counterexample,
  type Definition,
  type Proof,
  printStatement,
  type Statement,
} from './prove/statement.js';
export { parseStatement, type StatementText } from './prove/statement-parser.js';

// Other compressors, measured on the same bytes

export { type CompareOptions, compareCompressors } from './api/compare.js';
export {
  type Awaitable,
  type Compressor,
  FAMILIES,
  type Family,
  type Network,
} from './compare/compressor.js';
export { COMPRESSORS } from './compare/compressors.js';
export type { Comparison, ComparisonRow, ProfileSeries } from './compare/result.js';
export type { Absent } from './compare/system.js';

// Results as JSON, and as a page

export { comparisonJson } from './api/comparison-json.js';
export { reportPage } from './api/report.js';
export { searchJson } from './api/search-json.js';

// What people can mend

export { FileFormatError, InputError, MissingPackage, SyntaxMistake } from './errors.js';
