import { columnOf } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';

export function integers(values: readonly (number | bigint)[], name = 'integers'): Dataset {
  const target = columnOf(values.map(BigInt));
  return { name, kind: 'integer', target, given: [], decimals: 0, alphabet: [] };
}

/** Symbols by their indices in an alphabet of the letters a, b, c … */
export function symbols(indices: readonly number[], alphabetSize: number): Dataset {
  const alphabet = Array.from({ length: alphabetSize }, (_, index) => 97 + index);
  return { ...integers(indices, 'symbols'), kind: 'symbol', alphabet };
}

export function bits(text: string): Dataset {
  return { ...symbols([...text].map(Number), 2), alphabet: [48, 49] };
}

export function table(
  values: readonly number[],
  given: Readonly<Record<string, readonly number[]>>,
): Dataset {
  const columns = Object.entries(given).map(([name, rows]) => ({ name, column: columnOf(rows.map(BigInt)) }));
  return { ...integers(values, 'table'), given: columns };
}

export function rowsFrom(count: number, value: (n: number) => number): number[] {
  return Array.from({ length: count }, (_, n) => value(n));
}
