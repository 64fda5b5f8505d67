import { fstatSync, readFileSync, statSync } from 'node:fs';
import { InputError } from '../errors.js';
import { fileError, missing, systemCode } from '../files/system-error.js';
import { ExitCode } from './exit-code.js';
import { shownJson } from './shown.js';
import { styled } from './style.js';

/** Writes lines of text to stdout, with nothing in them that acts on a terminal but our own styles. */
export function writeText(text: string): Promise<void> {
  return writeBytes(Buffer.from(`${styled(text)}\n`));
}

/** Writes a line to stderr, as {@link writeText} does to stdout. */
export function say(text: string): void {
  process.stderr.write(`${styled(text)}\n`);
}

/** Writes one JSON value on one line of stdout. */
export function writeJson(value: unknown): Promise<void> {
  return writeBytes(Buffer.from(`${shownJson(JSON.stringify(value))}\n`));
}

/**
 * Writes bytes to stdout.
 * @throws LostOutput where it was closed when the process began
 */
export async function writeBytes(bytes: Uint8Array): Promise<void> {
  if (wasClosed(1)) throw new LostOutput();
  return new Promise((done, fail) => {
    process.stdout.write(bytes, (error) => {
      if (error) fail(fileError('write to standard output', error));
      else done();
    });
  });
}

/** A result that nobody can read: stdout is closed. */
export class LostOutput extends InputError {
  constructor() {
    super(
      'cannot write to standard output: it is closed, so that the result is lost (to discard it, > /dev/null)',
    );
  }
}

/** The bits of the flags of an open file that say what it is open for, and their value for reading and writing (Linux, fcntl.h). */
const ACCESS = 0o3;
const READ_AND_WRITE = 0o2;

/**
 * Whether a standard stream was closed when the process began (`kolmo … >&-`). Node opens /dev/null in the place of one that is, and writing
 * there succeeds. It opens it for reading and writing, which redirections of shells do not (`> /dev/null` is open for writing). Only Linux
 * tells; elsewhere the answer is no.
 */
export function wasClosed(descriptor: 1 | 2): boolean {
  if (process.platform !== 'linux') return false;
  try {
    if (fstatSync(descriptor).rdev !== statSync('/dev/null').rdev) return false;
    const [, flags] = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1'))!;
    return (Number.parseInt(flags, 8) & ACCESS) === READ_AND_WRITE;
  } catch (error) {
    missing(error);
    return false;
  }
}

/**
 * Ends the process quietly when whoever reads our results has had enough (`kolmo … | head`), with the code that says that the rest is
 * lost. Without a reader of stderr the work goes on: what is said there is no result.
 */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error) => {
    if (systemCode(error) === 'EPIPE') process.exit(ExitCode.closedPipe);
  });
  process.stderr.on('error', (error) => {
    if (systemCode(error) !== 'EPIPE') throw error;
  });
}
