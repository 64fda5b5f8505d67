import type { Command } from 'commander';
import { FileFormatError, InputError } from '../../errors.js';
import { openDestination, writeTo } from '../destination.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { shownName } from '../shown.js';

interface Flags {
  readonly output?: string;
}

export function defineDecompress(program: Command): void {
  const command = program
    .command('decompress')
    .description('rebuild the file that compress was given, byte for byte')
    .argument('<file>', 'a .kolmo file, or - for stdin')
    .option('-o, --output <file>', 'where to write; - is stdout, and so is a pipe')
    .action(run);
  addExamples(command, [
    ['kolmo decompress data.kolmo -o data.txt', 'the original'],
    ['kolmo decompress data.kolmo -o - | head', 'its first lines'],
  ]);
}

async function run(file: string, flags: Flags): Promise<void> {
  const destination = await openDestination(flags.output, [file]);
  const bytes = await readBytes(file);
  const { readFile } = await import('../../codelength/file.js');
  try {
    await writeTo(destination, readFile(bytes).bytes);
  } catch (error) {
    throw error instanceof FileFormatError ? new InputError(`${shownName(file)}: ${error.message}`) : error;
  }
}
