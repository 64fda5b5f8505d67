import { type Dataset, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { isPiecewise, type Model } from '../language/expression.js';
import type { ScoredModel } from '../search/result.js';
import { say } from './output.js';

/**
 * A program that a person typed, at its price on a dataset. Without a head it gets the one that makes the total least. Says to stderr where the name
 * of a column means something else.
 * @throws InputError for a mistake in the text, a column that is not there, a program that the grammar does not derive
 * or that is `exact` and wrong, or where that takes longer than until `until`, in milliseconds of `performance.now()`
 */
export async function scoreProgram(
  text: string,
  dataset: Dataset,
  grammar: Grammar,
  until = Number.POSITIVE_INFINITY,
): Promise<ScoredModel> {
  const [
    { parseModel },
    { printModel },
    { checkModel },
    { COMPOUNDS },
    { HEADS, computesReals, isSingle },
    { derive },
    { headsFor },
    { priceWithin },
    { shadowedColumns },
  ] = await Promise.all([
    import('../language/parse.js'),
    import('../language/print.js'),
    import('../language/check.js'),
    import('../language/names.js'),
    import('../language/expression.js'),
    import('../grammar/derive.js'),
    import('../codelength/heads.js'),
    import('../codelength/price-within.js'),
    import('../language/shadowed-columns.js'),
  ]);
  const model = parseModel(text, 'program', grammar.numbers);
  const given = dataset.given.map(({ name }) => name);
  for (const sentence of shadowedColumns(text, given, computesReals(model) ? 'real' : 'integer'))
    say(sentence);
  checkModel(model, { given });
  const scored = alternatives(model).map((candidate): ScoredModel => {
    const { head } = candidate;
    return {
      model: candidate,
      program: printModel(candidate),
      head,
      ...priceWithin(dataset, grammar, candidate, until),
    };
  });

  /** The model itself if its head was typed; else its expression under every head that can code the data. */
  function alternatives(read: Model): readonly Model[] {
    const typed = [...HEADS, ...COMPOUNDS].some((head) => new RegExp(`^\\s*${head}\\s*\\(`).test(text));
    if (typed || !isSingle(read)) return [read];
    const possible = headsFor(dataset.kind, grammar.numbers)
      .map(({ name }) => ({ ...read, head: name }))
      .filter((candidate) => derive(grammar, candidate, given) !== undefined);
    return possible.length > 0 ? possible : [read];
  }
  const best = scored.reduce((one, other) => (other.totalBits < one.totalBits ? other : one));
  if (best.totalBits === Number.POSITIVE_INFINITY)
    throw new InputError(`${best.program} ${misfitOf(best.model, dataset)}`);
  return best;
}

/** Why a model cannot code a dataset. */
function misfitOf(model: Model, dataset: Dataset): string {
  const rows = rowsOf(dataset);
  if (isPiecewise(model) && model.lengths.reduce((sum, length) => sum + length, 0) >= rows)
    return `leaves none of the ${rows} rows to its last piece`;
  return 'is wrong in some row; try patched(…), or noisy(…) for numbers';
}
