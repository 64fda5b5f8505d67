import type { Dataset, GivenColumn } from '../data/dataset.js';
import { rowsOf } from '../data/dataset.js';
import { renderSurface } from '../data/render.js';
import { type Beside, besideOf, type Surface, writtenNotation } from '../data/surface.js';
import { FileFormatError, InputError } from '../errors.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import { inForce } from '../grammar/in-force.js';
import { parseGrammar } from '../grammar/parse.js';
import { registeredGrammar, registeredNumber } from '../grammar/registered.js';
import { isPiecewise, type Model } from '../language/expression.js';
import { Meter, RoomExceeded, WorkExceeded } from '../language/work.js';
import { codeBoundaries } from './boundary-code.js';
import { readRows, writeRows } from './data-code.js';
import { DecisionReader, DecisionWriter, type FileDecisions } from './decision-coders.js';
import { readDerivation, writeDerivation } from './derivation-code.js';
import { lengthGranting, outputLimit, readingMeter, stepLimit, writingMeter } from './file-limits.js';
import {
  codeMethod,
  type FileVersion,
  isSealed,
  MAGIC,
  PREAMBLE,
  seal,
  VERSIONS,
  WRITTEN,
} from './file-version.js';
import { codeGivenRows } from './given-code.js';
import { shapeOf } from './model-score.js';
import { StringCoder } from './string-code.js';
import { codeLayout } from './surface-code.js';

/** A `.kolmo` file and what its bits were spent on; beside them are the preamble of 56 bits and at most 8 to end on a byte. */
export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** The grammar, and everything about the data but its values. */
  readonly headerBits: number;
  readonly programBits: number;
  readonly dataBits: number;
}

/** What a `.kolmo` file holds. */
export type FileContent =
  | {
      readonly form: 'model';
      /** The file that was compressed. */
      readonly bytes: Uint8Array;
      readonly dataset: Dataset;
      readonly surface: Surface;
      readonly grammar: Grammar;
      readonly model: Model;
    }
  /** A file without a model, its bytes coded as they come. */
  | { readonly form: 'stored'; readonly bytes: Uint8Array };

/**
 * Writes a dataset as a model and what it leaves open. The file has been read back when this returns.
 * @param until when to give up, in milliseconds of `performance.now()`: that counts as too much work
 * @throws InputError when the grammar does not derive the model, the model cannot code the data, or reading the
 * file would take more work than a file of its size is granted
 */
export function writeFile(
  dataset: Dataset,
  surface: Surface,
  whole: Grammar,
  model: Model,
  until = Number.POSITIVE_INFINITY,
): WrittenFile {
  const beside = besideOf(surface);
  const given = beside === undefined ? [] : dataset.given;
  const names = given.map(({ name }) => name);
  // Where a file has no given columns, what counts only where there are some is no part of what it means.
  const grammar = inForce(whole, given.length > 0);
  const derivation = derive(grammar, model, names);
  if (derivation === undefined) {
    const columns = given.length > 0 ? 'with the columns of the file' : 'without given columns';
    throw new InputError(`the grammar ${grammar.name} does not derive this program ${columns}`);
  }
  const original = renderSurface(dataset, surface);
  // No file worth having is longer than this; reading back applies the limit for its true length.
  const meter = writingMeter(stepLimit(2 * original.length + PREAMBLE), until);
  const writer = new DecisionWriter();
  return withinLimits(InputError, () => {
    const number = registeredNumber(grammar);
    codeMethod(writer, WRITTEN, number ?? 'embedded');
    if (number === undefined) new StringCoder(writer, meter).codeBytes(Buffer.from(grammar.source));
    codeLayout(writer, meter, WRITTEN, { ...dataset, rows: rowsOf(dataset), surface });
    for (const { column } of given) codeGivenRows(writer, rowsOf(dataset), meter, column);
    const headerBits = writer.bits;
    writeDerivation(writer, grammar, derivation, names);
    const programBits = writer.bits - headerBits;
    if (isPiecewise(model)) codeBoundaries(writer, rowsOf(dataset), model.parts.length, model.lengths, meter);
    // A reader has no standard errors.
    const { sigma: _, ...written } = dataset;
    writeRows(writer, model, shapeOf(written), dataset.target, meter, given);
    const dataBits = writer.bits - headerBits - programBits;
    const bytes = seal(writer.finish(), number === undefined ? undefined : grammar);
    if (Buffer.compare(readFile(bytes, dataset.name, until).bytes, original) !== 0) {
      throw new Error('the file that was written does not read back');
    }
    return { bytes, headerBits, programBits, dataBits };
  });
}

/** Writes any bytes without a model. Never refuses: zeros behind the end buy the steps that reading takes. */
export function writeStored(original: Uint8Array): Uint8Array {
  const meter = new Meter(Number.POSITIVE_INFINITY);
  const adaptive = storedStream(original, false, meter);
  // Bytes that tell nothing of the next cost more than eight bits each while that is learned.
  const stream = adaptive.length > original.length ? storedStream(original, true, meter) : adaptive;
  const padded = new Uint8Array(Math.max(stream.length, lengthGranting(meter.spent) - PREAMBLE));
  padded.set(stream);
  return seal(padded, undefined);
}

