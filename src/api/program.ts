import type { Price } from '../codelength/price.js';
import { priceWithin } from '../codelength/price-within.js';
import { givenNames } from '../data/dataset.js';
import { grammarNameFor, shippedGrammar } from '../grammar/shipped.js';
import { checkModel } from '../language/check.js';
import type { Model, Numbers } from '../language/expression.js';
import { parseModel } from '../language/parse.js';
import { printModel } from '../language/print.js';
import { predictNext as predictRows } from '../search/predict.js';
import { checkOptions, plainObject, requireArgument, secondsAboveZero, wholeNumber } from './argument.js';
import { type Data, toDataset } from './data.js';
import { type GrammarChoice, grammarCheck, toGrammar } from './grammar.js';
import { MOST_PREDICTED } from './search.js';

/** A program: as a text, `exact(a(n-1) + a(n-2))`, or as the tree that `parseModel` makes of it. */
export type Program = Model | string;

/** What a program costs on data, in bits. */
export interface PricedProgram extends Price {
  readonly model: Model;
  /** The program as text. */
  readonly program: string;
}

/** What prices a program. */
export interface PriceOptions {
  /** The grammar that prices the program. Default: the shipped one for the kind of data, or that of real numbers for a program of such. */
  readonly grammar?: GrammarChoice;
  /** How long it may take; as long as it takes unless told. */
  readonly seconds?: number;
}

/**
 * What data costs under a program, in bits: the length of its `.kolmo` file without the header. Infinite where the program is `exact` and
 * wrong in some row.
 *
 * @throws InputError for what is no program or no data, for a head that is not for this kind of data, for a program that the grammar does
 * not derive, and where it takes longer than it may
 */
export function priceProgram(program: Program, data: Data, options: PriceOptions = {}): PricedProgram {
  const started = performance.now();
  const dataset = toDataset('priceProgram', data);
  checkOptions('priceProgram', options, { grammar: grammarCheck, seconds: secondsAboveZero });
  const told = options.grammar === undefined ? undefined : toGrammar(options.grammar);
  const model = toModel('priceProgram', program, told?.numbers);
  const grammar = told ?? shippedGrammar(grammarNameFor(model, dataset));
  checkModel(model, { given: givenNames(dataset) });
  const until = started + 1000 * (options.seconds ?? Number.POSITIVE_INFINITY);
  const price = priceWithin(dataset, grammar, model, until);
  return { ...price, model, program: printModel(model) };
}

/**
 * The most likely next rows of data under a program, each from the data and the rows predicted before it. For `noisy` the residual is
 * taken to be 0, for `context` the symbol seen most often in its context; the last piece of a piecewise program goes on.
 *
 * @param count rows to predict, 10,000 at most
 * @returns the rows in the notation of the data (decimals, symbols); null from the first on that the program has no value for
 * @throws InputError for what is no program or no data, and for a count that is none
 */
export function predictNext(program: Program, data: Data, count = 10): (string | null)[] {
  const dataset = toDataset('predictNext', data);
  requireArgument('predictNext', 'count', count, wholeNumber(0, MOST_PREDICTED));
  return predictRows(toModel('predictNext', program), dataset, count);
}

/** @throws InputError for what is no program */
function toModel(caller: string, program: unknown, numbers?: Numbers): Model {
  if (typeof program === 'string') return parseModel(program, 'program', numbers);
  requireArgument(caller, 'program', program, isModel);
  return program as Model;
}

const isModel = (value: unknown) =>
  plainObject(value) ??
  ('head' in (value as object) ? undefined : 'takes a text such as "exact(n)" or a tree of parseModel');
