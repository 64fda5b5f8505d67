import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InputError } from '../errors.js';
import { fileError } from '../files/system-error.js';
import { shownName } from './shown.js';

/** The most that is read, in bytes: no search gets anywhere on more, and a device would never end. */
const MOST_BYTES = 2 ** 28;

/** The most that is read of a proof or a grammar, in bytes: what is longer would take memory without an end. */
export const MOST_DOCUMENT = 2 ** 22;

/**
 * All bytes of a file, or of stdin for `-`.
 * @throws InputError where it cannot be read, and for more than `most` bytes, by itself 256 MiB
 */
export async function readBytes(name: string, most = MOST_BYTES): Promise<Uint8Array> {
  if (name === '-') return drain(process.stdin, 'standard input', most);
  try {
    if ((await stat(name)).isDirectory())
      throw new InputError(`cannot read ${shownName(name)}: it is a directory`);
    return await drain(createReadStream(name), name, most);
  } catch (error) {
    throw fileError(`read ${shownName(name)}`, error);
  }
}

async function drain(stream: AsyncIterable<Uint8Array>, name: string, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most)
      throw new InputError(`cannot read ${shownName(name)}: it is larger than ${most / 2 ** 20} MiB`);
  }
  return Buffer.concat(chunks, length);
}

/** The text of a file, or of stdin for `-`. Throws like {@link readBytes}. */
export async function readText(name: string, most?: number): Promise<string> {
  return Buffer.from(await readBytes(name, most)).toString('utf8');
}
