import type { Dataset } from '../data/dataset.js';

/** The data that a strategy or a family of it can do something with. */
export type Suits =
  | 'all'
  | 'numbers'
  | 'symbols'
  /** Numbers with given columns beside them. */
  | 'tables';

const SUITS: Readonly<Record<Suits, (dataset: Dataset) => boolean>> = {
  all: () => true,
  numbers: ({ kind }) => kind !== 'symbol',
  symbols: ({ kind }) => kind === 'symbol',
  tables: ({ kind, given }) => kind !== 'symbol' && given.length > 0,
};

export function suits(data: Suits, dataset: Dataset): boolean {
  return SUITS[data](dataset);
}
