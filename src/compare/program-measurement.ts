import { measureForm, type Tell } from './measurement.js';
import { PeakMemory } from './peak-memory.js';
import { ProgramCompressor, type ProgramOptions } from './program.js';
import { binned } from './surprise-profile.js';

/**
 * Searches for a program, writes the file that `kolmo compress` writes, and tells what came of it.
 * @throws InputError where the data cannot be searched with the grammar
 */
export async function measureProgram(options: ProgramOptions, file: Uint8Array, tell: Tell): Promise<void> {
  const compressor = new ProgramCompressor({
    ...options,
    onProgress: (progress) => void tell({ kind: 'progress', progress }),
  });
  const memory = new PeakMemory();
  await tell({ kind: 'header', bytes: (await compressor.compress(new Uint8Array())).length });
  memory.begin();
  const asItIs = { name: 'file', bytes: file, restore: (bytes: Uint8Array) => bytes };
  const measured = await measureForm(compressor, asItIs, file);
  const { result, program, form } = compressor;
  if (typeof measured === 'string') await tell({ kind: 'failure', form, reason: measured });
  else
    await tell({
      kind: 'measured',
      measured: { ...measured, form, ...(program !== undefined && { program }) },
      peakBytes: memory.bytes,
    });
  memory.end();
  if (result !== undefined) await tell({ kind: 'search', result });
  const bits = compressor.rowBits();
  if (bits !== undefined) await tell({ kind: 'profile', bits: binned(bits) });
}
