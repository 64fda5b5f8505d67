import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import type { Model } from '../language/expression.js';
import { scoreColumn } from './head-scorer.js';
import { headFits, type TargetShape } from './heads.js';

/** What a model costs on a dataset, in bits. */
export interface Price {
  /** -log2 of the probability that the grammar derives the model. */
  readonly programBits: number;
  /** The rows given the model; Infinity when it is `exact` and wrong somewhere. */
  readonly dataBits: number;
  readonly totalBits: number;
}

/** What heads must know of a dataset's target. */
export function shapeOf(dataset: Pick<Dataset, 'kind' | 'alphabet'>): TargetShape {
  return { kind: dataset.kind, alphabetSize: dataset.alphabet.length };
}

/**
 * The price of a model on a dataset: the length of its file without header.
 * @throws InputError when the grammar does not derive the model, or its head is not for this kind of target
 */
export function priceModel(dataset: Dataset, grammar: Grammar, model: Model): Price {
  if (!headFits(model.head, dataset.kind)) {
    throw new InputError(`the head ${model.head} cannot code a target of kind ${dataset.kind}`);
  }
  const names = dataset.given.map(({ name }) => name);
  const derivation = derive(grammar, model, names);
  if (derivation === undefined) {
    throw new InputError(`the grammar ${grammar.name} does not derive this program`);
  }
  const values = evaluateColumn(model.expressions[0], rootWorld(dataset.target, dataset.given));
  const dataBits = scoreColumn(model.head, values, dataset.target, shapeOf(dataset));
  return { programBits: derivation.bits, dataBits, totalBits: derivation.bits + dataBits };
}
