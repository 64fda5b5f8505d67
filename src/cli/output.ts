import { randomBytes } from 'node:crypto';
import { access, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../errors.js';
import { ExitCode } from './exit-code.js';
import { shownJson, shownName } from './shown.js';
import { styled } from './style.js';
import { fileError, systemCode } from './system-error.js';

/** Where a command's bytes go. */
export type Destination =
  | { readonly kind: 'stdout' }
  /** `path` has no symbolic link in it; `special` for devices and pipes, which are written in place. */
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly special: boolean };

/**
 * Checks, before any work is done, that `name` can be written to. `-` is stdout, and so is a missing name when
 * stdout is a pipe or a file.
 * @throws InputError when it cannot, or when it is `input`, which a failure must never harm.
 */
export async function openDestination(name: string | undefined, input: string): Promise<Destination> {
  if (name === undefined && process.stdout.isTTY)
    throw new InputError('the output is binary and would go to the terminal: name a file with -o OUT');
  if (name === undefined || name === '-') return { kind: 'stdout' };
  const path = await realPath(name);
  if (input !== '-' && path === (await realPath(input)))
    throw new InputError(`${shownName(name)} is the input as well: name another file with -o OUT`);
  try {
    const state = await stat(path).catch((error) => {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (state?.isDirectory()) throw new InputError(`cannot write ${shownName(name)}: it is a directory`);
    const special = state !== undefined && !state.isFile();
    await access(special ? path : dirname(path), constants.W_OK);
    return { kind: 'file', path, name, special };
  } catch (error) {
    throw fileError(`write ${shownName(name)}`, error);
  }
}

/** @throws InputError where the bytes of a command and a JSON object would both go to stdout */
export function refuseMixedOutput(destination: Destination, json: boolean | undefined): void {
  if (json === true && destination.kind === 'stdout')
    throw new InputError('--json and the output itself would both go to stdout: name a file with -o OUT');
}

/** Writes all of `bytes` or, for a file, nothing: readers see the old file until the new one is complete. */
export async function writeTo(destination: Destination, bytes: Uint8Array): Promise<void> {
  if (destination.kind === 'stdout') return writeBytes(bytes);
  const { path, name, special } = destination;
  try {
    if (special) return await writeFile(path, bytes);
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
    try {
      await writeFile(temporary, bytes, { flag: 'wx' });
      await rename(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (error) {
    throw fileError(`write ${shownName(name)}`, error);
  }
}

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

function writeBytes(bytes: Uint8Array): Promise<void> {
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

/** The absolute path without symbolic links; of a file that does not exist yet, that of its directory with its name. */
async function realPath(name: string): Promise<string> {
  const path = resolve(name);
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw fileError(`open ${shownName(name)}`, error);
  }
  try {
    return join(await realpath(dirname(path)), basename(path));
  } catch (error) {
    throw fileError(`write ${shownName(name)}`, error);
  }
}
