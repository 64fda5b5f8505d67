import { type BigIntStats, fstatSync } from 'node:fs';
import { access, constants, readlink, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../errors.js';
import { fileError, missing, systemCode } from '../files/system-error.js';
import { writeWhole } from '../files/whole-file.js';
import { writeBytes } from './output.js';
import { shownName } from './shown.js';

/** Where a command's bytes go. */
export type Destination = { readonly kind: 'stdout' } | FileDestination;

/** `path` has no symbolic link in it; `special` for devices and pipes, which are written in place. */
export interface FileDestination {
  readonly kind: 'file';
  readonly path: string;
  readonly name: string;
  readonly special: boolean;
}

/**
 * Checks, before any work is done, that `name` can be written to. `-` is stdout, and so is a missing name when
 * stdout is a pipe or a file.
 *
 * @param inputs files that the command reads, as they were named: no failure may harm them
 * @param outputs other files that it writes
 * @throws InputError when it cannot be written to, or when it is one of these, under whatever name
 */
export async function openDestination(
  name: string | undefined,
  inputs: readonly string[],
  outputs: readonly string[] = [],
): Promise<Destination> {
  if (name === undefined && process.stdout.isTTY)
    throw new InputError('the output is binary and would go to the terminal: name a file with -o OUT');
  if (name === undefined || name === '-') return { kind: 'stdout' };
  const destination = await openFile(name);
  if (!destination.special) {
    if (await isAmong(destination.path, inputs))
      throw new InputError(`${shownName(name)} is the input as well: name another file`);
    if (await isAmong(destination.path, outputs))
      throw new InputError(`${shownName(name)} is another output as well: name another file`);
  }
  return (await isStdout(destination.path)) ? { kind: 'stdout' } : destination;
}

/** @throws InputError when it cannot be written to */
export async function openFile(name: string): Promise<FileDestination> {
  try {
    const path = await realPath(name);
    const state = await stat(path).catch(missing);
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

/**
 * Writes all of `bytes` or, for a file, nothing: readers see the old file until the new one is complete.
 * @throws InputError where that fails
 */
export async function writeTo(destination: Destination, bytes: Uint8Array): Promise<void> {
  if (destination.kind === 'stdout') return writeBytes(bytes);
  const { path, name, special } = destination;
  try {
    if (special) await writeFile(path, bytes);
    else await writeWhole(path, async () => bytes);
  } catch (error) {
    throw writingError(name, error);
  }
}

/** An {@link InputError} that says which file could not be written, for what went wrong; a bug unchanged. */
export function writingError(name: string, error: unknown): unknown {
  const what = `write ${shownName(name)}`;
  return error instanceof InputError
    ? new InputError(`cannot ${what}: ${error.message}`)
    : fileError(what, error);
}

async function isAmong(path: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) if (name !== '-' && (await isSame(path, name))) return true;
  return false;
}

/** Whether two names stand for one file, by links of either sort or by spelling. */
async function isSame(path: string, name: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [path, name].map((each) => stat(each, { bigint: true }).catch(unknown)),
  );
  if (one !== undefined && other !== undefined) return isSameState(one, other);
  return one === other && path === (await realPath(name).catch(unknown));
}

/** Whether a path leads to where stdout leads: `/dev/stdout`, or the file that a shell sends it to. Terminals and devices take many writers. */
async function isStdout(path: string): Promise<boolean> {
  const state = await stat(path, { bigint: true }).catch(unknown);
  if (state === undefined || state.isCharacterDevice() || state.isBlockDevice()) return false;
  try {
    return isSameState(state, fstatSync(1, { bigint: true }));
  } catch (error) {
    // Stdout may be closed.
    unknown(error);
    return false;
  }
}

function isSameState(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

/** A file that cannot be looked at is none that is read; who reads it says why. */
function unknown(error: unknown): undefined {
  if (systemCode(error) === undefined) throw error;
  return undefined;
}

/** The most links that lead from one to another, as Linux has it. */
const MOST_LINKS = 40;

/** The absolute path without symbolic links; of a file that does not exist yet, that of its directory with its name. */
async function realPath(name: string): Promise<string> {
  let path = resolve(name);
  for (let links = 0; links <= MOST_LINKS; links++) {
    const real = await realpath(path).catch(missing);
    if (real !== undefined) return real;
    const directory = await realpath(dirname(path));
    const target = await readlink(path).catch(notLink);
    // A pipe behind /dev/stdout has a link to it, and no path.
    if (target === undefined || (await stat(path).catch(missing)) !== undefined)
      return join(directory, basename(path));
    path = resolve(directory, target);
  }
  throw new InputError('too many symbolic links');
}

/** Undefined for a file that is there and no link, and for one that is not there. */
function notLink(error: unknown): undefined {
  if (systemCode(error) !== 'EINVAL') missing(error);
  return undefined;
}
