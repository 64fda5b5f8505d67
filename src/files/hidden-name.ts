import { createHash } from 'node:crypto';
import { basename } from 'node:path';

/** Bytes of the longest name that something can be added to: file systems take 255. */
const LONGEST = 200;

/** The name of a hidden file that stands beside `path` while it is written: `.NAME.SUFFIX`, with a digest for a long name. */
export function hiddenName(path: string, suffix: string): string {
  const name = basename(path);
  const short = Buffer.byteLength(name) <= LONGEST;
  return `.${short ? name : createHash('sha256').update(name).digest('hex')}.${suffix}`;
}
