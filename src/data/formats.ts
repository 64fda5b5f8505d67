import type { Format } from './format.js';
import { B_FILE } from './formats/b-file.js';
import { BIT_LINES } from './formats/bit-lines.js';
import { BYTES } from './formats/bytes.js';
import { FASTA } from './formats/fasta.js';
import { JSON_ROWS } from './formats/json.js';
import { NETPBM } from './formats/netpbm.js';
import { NOTATED } from './formats/notated.js';
import { NUMBERS } from './formats/numbers.js';
import { OEIS_ENTRY } from './formats/oeis-entry.js';
import { OEIS_STRIPPED } from './formats/oeis-stripped.js';
import { PACKED_BITS } from './formats/packed-bits.js';
import { RECORDS } from './formats/records.js';
import { SEPARATED_BITS } from './formats/separated-bits.js';
import { TABLE } from './formats/table.js';
import { TEXT } from './formats/text.js';

/** All formats in the order in which they are tried: the first certain one, or else the first possible one. */
export const FORMATS: readonly Format[] = [
  RECORDS,
  BYTES,
  NETPBM,
  SEPARATED_BITS,
  PACKED_BITS,
  OEIS_STRIPPED,
  OEIS_ENTRY,
  BIT_LINES,
  B_FILE,
  JSON_ROWS,
  NOTATED,
  TABLE,
  NUMBERS,
  FASTA,
  TEXT,
];
