import type { RealHead } from '../head.js';
import { literalModel } from '../literal-codes.js';
import { MeasuredCoder } from '../measured/measured-code.js';
import { MeasuredScorer } from '../measured/measured-scorer.js';

/** Rows are measurements of what the expression computes, with errors of which neither shape nor scale is told. */
export const MEASURED: RealHead = {
  name: 'measured',
  summary: 'the differences, as errors of measurement',
  relation: 'about',
  numbers: 'real',
  fits: ({ hasDifferences }) => hasDifferences,
  mustBeRight: false,
  predictsValues: true,
  flagsMisses: false,
  codesResiduals: true,
  rowSteps: () => ROW_STEPS,
  coder: (decisions, { grid, errors }, literals) => new MeasuredCoder(decisions, grid, literals, errors),
  scorer: (target, shape) =>
    new MeasuredScorer(target, shape.grid, (decisions) => literalModel(decisions, shape), shape.errors),
  leastBits: () => 0,
  turn: 3,
};

/** As many tenths of a microsecond as a row was measured to take. */
const ROW_STEPS = 50;
