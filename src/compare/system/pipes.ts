import { FileFormatError } from '../../errors.js';
import type { Compressor } from '../compressor.js';
import { runTool, ToolFailure } from './tool.js';

/** Seconds after which a tool is ended. */
export const TOOL_SECONDS = 3600;

/** A compressor that reads stdin and writes stdout. */
export interface Pipe {
  readonly name: string;
  /** The arguments that make it print its version, wherever. */
  readonly versionArguments: readonly string[];
  /** @param length - of what it will read, in bytes */
  readonly compressArguments: (length: number) => readonly string[];
  readonly decompressArguments: readonly string[];
}

/**
 * At their strongest and in one thread, so that what they write does not depend on the machine, and told how much memory a
 * damaged file may ask for.
 */
export const PIPES: readonly Pipe[] = [
  {
    name: 'xz',
    versionArguments: ['--version'],
    compressArguments: () => ['--compress', '--stdout', '--threads=1', '-9e'],
    decompressArguments: ['--decompress', '--stdout', '--memlimit=1GiB'],
  },
  {
    name: 'zstd',
    versionArguments: ['--version'],
    compressArguments: (length) => [
      ...['--compress', '--stdout', '--quiet', '--single-thread', '--ultra', '-22', '--check'],
      `--stream-size=${length}`,
    ],
    decompressArguments: ['--decompress', '--stdout', '--quiet', '--memory=1024MiB'],
  },
  {
    name: 'bzip2',
    versionArguments: ['--help'],
    compressArguments: () => ['--compress', '--stdout', '-9'],
    decompressArguments: ['--decompress', '--stdout'],
  },
  {
    name: 'bzip3',
    versionArguments: ['--version'],
    // Blocks as large as the file, in MiB; their size is all that there is to choose.
    compressArguments: (length) => [
      ...['--encode', '--stdout', '--block'],
      `${Math.min(511, Math.max(1, Math.ceil(length / 2 ** 20)))}`,
    ],
    decompressArguments: ['--decode', '--stdout'],
  },
];

export function pipeCompressor(pipe: Pipe, version: string): Compressor {
  const { name } = pipe;
  return {
    name,
    family: 'system',
    version,
    async compress(bytes) {
      const options = { seconds: TOOL_SECONDS };
      return (await runTool(name, pipe.compressArguments(bytes.length), bytes, options)).stdout;
    },
    async decompress(bytes) {
      // Some take an empty file for the compressed form of an empty file.
      if (bytes.length === 0) throw new FileFormatError(`${name}: the file is empty`);
      try {
        return (await runTool(name, pipe.decompressArguments, bytes, { seconds: TOOL_SECONDS })).stdout;
      } catch (error) {
        throw error instanceof ToolFailure ? new FileFormatError(`${name}: ${error.message}`) : error;
      }
    },
  };
}
