import type { ReadOptions } from '../data/read.js';
import { describe } from '../data/rebuild.js';
import { FileFormatError, InputError } from '../errors.js';
import type { Progress } from '../search/options.js';
import type { SearchResult } from '../search/result.js';
import type { Compressor, Network } from './compressor.js';
import { type Form, formsOf } from './forms.js';
import { PeakMemory } from './peak-memory.js';
import { binned } from './surprise-profile.js';

/** One compressor on one form of a file. */
export interface Measured {
  readonly form: string;
  /** Of the output. */
  readonly bytes: number;
  readonly encodeSeconds: number;
  readonly decodeSeconds: number;
  readonly verified: boolean;
  /** The program in the output, for program search only. */
  readonly program?: string;
}

/** What becomes known while a compressor is measured, in this order, as plain data. */
export type News =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'header'; readonly bytes: number }
  | { readonly kind: 'measured'; readonly measured: Measured; readonly peakBytes: number | null }
  | { readonly kind: 'failure'; readonly form: string; readonly reason: string }
  | { readonly kind: 'search'; readonly result: SearchResult }
  /** Of the best form. */
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'profile'; readonly bits: readonly number[] };

export type Tell = (news: News) => Promise<void>;

/**
 * Runs a compressor on every form of a file, forth and back, and tells what came of it.
 * @param reading - how the file is read
 */
export async function measureCompressor(
  compressor: Compressor,
  file: Uint8Array,
  reading: Omit<ReadOptions, 'inputs'>,
  tell: Tell,
): Promise<void> {
  const memory = new PeakMemory();
  await tell({ kind: 'header', bytes: (await compressor.compress(new Uint8Array())).length });
  memory.begin();
  let best: { readonly form: Form; readonly bytes: number } | undefined;
  for (const form of formsOf(file, describe(file, reading))) {
    const measured = await measureForm(compressor, form, file);
    if (typeof measured === 'string') await tell({ kind: 'failure', form: form.name, reason: measured });
    else {
      await tell({ kind: 'measured', measured, peakBytes: memory.bytes });
      if (measured.verified && (best === undefined || measured.bytes < best.bytes))
        best = { form, bytes: measured.bytes };
    }
  }
  memory.end();
  if (best === undefined) return;
  const { form } = best;
  if (compressor.network) await tell({ kind: 'network', network: compressor.network(form.bytes) });
  if (compressor.profile)
    await tell({ kind: 'profile', bits: binned(form.rowBits(await compressor.profile(form.bytes))) });
}

/** Forth and back; a text that says why where the compressor failed. A mistake of the person is thrown on. */
export async function measureForm(
  compressor: Compressor,
  form: Pick<Form, 'name' | 'bytes' | 'restore'>,
  file: Uint8Array,
): Promise<Measured | string> {
  try {
    const started = performance.now();
    const output = await compressor.compress(form.bytes);
    const encoded = performance.now();
    const decoded = await compressor.decompress(output);
    const seconds = { encode: (encoded - started) / 1000, decode: (performance.now() - encoded) / 1000 };
    return {
      form: form.name,
      bytes: output.length,
      encodeSeconds: seconds.encode,
      decodeSeconds: seconds.decode,
      verified: restores(form, decoded, file),
    };
  } catch (error) {
    if (error instanceof InputError && !(error instanceof FileFormatError)) throw error;
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}

function restores({ restore }: Pick<Form, 'restore'>, decoded: Uint8Array, file: Uint8Array): boolean {
  try {
    return Buffer.compare(restore(decoded), file) === 0;
  } catch (error) {
    if (error instanceof FileFormatError) return false;
    throw error;
  }
}
