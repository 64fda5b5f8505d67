import { type Description, describeBytes, describeRepeated } from '../data/rebuild.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { writeFile, writeStored } from './file.js';
import { nullGrammar, nullModel } from './null-model.js';

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

/**
 * The shortest of the files that stand for `bytes`: with the model found, with the null model over the plain bytes, or
 * over those that are repeated, or without any model. A model whose evaluation is more work than a decoder grants is left out.
 */
export function pack(
  bytes: Uint8Array,
  description: Description,
  found: { readonly grammar: Grammar; readonly model: Model } | undefined,
): Packed {
  const stored = writeStored(bytes);
  const files: Packed[] = [
    { bytes: stored, headerBits: 0, programBits: 0, dataBits: 8 * stored.length, program: STORED },
  ];
  const { name } = description.dataset;
  for (const plain of [describeBytes(bytes, name), describeRepeated(bytes, name)]) {
    const none = plain && packModel(plain, nullGrammar(), nullModel(plain.dataset).model);
    if (none !== undefined) files.unshift(none);
  }
  const short = found && packModel(description, found.grammar, found.model);
  if (short !== undefined) files.unshift(short);
  return files.reduce((one, other) => (other.bytes.length < one.bytes.length ? other : one));
}

function packModel({ dataset, surface }: Description, grammar: Grammar, model: Model): Packed | undefined {
  try {
    return { ...writeFile(dataset, surface, grammar, model), program: printModel(model) };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
