import type { Expression } from '../../language/expression.js';
import { digitExpansions } from './constant-digits.js';
import { rootFractions } from './constant-fractions.js';
import { roundedMultiples } from './constant-multiples.js';
import { roundedPowers } from './constant-powers.js';
import { ConstantWriter } from './constant-writer.js';
import type { PolynomialForms } from './polynomial-forms.js';
import type { Pricer } from './pricer.js';
import type { Series } from './series.js';

/**
 * Sequences that are made of a real constant, which is identified from the narrowest interval that the rows allow: digits,
 * rounded multiples and powers, continued fractions. What is proposed is right in all rows, but for a first one or two
 * in which it has no value.
 */
export function* constantMultiples(
  series: Series,
  forms: PolynomialForms,
  pricer: Pricer,
): Generator<Expression | undefined> {
  const writer = new ConstantWriter(series, forms, pricer);
  for (const family of [digitExpansions, rootFractions, roundedPowers, roundedMultiples]) {
    yield* family(writer);
    yield undefined;
  }
}
