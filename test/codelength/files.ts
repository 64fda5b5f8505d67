import fc from 'fast-check';
import { exactRows } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { BEFORE, rowsOf } from '../../src/data/dataset.js';
import { kindOf } from '../../src/data/kinds.js';
import type { Gaps, Surface, Writing } from '../../src/data/surface.js';
import { derive } from '../../src/grammar/derive.js';
import type { Grammar } from '../../src/grammar/grammar.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import {
  type Expression,
  type HeadName,
  type InterleavedModel,
  isSingle,
  type Model,
  type PiecewiseModel,
  type SingleModel,
} from '../../src/language/expression.js';
import { parseModel } from '../../src/language/parse.js';
import { arbitraryDataset } from '../../src/testing/datasets.js';

/** Everything that goes into a `.kolmo` file. */
export interface FileCase {
  readonly dataset: Dataset;
  readonly surface: Surface;
  readonly grammar: Grammar;
  readonly model: Model;
}

/** Models that code any data of their kind, by shipped grammar. */
const MODELS: Readonly<Record<string, readonly string[]>> = {
  integer: [
    'noisy(1)',
    'noisy(a(n-1))',
    'patched(a(n-1) + a(n-2))',
    'noisy(n * n)',
    'drawn(0)',
    'drawn(a(n-1))',
    'exact(1 div 0)',
    'patched(a(a(n-1)))',
  ],
  decimal: ['noisy(a(n-1))', 'drawn(a(n-1))'],
  bits: [
    'drawn(0)',
    'context(0)',
    'context(2 * a(n-1) + a(n-2))',
    'patched(a(n-1))',
    'context(n mod 3)',
    'patched(a(n-1) xor a(n-2))',
  ],
  symbol: [
    'drawn(a(n-1))',
    'context(0)',
    'context(a(n-1))',
    'patched(a(n-3))',
    'context(256 * a(n-1) + a(n-2))',
    'exact(a(n - 9000))',
  ],
};

/** Grammars of one's own, which a file must embed. */
const OWN: Readonly<Record<string, string>> = {
  integer: 'noisy(int) [4] | patched(int) [2] | exact(int) [1] | drawn(int) [1]',
  decimal: 'noisy(int) [3] | drawn(int) [1]',
  bits: 'context(int) [7] | patched(int) [65] | drawn(int) [3]',
  symbol: 'context(int) [9] | patched(int) [2] | exact(int) [1] | drawn(int) [1]',
};

const GRAMMARS: Readonly<Record<string, readonly Grammar[]>> = Object.fromEntries(
  Object.entries(OWN).map(([name, heads]) => {
    const own = `# bits né à part\ngrammar ${name}\nstart model\nmodel ::= simple [9] | piecewise(piece) | interleaved(simple)
simple ::= ${heads}
piece ::= simple [3] | patched(before(n + literal)) | noisy(before(n + literal)) | interleaved(simple)
int ::= n [9] | literal [5] | a(int) [3] | int + int [1] | int - int [1] | int * int [1] | int mod int [1]
      | int div int [1] | int xor int [1]\n`;
    return [name, [shippedGrammar(name), parseGrammar(own, 'own.grammar')]];
  }),
);

export const fileCase: fc.Arbitrary<FileCase> = arbitraryDataset().chain((dataset) => {
  const name = kindOf(dataset).grammarName(dataset);
  const repeating = kindOf(dataset).hasDecimals && !kindOf(dataset).hasAlphabet ? 'noisy' : 'patched';
  return fc.constantFrom(...GRAMMARS[name]).chain((grammar) =>
    fc.record({
      dataset: fc.constant(dataset),
      surface: surfaceFor(dataset),
      grammar: fc.constant(grammar),
      model: modelOver(
        MODELS[name]
          .map((program) => parseModel(program))
          .filter(isSingle)
          .filter((model) => derive(grammar, model, []) !== undefined),
        repeating,
        rowsOf(dataset),
      ),
    }),
  );
});

/** `before(n + row)`. */
function before(row: number): Expression {
  const n: Expression = { kind: 'variable', name: 'n' };
  const literal: Expression = { kind: 'literal', value: BigInt(row) };
  return { kind: 'given', column: BEFORE, index: { kind: 'apply', primitive: '+', arguments: [n, literal] } };
}

