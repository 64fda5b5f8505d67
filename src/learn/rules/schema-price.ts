import { derive } from '../../grammar/derive.js';
import type { Grammar } from '../../grammar/grammar.js';
import { literalBits } from '../../grammar/literal.js';
import type { SingleModel } from '../../language/expression.js';
import { instantiate, literalsOf, mapLiterals, type Schema } from './schema.js';

/** Literals that no production has, so that each can only be derived as any literal is. */
const UNUSUAL = 2n ** 61n - 1n;

/** Bit that says of a literal of a schema whether it is a parameter. */
const PLACE_BITS = 1;

/**
 * Bits of telling a schema once: its model in the grammar without the values of its parameters, a bit for each literal that says
 * whether it is one, and which one where a parameter stands again. Undefined where the grammar has no room for a literal.
 *
 * @param given names of given columns
 */
export function schemaBits(grammar: Grammar, schema: Schema, given: readonly string[]): number | undefined {
  const values = schema.parameters.map((_, index) => UNUSUAL + BigInt(index));
  const model = instantiate(schema, values);
  const derivation = derive(grammar, model, given);
  if (derivation === undefined) return undefined;
  const literals = literalsOf(model);
  const places = literals.filter((value) => values.includes(value));
  const free = places.reduce((sum, value) => sum + literalBits(value), 0);
  const repeats = (places.length - values.length) * Math.log2(Math.max(1, values.length));
  return derivation.bits - free + PLACE_BITS * literals.length + repeats;
}

/** Whether a grammar derives a model with any other literal in place of the one at an index. */
export function isVariable(
  grammar: Grammar,
  model: SingleModel,
  index: number,
  given: readonly string[],
): boolean {
  const other = mapLiterals(model, (value, at) => ({
    kind: 'literal',
    value: at === index ? UNUSUAL : value,
  }));
  return derive(grammar, other, given) !== undefined;
}

/** Bits of the values of a schema's parameters. */
export function parameterBits(values: readonly bigint[]): number {
  return values.reduce((sum, value) => sum + literalBits(value), 0);
}
