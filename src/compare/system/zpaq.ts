import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileFormatError } from '../../errors.js';
import type { Compressor } from '../compressor.js';
import { MOST_BYTES } from '../frame.js';
import { TOOL_SECONDS } from './pipes.js';
import { runTool, ToolFailure } from './tool.js';

/** The archiver knows files only, and puts their names and dates into the archive. */
const ARCHIVE = 'x.zpaq';
const FILE = 'x';
const RESTORED = 'y';
const NOTHING = new Uint8Array();

/** The last byte of an archive. */
const END_OF_BLOCK = 255;

/** The date of everything in an archive. */
const DATE = '2000-01-01';

/** ZPAQ (M. Mahoney, "The ZPAQ open standard format for highly compressed data", level 2, 2016) with `-m5`. */
export function zpaqCompressor(version: string): Compressor {
  return {
    name: 'zpaq',
    family: 'system',
    version,
    compress: (bytes) =>
      inDirectory(async (directory) => {
        const file = join(directory, FILE);
        await writeFile(file, bytes);
        await utimes(file, new Date(DATE), new Date(DATE));
        const dated = ['-until', DATE, '-noattributes'];
        await runTool('zpaq', ['add', ARCHIVE, FILE, '-m5', '-threads', '1', ...dated], NOTHING, {
          seconds: TOOL_SECONDS,
          directory,
        });
        return readFile(join(directory, ARCHIVE));
      }),
    decompress: (bytes) =>
      inDirectory(async (directory) => {
        if (bytes.at(-1) !== END_OF_BLOCK)
          throw new FileFormatError('zpaq: the archive does not end with a block');
        await writeFile(join(directory, ARCHIVE), bytes);
        try {
          // Naming the file keeps an archive from writing anywhere else.
          const args = ['extract', ARCHIVE, FILE, '-to', RESTORED, '-threads', '1', '-noattributes'];
          const { stdout, stderr } = await runTool('zpaq', args, NOTHING, {
            seconds: TOOL_SECONDS,
            directory,
          });
          // Where an archive is damaged it makes the best of the rest.
          const skipped = /Skipping .*/.exec(`${Buffer.from(stdout).toString('latin1')}${stderr}`);
          if (skipped) throw new ToolFailure(skipped[0]);
        } catch (error) {
          throw error instanceof ToolFailure ? new FileFormatError(`zpaq: ${error.message}`) : error;
        }
        const restored = join(directory, RESTORED);
        const state = await stat(restored).catch(() => undefined);
        if (!state?.isFile()) throw new FileFormatError('zpaq: the archive does not hold the file');
        if (state.size > MOST_BYTES) throw new FileFormatError('zpaq: the file is larger than 256 MiB');
        return readFile(restored);
      }),
  };
}

async function inDirectory<Result>(task: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'kolmo-zpaq-'));
  try {
    return await task(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
