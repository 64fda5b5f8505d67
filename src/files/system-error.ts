import { InputError } from '../errors.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of the path is not a directory',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than files may be here',
  EMFILE: 'too many files are open in this process',
  ENFILE: 'too many files are open on this system',
  EIO: 'the device failed',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
};

/** The code of an error of the operating system (`ENOENT`), undefined for any other. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** An {@link InputError} `kolmo cannot <what>: <why>` for a failure of the file system; any other error unchanged. */
export function fileError(what: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new InputError(`cannot ${what}: ${REASONS[code] ?? code}`);
}

/** Undefined for a file that is not there; throws any other failure on. */
export function missing(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
  return undefined;
}

/** Limits of the system that any step may run into: what may be open at a time. */
const LIMITS: readonly (string | undefined)[] = ['EMFILE', 'ENFILE'];

/** An {@link InputError} for a limit of the system that somebody has set too low; undefined for any other failure. */
export function limitError(error: unknown): InputError | undefined {
  const code = systemCode(error);
  if (code === undefined || !LIMITS.includes(code)) return undefined;
  return new InputError(`${REASONS[code]}: more have to be allowed (ulimit -n says how many are)`);
}
