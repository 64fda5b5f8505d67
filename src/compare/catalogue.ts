import { packageVersion } from '../version.js';
import type { Compressor, Family } from './compressor.js';
import { COMPRESSORS } from './compressors.js';
import { onnxCompressor } from './neural/onnx.js';
import { type Absent, systemCompressor, systemCompressors } from './system.js';

/** A compressor by name: what a process needs to have it that was told of it. */
export interface Candidate {
  readonly name: string;
  readonly family: Family;
  readonly version: string;
  /** Holds the language model, where it is one that somebody brings. */
  readonly directory?: string;
}

/** Program search, which needs a grammar and options to be a compressor. */
export const PROGRAM: Candidate = { name: 'program', family: 'program', version: packageVersion() };

/** Everything that a file can be compared with here, and what is missing. */
export async function catalogue(): Promise<{ candidates: readonly Candidate[]; absent: readonly Absent[] }> {
  const { present, absent } = await systemCompressors();
  const compressors = [...COMPRESSORS, ...present];
  return {
    candidates: [PROGRAM, ...compressors.map(({ name, family, version }) => ({ name, family, version }))],
    absent,
  };
}

/** A language model that somebody brings. @throws InputError for a directory without one that can be run */
export async function broughtModel(directory: string): Promise<Candidate> {
  const { name, family, version } = await onnxCompressor(directory);
  return { name, family, version, directory };
}

/** The compressor of a candidate that is not program search. */
export async function compressorOf({ name, version, directory }: Candidate): Promise<Compressor> {
  if (directory !== undefined) return onnxCompressor(directory);
  const compressor = COMPRESSORS.find((own) => own.name === name) ?? systemCompressor(name, version);
  if (compressor === undefined) throw new Error(`there is no compressor ${name}`);
  return compressor;
}
