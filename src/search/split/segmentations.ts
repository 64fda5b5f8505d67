import { givenNames, rowsOf } from '../../data/dataset.js';
import { isSingle, type Model, type PiecewiseModel } from '../../language/expression.js';
import { printModel } from '../../language/print.js';
import type { SplitFamily, SplitProblem } from './family.js';
import { type Option, PieceOptions, SHORT } from './options.js';
import { ProgramPrices, partsGrammar } from './parts-grammar.js';
import { refined } from './refinement.js';
import { cheapestSegmentation, type Stretch } from './segmentation.js';

/** Rows times starts of stretches that are tried on long data. */
const WORK = 2 ** 20;

/** Starts of stretches that are tried on long data, as the work allows. */
const FEWEST_STARTS = 32;
const MOST_STARTS = 512;

/** How often the price of a boundary is put right for the number of pieces that it led to. */
const ROUNDS = 4;

export const segmentation: SplitFamily = {
  name: 'segmentation',
  summary: 'different models on different stretches, by dynamic programming over their boundaries',
  data: 'all',
  basis: 'candidates',
  propose: segmentations,
};

/**
 * Proposes piecewise models of a dataset: the cheapest divisions of its rows over the candidates, a stock of plain models and exact
 * rules whose constants are solved for. Up to {@link SHORT} rows all stretches are considered; on longer data boundaries stand on a
 * grid first and are refined after.
 *
 * @param problem candidates that are not single are passed over
 * @returns models, or undefined at points where the caller may pause
 */
export function* segmentations({
  dataset,
  grammar,
  candidates,
}: Pick<SplitProblem, 'dataset' | 'grammar' | 'candidates'>): Generator<Model | undefined, void, void> {
  const rows = rowsOf(dataset);
  const pieces = partsGrammar(grammar, 'piecewise');
  if (pieces === undefined || rows < 2) return;
  const step = rows <= SHORT ? 1 : Math.ceil(rows / startsFor(rows));
  const source = new PieceOptions(dataset, pieces, candidates.filter(isSingle), step);
  const options: (readonly Option[])[] = [];
  for (let start = 0; start < rows; start += step) {
    options.push(yield* source.from(start));
  }
  const wholes = new ProgramPrices(grammar, givenNames(dataset));
  const proposed = new Set<string>();
  let boundary = Math.log2(rows);
  for (let round = 0; round < ROUNDS; round++) {
    const stretches = cheapestSegmentation(options, rows, step, boundary);
    yield undefined;
    if (stretches.length === 0) return;
    const model = modelOf(step === 1 ? stretches : yield* refined(stretches, dataset, step, boundary));
    const program = printModel(model);
    // What can be a piece may be nothing that the grammar derives as a whole.
    if (!proposed.has(program) && wholes.bits(model) !== Number.POSITIVE_INFINITY) yield model;
    proposed.add(program);
    // One piece more makes log2 C(rows - 1, pieces - 1) grow by so much.
    boundary = Math.log2(Math.max(1, (rows - stretches.length) / stretches.length));
  }
}

function startsFor(rows: number): number {
  return Math.min(MOST_STARTS, Math.max(FEWEST_STARTS, Math.floor(WORK / rows)));
}

function modelOf(stretches: readonly Stretch[]): Model {
  const parts = stretches.map(({ option, rows }) => option.model(rows));
  if (parts.length === 1) return parts[0];
  const lengths = stretches.slice(0, -1).map(({ rows }) => rows);
  return { head: 'piecewise', parts, lengths } satisfies PiecewiseModel;
}
