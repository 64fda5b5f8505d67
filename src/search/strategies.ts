import { enumerate } from './enumerate/strategy.js';
import { fit } from './fit/strategy.js';
import { mutate } from './mutate/strategy.js';
import { combine } from './solve/combine.js';
import { selection } from './solve/select.js';
import { solve } from './solve/strategy.js';
import { split } from './split/strategy.js';
import type { StrategyDescriptor } from './strategy.js';

/** The ways of finding models, in the order in which they begin and are listed. */
export const STRATEGIES: readonly StrategyDescriptor[] = [
  enumerate,
  solve,
  combine,
  selection,
  fit,
  mutate,
  split,
];
