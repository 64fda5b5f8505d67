import { InputError } from '../errors.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of the path is not a directory',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
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
