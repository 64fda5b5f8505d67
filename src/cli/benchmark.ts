import { columnOf } from '../data/column.js';
import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';

/** A named sequence whose later terms are to be predicted from its earlier ones. */
export interface Benchmark {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly bigint[];
}

/**
 * The sequences of a file with lines `id`, `name`, `terms` (tabs between, commas between terms); a first line that says so
 * is a header.
 * @throws InputError naming the line that is not of this form.
 */
export function readBenchmark(bytes: Uint8Array, source: string): Benchmark[] {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const found: Benchmark[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '' || (index === 0 && /^id\tname\tterms$/i.test(line))) continue;
    const [id = '', name = '', terms = ''] = line.split('\t');
    if (!/^\s*-?\d+(\s*,\s*-?\d+)*\s*,?\s*$/.test(terms))
      throw new InputError(
        `${source}:${index + 1}: expected id, name and terms with tabs between them and commas between the terms`,
      );
    const numbers = terms.split(',').filter((term) => term.trim() !== '');
    found.push({ id, name, terms: numbers.map((term) => BigInt(term.trim())) });
  }
  if (found.length === 0) throw new InputError(`${source}: no sequences in it`);
  return found;
}

/** A plain sequence of integers as a dataset. */
export function integerDataset(name: string, terms: readonly bigint[]): Dataset {
  return { name, kind: 'integer', target: columnOf(terms), given: [], decimals: 0, alphabet: [] };
}
