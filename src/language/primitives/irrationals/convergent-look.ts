import { application, leaf, subscript } from '../../export/mathml-elements.js';
import { closed, type Look, root } from '../../export/mathml-notation.js';

/** `name_index(root)`, a part of a convergent of a root. */
export function convergentLook(name: string): Look {
  return closed((index, radicand, degree) =>
    application(subscript(leaf('mi', name), index), [root(radicand, degree)]),
  );
}
