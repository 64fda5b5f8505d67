import type { Kind } from '../data/dataset.js';
import type { Model } from '../language/expression.js';

/** The model that sees nothing in the data: what a dataset costs when no structure is found. */
export function nullModel(kind: Kind): Model {
  return { head: kind === 'symbol' ? 'context' : 'noisy', expressions: [{ kind: 'literal', value: 0n }] };
}
