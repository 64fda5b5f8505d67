import { literalCode } from '../../codelength/literal-codes.js';
import { type Dataset, givenNames, rowsOf } from '../../data/dataset.js';
import { kindOf } from '../../data/kinds.js';
import type { Grammar } from '../../grammar/grammar.js';
import { partsBits } from '../../grammar/literal.js';
import type { InterleavedModel, PiecewiseModel, SingleModel } from '../../language/expression.js';
import { partDataset } from '../../language/parts.js';
import { ProgramPrices, partsGrammar } from './parts-grammar.js';
import { plainValues } from './plain-values.js';
import { cumulativeBits } from './row-costs.js';
import { runsFrom } from './runs.js';
import { fitted, stockOf } from './stock.js';
import { single } from './terms.js';

/** A way to code rows from one row on. */
export interface Option<Part = PiecewiseModel['parts'][number]> {
  /** Rows that it can go on for. */
  readonly rows: number;
  /** Bits of the program and of that many rows: a multiple of the rows between boundaries, or all to the end. */
  bits(rows: number): number;
  model(rows: number): Part;
}

/** Sections of an interleaved piece at most. */
const MOST_SECTIONS = 4;

/** Rows up to which exact rules are solved for from every row on, and rows in turn are tried. */
export const SHORT = 320;

/** The ways to code the rows of a dataset from a row on, as pieces of the grammar. */
export class PieceOptions {
  readonly #pieces: ProgramPrices;
  readonly #weaving: Weaving | undefined;
  readonly #plain: Float64Array;
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
    const rows = rowsOf(dataset);
    this.#pieces = new ProgramPrices(pieces, given);
    const stock = stockOf(dataset);
    this.#weaving = rows <= SHORT ? weavingOf(pieces, this.#pieces, given, stock) : undefined;
    this.#candidates = [...stock, ...candidates];
    this.#plain = plainValues(dataset);
  }

  /** All options from a row on. Yields undefined where the caller may pause. */
  *from(start: number): Generator<undefined, readonly Option[], void> {
    const { dataset } = this;
    const rows = rowsOf(dataset);
    const options: Option[] = this.#exact(this.#pieces, start, 1, start);
    yield undefined;
    const rest = partDataset(dataset, { first: start, step: 1, end: rows, piece: start });
    const fits = kindOf(dataset).hasDifferences ? fitted(this.#plain, start, this.step) : [];
    for (const model of [...this.#candidates, ...fits]) {
      options.push(...this.#priced(this.#pieces, model, rest));
      yield undefined;
    }
    if (this.#weaving === undefined) return options;
    for (let step = 2; step <= Math.min(MOST_SECTIONS, rows - start); step++) {
      options.push(this.#interleaved(this.#weaving, start, step));
      yield undefined;
    }
    return options;
  }

  /** A model of all rows of a dataset that it does not exclude; none if it excludes the first or is not derived. */
  #priced(prices: ProgramPrices, model: SingleModel, dataset: Dataset): Option<SingleModel>[] {
    const program = prices.bits(model);
    if (program === Number.POSITIVE_INFINITY) return [];
    const data = cumulativeBits(model, dataset);
    const excluded = data.indexOf(Number.POSITIVE_INFINITY);
    const rows = excluded < 0 ? data.length - 1 : excluded - 1;
    if (rows <= 0) return [];
    // Long data is asked for at the grid's rows and at its end alone: all others would fill the memory.
    const { step } = this;
    const kept = Float64Array.from({ length: Math.ceil((data.length - 1) / step) + 1 }, (_, index) => {
      return program + data[Math.min(index * step, data.length - 1)];
    });
    return [{ rows, bits: (count) => kept[Math.ceil(count / step)], model: () => model }];
  }

  /** Exact rules over a section, solved for. */
  #exact(prices: ProgramPrices, first: number, step: number, piece: number): Option<SingleModel>[] {
    if (rowsOf(this.dataset) > SHORT) return [];
    return runsFrom(this.#plain, { first, step }, piece).flatMap(
      ({ expression, open, rows }): Option<SingleModel>[] => {
        const model = single('exact', expression);
        const program = prices.bits(model);
        if (program === Number.POSITIVE_INFINITY) return [];
        const told = new Float64Array(open + 1).fill(program);
        for (let row = 0; row < open; row++)
          told[row + 1] = told[row] + this.#literalBits(first + step * row);
        return [{ rows, bits: (count) => told[Math.min(count, open)], model: () => model }];
      },
    );
  }

  /** About what a literal row costs. */
  #literalBits(row: number): number {
    return literalCode(this.dataset).usualBits(this.#plain[row], this.dataset.alphabet.length);
  }

  /** Rows in turn, each section with what is cheapest for as many rows as there are. */
  #interleaved({ sections, plain, bits }: Weaving, start: number, step: number): Option {
    const end = rowsOf(this.dataset);
    const woven = Array.from({ length: step }, (_, index) => {
      const first = start + index;
      const rest = partDataset(this.dataset, { first, step, end, piece: start });
      return cheapestByRows([
        ...this.#exact(sections, first, step, start),
        ...this.#priced(sections, plain, rest),
      ]);
    });
    const share = (index: number, count: number) => Math.max(0, Math.ceil((count - index) / step));
    const rows = Math.min(end - start, ...woven.map((section, index) => step * section.rows + index));
    const told = Float64Array.from({ length: rows + 1 }, (_, count) =>
      woven.reduce((sum, section, index) => sum + section.bits(share(index, count)), bits + partsBits(step)),
    );
    return {
      rows,
      bits: (count) => told[count],
      model: (count) => ({
        head: 'interleaved',
        parts: woven.map((section, index) => section.model(share(index, count))),
      }),
    };
  }
}

/** What interleaved pieces cost beside what they are made of. */
interface Weaving {
  readonly sections: ProgramPrices;
  /** The model of a section without a rule. */
  readonly plain: SingleModel;
  readonly bits: number;
}

/** Undefined if pieces cannot be interleaved. */
function weavingOf(
  grammar: Grammar,
  pieces: ProgramPrices,
  given: readonly string[],
  stock: readonly SingleModel[],
): Weaving | undefined {
  const inner = partsGrammar(grammar, 'interleaved');
  const sections = inner && new ProgramPrices(inner, given);
  const plain = stock.find((model) => sections !== undefined && Number.isFinite(sections.bits(model)));
  if (sections === undefined || plain === undefined) return undefined;
  const pair: InterleavedModel = { head: 'interleaved', parts: [plain, plain] };
  const bits = pieces.bits(pair) - 2 * sections.bits(plain) - partsBits(2);
  return { sections, plain, bits };
}

/** The cheapest of several options for each number of rows, as one. */
function cheapestByRows(options: readonly Option<SingleModel>[]): Option<SingleModel> {
  const rows = Math.max(0, ...options.map((option) => option.rows));
  const best = Array.from({ length: rows + 1 }, (_, count) =>
    options
      .filter((option) => option.rows >= count)
      .reduce((one, other) => (other.bits(count) < one.bits(count) ? other : one)),
  );
  const bits = Float64Array.from(best, (option, count) => option.bits(count));
  return { rows, bits: (count) => bits[count], model: (count) => best[count].model(count) };
}
