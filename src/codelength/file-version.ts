import { crc32 } from 'node:zlib';
import type { Grammar } from '../grammar/grammar.js';
import { grammarHash } from '../grammar/hash.js';
import type { FileDecisions } from './decision-coders.js';
import { codeCount } from './natural-code.js';

/** `K` and a byte that no text holds, so that nobody takes a file for text. */
export const MAGIC: readonly number[] = [0x4b, 0xf1];

/** Bytes before the stream: magic, version, checksum. */
export const PREAMBLE = 7;

/** The version of the format that files are written in. */
export const VERSION = 5;

/** What may differ from one version of the format to the next. */
export interface FileVersion {
  /** The frequencies of {@link Method}s: of the first four grammars, an embedded one, stored bytes and, if there is one more, any other grammar. */
  readonly methodFrequencies: readonly number[];
  /** The numbers of the first grammars, in the order in which they are likely; those that are not listed come at the place of their number. */
  readonly grammars: readonly number[];
  /** Whether stored bytes may be written with eight bits each. */
  readonly storesRaw: boolean;
  /** The frequencies of the kinds of data: integer, decimal, symbol and, if there are more, categorical and significant. */
  readonly kindFrequencies: readonly number[];
  /** What of a named grammar is in the checksum, since the meaning of a file depends on it. */
  readonly sealed: (grammar: Grammar) => Uint8Array;
  /** Whether values may be written in other notations than plain digits and single bytes, and as binary records. */
  readonly hasNotations: boolean;
  /** Whether values of given columns may stand in a text beside those of the target. */
  readonly hasTables: boolean;
}

/** The version that is written. */
export const WRITTEN: FileVersion = {
  methodFrequencies: [6, 3, 3, 2, 1, 1, 1],
  // The integer grammar of today and the one before it have changed places.
  grammars: [5, 1, 2, 3, 4, 0],
  storesRaw: true,
  kindFrequencies: [8, 4, 4, 2, 1],
  sealed: (grammar) => Buffer.from(grammarHash(grammar), 'hex'),
  hasNotations: true,
  hasTables: true,
};

/** Version 4 did not know significant digits and raw bytes, and named grammars in the order of their numbers. */
const WITHOUT_SIGNIFICANCE: FileVersion = {
  ...WRITTEN,
  grammars: [],
  storesRaw: false,
  kindFrequencies: [4, 2, 2, 1],
  hasTables: false,
};

/** Version 3 did not know categories, and neither notations nor records. */
const DIGITS_ONLY: FileVersion = { ...WITHOUT_SIGNIFICANCE, kindFrequencies: [2, 1, 1], hasNotations: false };

/** Version 2 knew four grammars, and them by their text. */
const BY_TEXT: FileVersion = {
  ...DIGITS_ONLY,
  methodFrequencies: [6, 3, 3, 2, 1, 1],
  sealed: ({ source }) => Buffer.from(source),
};

/** All versions that are read. */
export const VERSIONS: ReadonlyMap<number, FileVersion> = new Map([
  [2, BY_TEXT],
  [3, DIGITS_ONLY],
  [4, WITHOUT_SIGNIFICANCE],
  [VERSION, WRITTEN],
]);

/** How a file holds its original: with the registered grammar of a number, with a grammar in the file, or byte for byte. */
export type Method = number | 'embedded' | 'stored';

/** The outcomes that stand for more than the number of a grammar. */
const EMBEDDED = 4;
const STORED = 5;
const NUMBERED = 6;

/** The first of the numbers that have no outcome of their own. */
const FIRST_NUMBERED = 4;

/** Codes the method, the first thing in a stream. A reader needs none. */
export function codeMethod(
  decisions: FileDecisions,
  { methodFrequencies, grammars }: FileVersion,
  method: Method = 0,
): Method {
  const known = typeof method === 'number' ? grammars.indexOf(method) : -1;
  const wanted = known < 0 ? method : known;
  const outcome = decisions.choose(outcomeOf(wanted), methodFrequencies);
  if (outcome === EMBEDDED) return 'embedded';
  if (outcome === STORED) return 'stored';
  if (outcome !== NUMBERED) return grammars[outcome] ?? outcome;
  const place = typeof wanted === 'number' ? wanted : 0;
  const coded = FIRST_NUMBERED + codeCount(decisions, Math.max(0, place - FIRST_NUMBERED));
  return grammars[coded] ?? coded;
}

function outcomeOf(method: Method): number {
  if (method === 'embedded') return EMBEDDED;
  if (method === 'stored') return STORED;
  return method < FIRST_NUMBERED ? method : NUMBERED;
}

/** Puts the preamble before a stream. */
export function seal(stream: Uint8Array, named: Grammar | undefined): Uint8Array {
  const bytes = new Uint8Array(PREAMBLE + stream.length);
  bytes.set([...MAGIC, VERSION]);
  bytes.set(stream, PREAMBLE);
  new DataView(bytes.buffer).setUint32(MAGIC.length + 1, checksum(bytes, named));
  return bytes;
}

/** Whether the checksum of a file of a known version is right. */
export function isSealed(bytes: Uint8Array, named: Grammar | undefined): boolean {
  const written = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length + 1);
  return written === checksum(bytes, named);
}

/** CRC-32 of everything but the checksum itself, and of what a version says of a named grammar. */
function checksum(bytes: Uint8Array, named: Grammar | undefined): number {
  const version = VERSIONS.get(bytes[MAGIC.length])!;
  const own = crc32(bytes.subarray(PREAMBLE), crc32(bytes.subarray(0, MAGIC.length + 1)));
  return named === undefined ? own : crc32(version.sealed(named), own);
}
