import { apply, literal, N, past } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import type { Pricer } from '../pricer.js';
import { Quantity } from '../quantity.js';
import type { Series } from '../series.js';
import type { Chapter, Entry } from './chapter.js';
import { functionsOf, POWERS } from './functions.js';

/** The largest sum of the lags of two terms that are multiplied, and the largest lag of those that come alone. */
const MOST_LAG_SUM = 7;
const MOST_LAG_SQUARED = 2;

/** Given columns that are multiplied. */
const MOST_FACTORS = 3;

/** Quantities of a chapter. */
const MOST_ENTRIES = 24;

/** The longest period of what is added to a polynomial. */
const MOST_PERIOD = 8;

/** Relations that need nothing but the terms before and n. */
export function recurrences(series: Series): readonly Chapter[] {
  return [{ leading: [series.one], entries: [], reading: 'unrounded' }];
}

/** Given columns, their products and powers, and the columns a row ago. */
export function givenColumns(series: Series, pricer: Pricer): readonly Chapter[] {
  return chapterOf(givenMonomials(series), series, pricer);
}

/** Given columns as {@link givenColumns} has them and, where these are too many for all their products, each product of two beside all columns. */
export function* givenProducts(series: Series, pricer: Pricer): Generator<Chapter> {
  const chapters = givenColumns(series, pricer);
  yield* chapters;
  const columns = columnsAt(N, series);
  if (chapters.some(({ entries }) => entries.length < MOST_ENTRIES)) return;
  for (const [at, first] of columns.entries())
    for (const second of columns.slice(at))
      yield* chapterOf([apply('*', first, second), ...columns], series, pricer);
}

/** Functions of the language, each a chapter. */
export function* functions(series: Series, pricer: Pricer): Generator<Chapter> {
  for (const entries of functionsOf(pricer, series.length))
    yield { leading: [series.one], entries, reading: 'unrounded' };
}

/** Products of terms: quadratic maps, quotients of lines in a term, Somos sequences. */
export function* pastProducts(series: Series, pricer: Pricer): Generator<Chapter> {
  yield { leading: [series.one, series.lag(1)], entries: [], reading: 'unrounded' };
  yield* chapterOf(
    productsOf(upTo(1, MOST_LAG_SQUARED), () => true),
    series,
    pricer,
  );
  for (let sum = 2; sum <= MOST_LAG_SUM; sum++)
    yield* chapterOf(
      productsOf(upTo(1, sum), (lags) => lags === sum),
      series,
      pricer,
      [series.lag(sum)],
    );
}

/** Indicators of residues, which are rounded away. */
export function* periodic(series: Series): Generator<Chapter> {
  for (let period = 2; period <= MOST_PERIOD; period++) yield indicators(series, period);
}

/** All that relations of a series are made of and that can be written. */
export function* quantitiesOf(series: Series, pricer: Pricer): Generator<Entry> {
  yield* entriesOf([...POWERS, ...sumsOverPast()], series, pricer);
  for (const chapters of [givenColumns, functions, pastProducts])
    for (const { entries } of chapters(series, pricer)) yield* entries;
}

/** A chapter of those expressions that the grammar derives; none if there are none. */
export function chapterOf(
  expressions: readonly Expression[],
  series: Series,
  pricer: Pricer,
  leading: readonly Quantity[] = [series.one],
): readonly Chapter[] {
  const entries = entriesOf(expressions, series, pricer).slice(0, MOST_ENTRIES);
  return entries.length > 0 ? [{ leading, entries, reading: 'unrounded' }] : [];
}

/** Those expressions that the grammar derives, with their bits. */
export function entriesOf(
  expressions: readonly Expression[],
  series: Series,
  pricer: Pricer,
): readonly Entry[] {
  return expressions
    .map((expression) => ({ quantity: series.quantity(expression), bits: pricer.bits(expression) }))
    .filter(({ bits }) => bits < Number.POSITIVE_INFINITY);
}

/** The given columns that go with the target most, at an index. */
export function columnsAt(index: Expression, { columns }: Series): readonly Expression[] {
  return columns.map((column): Expression => ({ kind: 'given', column, index }));
}

/** The columns themselves, their products of two factors, of three, and the columns a row ago. */
function givenMonomials(series: Series): readonly Expression[] {
  const columns = columnsAt(N, series);
  const degrees = [columns.map((product, last) => ({ product, last }))];
  while (degrees.length < MOST_FACTORS)
    degrees.push(
      degrees[degrees.length - 1].flatMap(({ product, last }) =>
        columns
          .slice(last)
          .map((column, more) => ({ product: apply('*', product, column), last: last + more })),
      ),
    );
  return [...degrees.flat().map(({ product }) => product), ...columnsAt(apply('-', N, literal(1)), series)];
}

/** Products of two terms before, by their lags and the sum of these. */
function productsOf(lags: readonly number[], isWanted: (sum: number) => boolean): readonly Expression[] {
  return lags.flatMap((one) =>
    lags
      .filter((other) => other >= one && isWanted(one + other))
      .map((other) =>
        one === other ? apply('^', past(one), literal(2)) : apply('*', past(one), past(other)),
      ),
  );
}

/** Sums over all terms so far, convolutions among them: algebraic and exponential generating functions. */
function sumsOverPast(): readonly Expression[] {
  const k: Expression = { kind: 'variable', name: 'k' };
  const before: Expression = { kind: 'past', index: apply('-', k, literal(1)) };
  const after: Expression = { kind: 'past', index: apply('-', N, k) };
  const chosen = apply('binomial', apply('-', N, literal(1)), apply('-', k, literal(1)));
  const terms = [before, apply('*', before, after)];
  // Sums of what is symmetric are said once.
  const factors = [undefined, k, chosen];
  const bodies = factors.flatMap((factor) =>
    (factor === k ? [before, after] : terms).map((term) => (factor ? apply('*', factor, term) : term)),
  );
  return bodies.map((body) => ({
    kind: 'bind',
    binder: 'sum',
    variable: 'k',
    arguments: [literal(1), N],
    body,
  }));
}

/** Indicators of all residues but one. They have no expression of their own: what they add is rounded away. */
function indicators(series: Series, period: number): Chapter {
  const entries = upTo(1, period - 1).map((residue) => ({
    quantity: new Quantity(apply('=', apply('mod', N, literal(period)), literal(residue)), () =>
      series.target.map((_, row) => (row % period === residue ? 1n : 0n)),
    ),
    bits: 0,
  }));
  return { leading: [series.one], entries, reading: 'rounded' };
}

function upTo(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