function storedStream(original: Uint8Array, isRaw: boolean, meter: Meter): Uint8Array {
  const writer = new DecisionWriter();
  codeMethod(writer, WRITTEN, 'stored');
  codeStored(writer, meter, WRITTEN, { original, isRaw });
  return writer.finish();
}

const RAW_FREQUENCIES = [1, 1];

/** Codes stored bytes: each under the one before it, or with eight bits each. A reader needs none. */
function codeStored(
  decisions: FileDecisions,
  meter: Meter,
  { storesRaw }: FileVersion,
  stored?: { readonly original: Uint8Array; readonly isRaw: boolean },
): Uint8Array {
  const isRaw = storesRaw && decisions.choose(stored?.isRaw ? 1 : 0, RAW_FREQUENCIES) === 1;
  const coder = new StringCoder(decisions, meter);
  return isRaw ? coder.codeRaw(stored?.original) : coder.codeBytes(stored?.original);
}

/**
 * Reads a `.kolmo` file.
 * @param name the name to give the dataset
 * @param until when to give up, in milliseconds of `performance.now()`: that counts as too much work
 * @throws FileFormatError for anything that is not one, is damaged, or takes more work or memory than what
 * has been read of it pays for; any bytes at all are read or refused in a second and 256 MB, or in proportion to what is read of them
 */
export function readFile(bytes: Uint8Array, name = 'file', until = Number.POSITIVE_INFINITY): FileContent {
  if (bytes.length < PREAMBLE || MAGIC.some((byte, at) => bytes[at] !== byte)) {
    throw new FileFormatError('this is no .kolmo file');
  }
  const version = VERSIONS.get(bytes[MAGIC.length]);
  if (version === undefined) {
    const known = new Intl.ListFormat('en-GB').format([...VERSIONS.keys()].map(String));
    throw new FileFormatError(
      `this .kolmo file has format version ${bytes[MAGIC.length]}; this kolmo reads versions ${known}`,
    );
  }
  const reader = new DecisionReader(bytes.subarray(PREAMBLE));
  const meter = readingMeter(() => PREAMBLE + reader.bytesRead, until);
  return withinLimits(FileFormatError, () => {
    const method = codeMethod(reader, version);
    const named = typeof method === 'number' ? namedGrammar(method) : undefined;
    if (!isSealed(bytes, named)) throw new FileFormatError('the checksum is wrong: the file is damaged');
    if (method === 'stored') {
      // Zeros behind the end pay for long, plain originals.
      const granted = new Meter(stepLimit(bytes.length));
      const stored = codeStored(reader, granted, version);
      reader.finish();
      return { form: 'stored', bytes: stored };
    }
    const grammar = named ?? readGrammar(reader, meter);
    const { rows, surface, ...about } = codeLayout(reader, meter, version);
    const given = readGiven(reader, rows, meter, besideOf(surface));
    const names = given.map((column) => column.name);
    const model = readDerivation(reader, grammar, names, rows, meter);
    const target = readRows(reader, model, shapeOf(about), rows, meter, given);
    reader.finish();
    const notation = writtenNotation(surface);
    const dataset = { name, ...about, target, given, ...(notation && { notation }) };
    return {
      form: 'model',
      bytes: renderSurface(dataset, surface, outputLimit(PREAMBLE + reader.bytesRead)),
      dataset,
      surface,
      grammar,
      model,
    };
  });
}

/** The given columns of a table, under names of our own: what they are called is no part of a file. */
function readGiven(
  reader: DecisionReader,
  rows: number,
  meter: Meter,
  beside: Beside | undefined,
): readonly GivenColumn[] {
  return (beside?.notations ?? []).map((notation, at) => ({
    ...{ name: `column${at + 1}`, column: codeGivenRows(reader, rows, meter, undefined) },
    ...{ decimals: notation.decimals, ...(notation.significant && { significant: notation.significant }) },
    ...(notation.writing && { notation }),
  }));
}

/** @throws FileFormatError for a number that is not known, which only a later version can have written */
function namedGrammar(number: number): Grammar {
  const grammar = registeredGrammar(number);
  if (grammar !== undefined) return grammar;
  throw new FileFormatError(
    `this .kolmo file is made with grammar number ${number}, which this kolmo does not know: it is damaged, or a later kolmo reads it`,
  );
}

function readGrammar(reader: DecisionReader, meter: Meter): Grammar {
  const source = Buffer.from(new StringCoder(reader, meter).codeBytes()).toString();
  try {
    return parseGrammar(source, 'embedded grammar', 'kept');
  } catch (error) {
    if (error instanceof InputError) throw new FileFormatError(error.message);
    throw error;
  }
}

/** Turns the end of the granted work into an error for people. */
function withinLimits<Result>(refusal: typeof InputError, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof WorkExceeded)
      throw new refusal(
        `reading it takes more than the ${error.limit} steps that what was read so far pays for`,
      );
    if (error instanceof RoomExceeded)
      throw new refusal(
        `reading it takes more than the ${8 * error.limit} bytes of memory that what was read so far pays for`,
      );
    throw error;
  }
}
