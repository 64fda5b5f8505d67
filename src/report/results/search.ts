import {
  amount,
  flag,
  listOf,
  listOrNone,
  object,
  oneOf,
  optional,
  real,
  type Shape,
  text,
  word,
} from '../shape.js';

/** No list that is shown a point or a line an entry is longer. */
const MOST_MODELS = 5_000;

/** Data is taken in a few ways at most. */
const MOST_READINGS = 20;

/** Rows that show how well a program fits. */
const MOST_FITTED = 1_000;

const term: Shape<string | undefined> = optional(text);
const terms = listOf(term, 100_000);

const model = { program: text, programBits: amount, dataBits: amount, totalBits: amount };

const fittedRow = object({ row: amount, value: real, computed: real });

/** What a report takes from a `kolmo.search/1`: what `search --json` prints. Lengths in bits. */
export const searchResult = object({
  dataset: object({ name: text, kind: text, rows: amount, format: optional(text) }),
  /** Missing in results of versions that took data in one way only. */
  readings: listOrNone(
    object({
      kind: text,
      symbols: amount,
      grammar: text,
      bits: amount,
      totalBits: amount,
      filled: optional(amount),
      isUnwrapped: optional(flag),
    }),
    MOST_READINGS,
  ),
  grammar: text,
  seconds: amount,
  evaluated: amount,
  distinct: amount,
  workers: optional(amount),
  stopReason: oneOf(
    'certified',
    'exhausted',
    'time-limit',
    'evaluation-limit',
    'memory-limit',
    'interrupted',
  ),
  certified: flag,
  /** Missing where the grammar derives no compound model. */
  compoundBits: optional(amount),
  /** Missing where no program is left to consider, and from results of older versions, which say `frontierBits`. */
  coveredBits: optional(amount),
  frontierBits: optional(amount),
  nullBits: amount,
  /** Missing in results of versions that took any saving for a finding. */
  found: optional(flag),
  strategies: listOrNone(object({ name: text, evaluated: amount, gainedBits: amount, share: amount }), 100),
  history: listOrNone(
    object({ seconds: amount, evaluated: amount, totalBits: amount, foundBy: optional(text) }),
    MOST_MODELS,
  ),
  best: object({
    ...model,
    head: word,
    foundBy: optional(text),
    next: terms,
    predictedBy: optional(text),
    confidence: amount,
  }),
  /** Missing where the best program does not leave open how far off rows are, and in results of older versions. */
  fit: optional(
    object({
      rows: amount,
      rootMeanSquare: real,
      medianAbsolute: optional(real),
      explained: optional(real),
      largest: listOf(fittedRow, MOST_FITTED),
      sample: listOf(fittedRow, MOST_FITTED),
    }),
  ),
  /** Which columns the best program reads; missing in results of older versions. */
  inputs: optional(object({ used: listOf(text, MOST_MODELS) })),
  frontier: listOrNone(object(model), MOST_MODELS),
  /** `confidence` is missing in results of versions that only knew the weight of each model. */
  alternatives: listOrNone(
    object({ ...model, next: terms, confidence: optional(amount), weight: amount }),
    MOST_MODELS,
  ),
});

export type SearchReading = ReturnType<typeof searchResult>;
export type FitReading = NonNullable<SearchReading['fit']>;
export type ModelReading = SearchReading['frontier'][number];

/** Whether the best program is shorter than what nothing found takes, and by more than chance. */
export function isFound({ found, best, nullBits }: SearchReading): boolean {
  return found ?? best.totalBits < nullBits;
}
