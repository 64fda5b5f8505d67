import { type Dataset, givenNames, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Model } from '../language/expression.js';
import { partsOf } from '../language/parts.js';
import { headFits } from './heads.js';
import { dataBits } from './model-score.js';

/** What a model costs on a dataset, in bits. */
export interface Price {
  /** -log2 of the probability that the grammar derives the model. */
  readonly programBits: number;
  /** The rows given the model; Infinity when it is `exact` and wrong somewhere, or has more pieces than fit. */
  readonly dataBits: number;
  readonly totalBits: number;
}

/**
 * The price of a model on a dataset: the length of its file without header.
 * @throws InputError when the grammar does not derive the model, or its head is not for this kind of target
 */
export function priceModel(dataset: Dataset, grammar: Grammar, model: Model): Price {
  for (const { model: single } of partsOf(model, rowsOf(dataset))) {
    if (!headFits(single.head, dataset.kind)) {
      throw new InputError(`the head ${single.head} cannot code a target of kind ${dataset.kind}`);
    }
  }
  const derivation = derive(grammar, model, givenNames(dataset));
  if (derivation === undefined) {
    throw new InputError(`the grammar ${grammar.name} does not derive this program`);
  }
  const bits = dataBits(model, dataset);
  return { programBits: derivation.bits, dataBits: bits, totalBits: derivation.bits + bits };
}
