import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { ScoredModel } from '../search/result.js';

/**
 * A program that a person typed, at its price on a dataset. Without a head it gets the one that makes the total least.
 * @throws InputError for a mistake in the text, a column that is not there, a program that the grammar does not derive
 * or that is `exact` and wrong
 */
export async function scoreProgram(text: string, dataset: Dataset, grammar: Grammar): Promise<ScoredModel> {
  const [
    { parseModel },
    { printModel },
    { checkModel },
    { HEADS },
    { derive },
    { headFits },
    { priceModel },
  ] = await Promise.all([
    import('../language/parse.js'),
    import('../language/print.js'),
    import('../language/check.js'),
    import('../language/names.js'),
    import('../grammar/derive.js'),
    import('../codelength/heads.js'),
    import('../codelength/price.js'),
  ]);
  const model = parseModel(text);
  const given = dataset.given.map(({ name }) => name);
  checkModel(model, { given });
  const typed = HEADS.find((head) => new RegExp(`^\\s*${head}\\s*\\(`).test(text));
  const possible = HEADS.filter(
    (head) => headFits(head, dataset.kind) && derive(grammar, { ...model, head }, given) !== undefined,
  );
  const heads = typed !== undefined ? [typed] : possible.length > 0 ? possible : [model.head];
  const scored = heads.map((head): ScoredModel => {
    const candidate = { ...model, head };
    return {
      model: candidate,
      program: printModel(candidate),
      head,
      ...priceModel(dataset, grammar, candidate),
    };
  });
  const best = scored.reduce((one, other) => (other.totalBits < one.totalBits ? other : one));
  if (best.totalBits === Number.POSITIVE_INFINITY)
    throw new InputError(`${best.program} is wrong in some row; try patched(…), or noisy(…) for numbers`);
  return best;
}
