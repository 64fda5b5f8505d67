import { rowBits } from '../../codelength/model-score.js';
import { type Dataset, givenNames, rowsOf } from '../../data/dataset.js';
import { kindOf } from '../../data/kinds.js';
import { isSingle, type Model, type SingleModel } from '../../language/expression.js';
import { partDataset } from '../../language/parts.js';
import type { SplitFamily, SplitProblem } from './family.js';
import { ProgramPrices, partsGrammar } from './parts-grammar.js';
import { plainValues } from './plain-values.js';
import { runsFrom } from './runs.js';
import { fitted, stockOf } from './stock.js';
import { single } from './terms.js';

/** Numbers of sections that are tried. */
const FEWEST = 2;
const MOST = 6;

/** Rows that a section has at least, or there is nothing to learn in it. */
const LEAST_ROWS = 3;

/** The rows of a dataset dealt out to `count` datasets: those that the parts of an interleaved model explain. */
export function sectionsOf(dataset: Dataset, count: number): readonly Dataset[] {
  const end = rowsOf(dataset);
  return Array.from({ length: count }, (_, first) =>
    partDataset(dataset, { first, step: count, end, piece: undefined }),
  );
}

export const interleaving: SplitFamily = {
  name: 'interleaving',
  summary: 'two to six models that take turns',
  data: 'all',
  basis: 'candidates',
  propose: interleavings,
};

/**
 * Proposes interleaved models of a dataset with 2 to 6 sections, each section with the cheapest of the candidates, of a stock of plain
 * models and of rules whose constants are solved for.
 *
 * @returns models, or undefined at points where the caller may pause
 */
export function* interleavings({
  dataset,
  grammar,
  candidates,
}: Pick<SplitProblem, 'dataset' | 'grammar' | 'candidates'>): Generator<Model | undefined, void, void> {
  const sections = partsGrammar(grammar, 'interleaved');
  if (sections === undefined) return;
  const prices = new ProgramPrices(sections, givenNames(dataset));
  const general = [...stockOf(dataset), ...candidates.filter(isSingle)];
  for (let count = FEWEST; count <= MOST && rowsOf(dataset) >= LEAST_ROWS * count; count++) {
    const parts: SingleModel[] = [];
    for (const section of sectionsOf(dataset, count)) {
      const cheapest = cheapestModel(section, [...general, ...rulesOf(section)], prices);
      yield undefined;
      if (cheapest !== undefined) parts.push(cheapest);
    }
    if (parts.length === count) yield { head: 'interleaved', parts };
  }
}

/** Models made for one dataset: exact rules that hold for all of it, and noisy ones of fitted constants. */
function rulesOf(section: Dataset): readonly SingleModel[] {
  const values = plainValues(section);
  const exact = runsFrom(values, { first: 0, step: 1 }, 0)
    .filter(({ rows }) => rows === values.length)
    .map(({ expression }) => single('exact', expression));
  if (!kindOf(section).hasDifferences) return exact;
  return [...exact, ...fitted(values, 0, Math.ceil(values.length / 8))];
}

function cheapestModel(
  section: Dataset,
  models: readonly SingleModel[],
  prices: ProgramPrices,
): SingleModel | undefined {
  let cheapest: SingleModel | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const model of models) {
    const program = prices.bits(model);
    if (program >= least) continue;
    const bits = program + rowBits(model, section);
    if (bits >= least) continue;
    least = bits;
    cheapest = model;
  }
  return cheapest;
}
