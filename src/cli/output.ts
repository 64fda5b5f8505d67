import { fileError, systemCode } from '../files/system-error.js';
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

/** Writes bytes to stdout. */
export function writeBytes(bytes: Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(bytes, (error) => {
      if (error) fail(fileError('write to standard output', error));
      else done();
    });
  });
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
