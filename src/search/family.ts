import type { Dataset } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';

/** The data that a strategy or a family of it can do something with. */
export type Suits =
  | 'all'
  | 'numbers'
  | 'symbols'
  /** Numbers with given columns beside them. */
  | 'tables'
  /** Values of any kind with given columns beside them. */
  | 'columns';

const SUITS: Readonly<Record<Suits, (dataset: Dataset) => boolean>> = {
  all: () => true,
  numbers: (dataset) => kindOf(dataset).hasDifferences,
  symbols: (dataset) => kindOf(dataset).hasAlphabet,
  tables: (dataset) => kindOf(dataset).hasDifferences && dataset.given.length > 0,
  columns: (dataset) => dataset.given.length > 0,
};

export function suits(data: Suits, dataset: Dataset): boolean {
  return SUITS[data](dataset);
}

/** One of the ways in which a strategy finds models, as people name it. */
export interface Family {
  /** A noun of the field, unlike that of any other family or strategy. */
  readonly name: string;
  /** What it finds, in one line for people. */
  readonly summary: string;
  /** The data that it is asked about. */
  readonly data: Suits;
}
