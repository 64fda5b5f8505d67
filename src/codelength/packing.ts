import { rowsOf } from '../data/dataset.js';
import { type Description, describeBytes, describeRepeated } from '../data/rebuild.js';
import { sliceDataset } from '../data/sections.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { writeFile, writeStored } from './file.js';
import { nullGrammar, nullModels } from './null-model.js';

/** A compressed file and what its bits were spent on; beside them are a preamble and less than a byte at the end. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly headerBits: number;
  readonly programBits: number;
  readonly dataBits: number;
  /** The program in the file, or `stored` for a file that has none. */
  readonly program: string;
}

/** Stands for the program of a file that has none. */
const STORED = 'stored';

/** Rows that the null models are chosen by where there are more: they say what the distribution is. */
const ROWS_TO_CHOOSE = 2 ** 18;

/**
 * The shortest of the files that stand for `bytes`: with the model found, with a null model over the plain bytes, or over those that are
 * repeated, or without any model. A model whose evaluation is more work than a decoder grants is left out.
 *
 * @param description of the bytes; none where there is only time to store them, as they come or, where they repeat, once
 * @param until when to be done, in milliseconds of `performance.now()`: what is not written then is left out, but for the stored bytes
 */
export function pack(
  bytes: Uint8Array,
  description: Description | undefined,
  found: { readonly grammar: Grammar; readonly model: Model } | undefined,
  until = Number.POSITIVE_INFINITY,
): Packed {
  const stored = writeStored(bytes);
  const files: Packed[] = [
    { bytes: stored, headerBits: 0, programBits: 0, dataBits: 8 * stored.length, program: STORED },
  ];
  // What was found comes first in time, and where all are as long.
  const short = description && found && packModel(description, found.grammar, found.model, until);
  const name = description?.dataset.name ?? 'data';
  const repeated = describeRepeated(bytes, name);
  const again = repeated && packNull(repeated, until);
  const none = description && packNull(describeBytes(bytes, name), until);
  files.unshift(...[short, again, none].filter((file) => file !== undefined));
  return files.reduce((one, other) => (other.bytes.length < one.bytes.length ? other : one));
}

/** With the shortest null model that can be written: some take a decoder more work than others. */
function packNull(plain: Description, until: number): Packed | undefined {
  const beginning = sliceDataset(plain.dataset, 0, Math.min(rowsOf(plain.dataset), ROWS_TO_CHOOSE));
  for (const { model } of nullModels(beginning)) {
    if (performance.now() > until) return undefined;
    const packed = packModel(plain, nullGrammar(), model, until);
    if (packed !== undefined) return packed;
  }
  return undefined;
}

function packModel(
  { dataset, surface }: Description,
  grammar: Grammar,
  model: Model,
  until: number,
): Packed | undefined {
  try {
    return { ...writeFile(dataset, surface, grammar, model, until), program: printModel(model) };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
