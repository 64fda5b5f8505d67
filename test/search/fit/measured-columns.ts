import { literalBits } from '../../../src/grammar/literal.js';
import { N } from '../../../src/language/construct.js';
import type { Expression } from '../../../src/language/expression.js';
import { leadingExponent } from '../../../src/language/real/decimal.js';
import { gridCell, gridPlace, gridValue } from '../../../src/numbers/decimal-grid.js';
import type { Measurements } from '../../../src/search/fit/constants/refit.js';
import { residualBits } from '../../../src/search/fit/constants/residual-bits.js';
import type { Judge } from '../../../src/search/fit/constants/shorten.js';
import { splitMix } from '../../../src/search/seeds.js';

/** Numbers between 0 and 1, from a seed. */
export function fractions(seed: number): () => number {
  const next = splitMix(seed);
  return () => (next() >>> 0) / 2 ** 32;
}

/** So many numbers spread over an interval at random. */
export function spread(rows: number, low: number, high: number, seed: number): Float64Array {
  const next = fractions(seed);
  return Float64Array.from({ length: rows }, () => low + next() * (high - low));
}

/** Normal errors of standard deviation 1 (Box & Muller). */
export function normal(rows: number, seed: number): Float64Array {
  const next = fractions(seed);
  return Float64Array.from({ length: rows }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  });
}

/** Values measured to six significant digits, and the columns beside them. */
export function measured(
  values: Float64Array,
  columns: Readonly<Record<string, Float64Array>> = {},
): Measurements {
  const grid = { decimals: 12, significant: 6 };
  const places = Array.from(values, (value) => gridPlace(value, grid));
  return {
    target: Float64Array.from(places, (place) => gridValue(place, grid)),
    cells: Float64Array.from(places, (place) => gridCell(place, grid)[1] - gridCell(place, grid)[0]),
    leafValues: (leaf) =>
      leaf.kind === 'given' ? columns[leaf.column] : Float64Array.from(values, (_, row) => row),
  };
}

export function column(name: string): Expression {
  return { kind: 'given', column: name, index: N };
}

/** Prices like those of a grammar: some bits a node, and what digits take. */
export function judgeOf(measurements: Measurements): Judge {
  return { price, dataBits: (values) => residualBits(values, measurements), named: [] };
}

function price(node: Expression): number {
  switch (node.kind) {
    case 'literal':
      return 3 + literalBits(node.value);
    case 'decimal':
      return 5 + literalBits(node.digits) + 2 * Math.log2(1 + Math.abs(leadingExponent(node)));
    case 'apply':
      return node.arguments.reduce((bits, argument) => bits + price(argument), 4);
    default:
      return 3;
  }
}

/** What a generator returns that pauses on its way. */
export function resultOf<Result>(steps: Generator<undefined, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
