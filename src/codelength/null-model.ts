import type { KindName } from '../data/kind.js';
import { KINDS } from '../data/kinds.js';
import type { Model } from '../language/expression.js';
import { parseModel } from '../language/parse.js';

/** The model that sees nothing in the data: what a dataset costs when no structure is found. */
export function nullModel(kind: KindName): Model {
  return parseModel(KINDS[kind].nullProgram);
}
