import { InputError } from '../errors.js';
import { broughtModel, type Candidate, catalogue } from './catalogue.js';
import type { Family } from './compressor.js';
import type { Absent } from './system.js';

/** The compressors of a comparison, and those that were wanted and are not here. */
export interface Choice {
  readonly candidates: readonly Candidate[];
  readonly absent: readonly Absent[];
}

/** Which compressors are wanted; all unless told. */
export interface Wanted {
  /** Their names: `program`, `ppm`, `xz`. */
  readonly only?: readonly string[];
  readonly family?: readonly Family[];
  /** A directory with a language model in it that takes part as well: `model.onnx`, and a `tokenizer.json`. */
  readonly onnx?: string;
}

/**
 * The compressors that are wanted and can be used here.
 * @throws InputError for a name that no compressor has, for one that is absent, and where nothing is left
 */
export async function chooseCompressors({ only, family, onnx }: Wanted): Promise<Choice> {
  const { candidates: known, absent } = await catalogue();
  const candidates = onnx === undefined ? known : [...known, await broughtModel(onnx)];
  for (const name of only ?? []) {
    const missing = absent.find((tool) => tool.name === name);
    if (missing) throw new InputError(`${name} cannot be used: ${missing.reason}`);
    if (!candidates.some((candidate) => candidate.name === name)) {
      const names = candidates.map((candidate) => candidate.name).join(', ');
      throw new InputError(`no compressor is called '${name}'; there are ${names}`);
    }
  }
  const chosen = candidates.filter(
    (candidate) => (only?.includes(candidate.name) ?? true) && (family?.includes(candidate.family) ?? true),
  );
  if (chosen.length === 0) throw new InputError('no compressor is left: choose others');
  const missed = only === undefined && (family?.includes('system') ?? true);
  return { candidates: chosen, absent: missed ? absent : [] };
}