/** One of the models for all rows, some of them in turn, or pieces that are such models or repeat what came before. */
function modelOver(models: readonly SingleModel[], repeating: HeadName, rows: number): fc.Arbitrary<Model> {
  const single = fc.constantFrom(...models);
  const interleaved = fc
    .array(single, { minLength: 2, maxLength: 4 })
    .map((parts): InterleavedModel => ({ head: 'interleaved', parts }));
  if (rows < 2) return fc.oneof(single, interleaved);
  const repeat = fc.nat(60).map((row): SingleModel => {
    return { head: repeating, expressions: [before(row)] };
  });
  const starts = fc.uniqueArray(fc.integer({ min: 1, max: rows - 1 }), { minLength: 1, maxLength: 5 });
  const piecewise = starts
    .map((unsorted) => [0, ...unsorted.sort((x, y) => x - y)])
    .chain((sorted) =>
      fc
        .array(fc.oneof(single, interleaved, repeat), { minLength: sorted.length, maxLength: sorted.length })
        .map(
          (parts): PiecewiseModel => ({
            head: 'piecewise',
            parts,
            lengths: sorted.slice(1).map((start, index) => start - sorted[index]),
          }),
        ),
    );
  return fc.oneof(single, interleaved, piecewise);
}

const string = fc.oneof(
  fc
    .constantFrom('', '\n', ',', ' ', ', ', '\t', '[', ']\n')
    .map((text) => new Uint8Array(Buffer.from(text))),
  fc.uint8Array({ maxLength: 12 }),
);

const flag = fc.nat(1);
const asRecord = (value: bigint) => BigInt.asIntN(64, value);

/** Notations that any number can be written in. */
const writing: fc.Arbitrary<Writing> = fc.oneof(
  fc.record({
    name: fc.constant('figures' as const),
    settings: fc.tuple(flag, fc.nat(7), flag),
    words: fc.constantFrom(['', '%'], ['$', ''], []),
  }),
  fc.record({
    name: fc.constant('exponent' as const),
    settings: fc
      .tuple(
        fc.integer({ min: -1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        flag,
        flag,
        fc.integer({ min: -9, max: 9 }),
      )
      .chain(([figures, width, plus, capital, low]) =>
        fc
          .tuple(flag, fc.integer({ min: -9, max: 9 }))
          .map(([fixed, high]) => [fixed, figures, width, plus, capital, low, high]),
      ),
    words: fc.constant([]),
  }),
  fc.record({
    name: fc.constant('radix' as const),
    settings: fc.tuple(fc.nat(2), flag, flag, fc.nat(20)),
    words: fc.constant([]),
  }),
  fc.record({
    name: fc.constant('calendar' as const),
    settings: fc.tuple(fc.nat(4), fc.nat(2)),
    words: fc.constant([]),
  }),
  fc.record({
    name: fc.constant('parts' as const),
    settings: fc.tuple(fc.integer({ min: 2, max: 60 })),
    words: fc.constant([]),
  }),
);

const records = fc.record({
  form: fc.constant('records' as const),
  prefix: string,
  layout: fc.record({ width: fc.constant(8), isBigEndian: fc.boolean(), isSigned: fc.constant(true) }),
  suffix: string,
});

function surfaceFor(dataset: Dataset): fc.Arbitrary<Surface> {
  const rows = rowsOf(dataset);
  const text = fc.record({
    form: fc.constant('text' as const),
    prefix: string,
    gaps: gapsFor(rows),
    suffix: string,
    notation: fc
      .record({
        decimals: fc.constant(dataset.decimals),
        ...(dataset.significant && { significant: fc.constant(dataset.significant) }),
        trimmed: dataset.decimals > 0 ? fc.boolean() : fc.constant(false),
        width: dataset.kind === 'symbol' ? fc.constant(0) : fc.oneof(fc.constant(0), fc.nat(30)),
        writing:
          dataset.kind === 'symbol' ? fc.constant(undefined) : fc.oneof(fc.constant(undefined), writing),
      })
      .map(({ writing: special, ...digits }) =>
        special === undefined ? digits : { ...digits, writing: special },
      ),
  });
  if (dataset.kind !== 'symbol') {
    const fits =
      dataset.kind === 'integer' && exactRows(dataset.target).every((value) => asRecord(value!) === value);
    return fits ? fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: records }) : text;
  }
  const symbols = fc.record({
    form: fc.constant('symbols' as const),
    times: fc.constantFrom(1, 1, 2, 5),
    suffix: string,
  });
  if (rows % 8 !== 0 || dataset.alphabet.length !== 2) return fc.oneof(text, symbols);
  return fc.oneof(text, symbols, fc.constant({ form: 'bits' as const }));
}

function gapsFor(rows: number): fc.Arbitrary<Gaps> {
  const count = Math.max(0, rows - 1);
  return fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), bytes: string }),
    fc.record({
      kind: fc.constant('indexed' as const),
      before: string,
      first: fc.integer({ min: -1000, max: 100_000 }),
      after: string,
    }),
    fc.record({
      kind: fc.constant('wrapped' as const),
      width: fc.integer({ min: 2, max: 9 }),
      inner: string,
      line: string,
    }),
    fc.record({
      kind: fc.constant('verbatim' as const),
      gaps: fc.array(string, { minLength: count, maxLength: count }),
    }),
  );
}
