import { type Dataset, givenNames, rowsOf } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import { partsBits } from '../../grammar/literal.js';
import type { InterleavedModel, PiecewiseModel, SingleModel } from '../../language/expression.js';
import { partDataset } from '../../language/parts.js';
import { ProgramPrices, partsGrammar } from './parts-grammar.js';
import { cumulativeBits } from './row-costs.js';
import { runsFrom } from './runs.js';
import { fitted, single, stockOf } from './stock.js';

/** A way to code rows from one row on. */
export interface Option {
  /** Rows that it can go on for. */
  readonly rows: number;
  /** Bits of the program and of that many rows. */
  bits(rows: number): number;
  model(rows: number): PiecewiseModel['parts'][number];
}

/** What is tried on the sections of an interleaved piece. */
const MOST_SECTIONS = 3;

/** Rows up to which exact rules are solved for from every row on, and rows in turn are tried. */
export const SHORT = 320;

/** The ways to code the rows of a dataset from a row on, as pieces of the grammar. */
export class PieceOptions {
  readonly #pieces: ProgramPrices;
  readonly #sections: ProgramPrices | undefined;
  /** Bits of an interleaved piece beside those of its sections. */
  readonly #weaving: number;
  readonly #plain: Float64Array;
  readonly #stock: readonly SingleModel[];
  readonly #candidates: readonly SingleModel[];

  /**
   * @param pieces the grammar of pieces
   * @param step rows between the boundaries that are tried
   */
  constructor(
    readonly dataset: Dataset,
    pieces: Grammar,
    candidates: readonly SingleModel[],
    readonly step: number,
  ) {
    const given = givenNames(dataset);
    this.#pieces = new ProgramPrices(pieces, given);
    const sections = partsGrammar(pieces, 'interleaved');
    this.#sections = sections && new ProgramPrices(sections, given);
    this.#stock = stockOf(dataset);
    const some = this.#stock[0];
    const pair: InterleavedModel = { head: 'interleaved', parts: [some, some] };
    this.#weaving = this.#pieces.bits(pair) - 2 * (this.#sections?.bits(some) ?? 0) - partsBits(2);
    this.#candidates = [...this.#stock, ...candidates];
    this.#plain = dataset.target.values.map((value) => (Math.abs(value) < 2 ** 50 ? value : Number.NaN));
  }

  /** All options from a row on. */
  from(start: number): readonly Option[] {
    const { dataset } = this;
    const rows = rowsOf(dataset);
    const singles = this.#singles(this.#pieces, start, 1, start);
    const rest = partDataset(dataset, { first: start, step: 1, end: rows, piece: start });
    const fits = dataset.kind === 'symbol' ? [] : fitted(this.#plain, start, this.step);
    for (const model of [...this.#candidates, ...fits]) this.#price(this.#pieces, model, rest, singles);
    return rows <= SHORT ? [...singles, ...this.#interleaved(start)] : singles;
  }

  #price(prices: ProgramPrices, model: SingleModel, dataset: Dataset, options: Option[]): void {
    const program = prices.bits(model);
    if (program === Number.POSITIVE_INFINITY) return;
    const data = cumulativeBits(model, dataset);
    const excluded = data.indexOf(Number.POSITIVE_INFINITY);
    const rows = excluded < 0 ? data.length - 1 : excluded - 1;
    if (rows > 0) options.push({ rows, bits: (count) => program + data[count], model: () => model });
  }

  /** Exact rules over a section, solved for. */
  #singles(prices: ProgramPrices, first: number, step: number, piece: number): Option[] {
    if (rowsOf(this.dataset) > SHORT) return [];
    return runsFrom(this.#plain, { first, step }, piece).flatMap(({ expression, open, rows }): Option[] => {
      const model = single('exact', expression);
      const program = prices.bits(model);
      if (program === Number.POSITIVE_INFINITY) return [];
      const told = new Float64Array(open + 1).fill(program);
      for (let row = 0; row < open; row++) told[row + 1] = told[row] + this.#literalBits(first + step * row);
      return [{ rows, bits: (count) => told[Math.min(count, open)], model: () => model }];
    });
  }

  /** About what a literal row costs when some were told before. */
  #literalBits(row: number): number {
    const { kind, alphabet } = this.dataset;
    if (kind === 'symbol') return Math.log2(alphabet.length);
    return 3 + Math.log2(1 + Math.abs(this.#plain[row]));
  }

  #interleaved(start: number): Option[] {
    const sections = this.#sections;
    if (sections === undefined || this.#weaving === Number.POSITIVE_INFINITY) return [];
    const end = rowsOf(this.dataset);
    const options: Option[] = [];
    for (let step = 2; step <= Math.min(MOST_SECTIONS, end - start); step++) {
      const woven = Array.from({ length: step }, (_, index) => {
        const first = start + index;
        const own = this.#singles(sections, first, step, start);
        const rest = partDataset(this.dataset, { first, step, end, piece: start });
        this.#price(sections, this.#stock[0], rest, own);
        return cheapestByRows(own);
      });
      const share = (index: number, count: number) => Math.max(0, Math.ceil((count - index) / step));
      const weaving = this.#weaving + partsBits(step);
      options.push({
        rows: Math.min(end - start, ...woven.map((section, index) => step * section.rows + index)),
        bits: (count) =>
          woven.reduce((sum, section, index) => sum + section.bits(share(index, count)), weaving),
        model: (count): InterleavedModel => ({
          head: 'interleaved',
          parts: woven.map((section, index) => section.model(share(index, count)) as SingleModel),
        }),
      });
    }
    return options;
  }
}

/** The cheapest of several options for each number of rows, as one. */
function cheapestByRows(options: readonly Option[]): Option {
  const rows = Math.max(0, ...options.map((option) => option.rows));
  const best = Array.from({ length: rows + 1 }, (_, count) =>
    options
      .filter((option) => option.rows >= count)
      .reduce((one, other) => (other.bits(count) < one.bits(count) ? other : one)),
  );
  const bits = Float64Array.from(best, (option, count) => option.bits(count));
  return { rows, bits: (count) => bits[count], model: (count) => best[count].model(count) };
}
