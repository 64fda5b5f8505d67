import { InputError } from '../errors.js';
import type { Format, Located } from './format.js';
import { FORMATS } from './formats.js';
import { isBlank } from './lines.js';
import { NUMERIC, type ReadOptions, type Source, sourceOf } from './source.js';
import { mistakeAt } from './spans.js';

/**
 * Finds the values of a file, in the first format of {@link FORMATS} that it is certainly of, or else the first that is possible.
 * @throws InputError when the file is not what was asked for, or no clear case of anything
 */
export function locate(bytes: Uint8Array, options: ReadOptions): Located {
  return locateIn(sourceOf(bytes, options));
}

/**
 * The names of all columns of a file that could be the target, but for those that are told to be something else.
 * @throws InputError for a file that has no columns with values
 */
export function targetsIn(bytes: Uint8Array, { column: _, ...options }: ReadOptions): readonly string[] {
  const source = { ...sourceOf(bytes, options), asksColumns: true };
  const format = formatOf(
    source,
    FORMATS.filter((each) => suits(each, source)),
  );
  const targets = format?.targets?.(source) ?? [];
  if (targets.length === 0) throw new InputError(`${options.name}: no column holds numbers`);
  return targets;
}

/** Whether a file is of a format of which the beginning of a file is one as well. */
export function isPartial(bytes: Uint8Array, options: ReadOptions): boolean {
  const source = sourceOf(bytes, options);
  const candidates = FORMATS.filter((format) => suits(format, source));
  return formatOf(source, candidates)?.partial === true;
}

function locateIn(source: Source): Located {
  const { bytes, options } = source;
  const { name, start, binary } = source;
  const { kind } = options;
  const wantsNumbers = NUMERIC.some((numeric) => numeric === kind);
  if (source.asksColumns && kind !== undefined && !wantsNumbers) {
    throw new InputError(`${name}: columns are numbers; use --kind integer or decimal, or no --kind`);
  }
  if (kind === undefined && isWideText(bytes))
    throw new InputError(
      `${name}: it is text in UTF-16; save it in UTF-8, or --kind bytes reads it as it is`,
    );
  const candidates = FORMATS.filter((format) => suits(format, source));
  if (binary < 0 && bytes.subarray(start).every(isBlank) && (kind === undefined || wantsNumbers)) {
    throw new InputError(`${name}: there is no data in it; give at least one value`);
  }
  const format = formatOf(source, candidates);
  if (format !== undefined) return format.locate(source);
  if (binary < 0) throw new Error(`no format takes ${name}`);
  throw mistakeAt(name, bytes, binary, `byte ${bytes[binary]} is no text; --kind bytes or bits reads it`);
}

/** Bytes that are looked at to see whether a file is text in UTF-16; an even number. */
const FIRST_BYTES = 2 ** 10;

const WIDE_ENCODINGS = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
] as const;

/** Whether a file begins with the byte order mark of UTF-16, and with text in it. */
function isWideText(bytes: Uint8Array): boolean {
  const encoding = WIDE_ENCODINGS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (encoding === undefined || bytes.length % 2 > 0) return false;
  const text = new TextDecoder(encoding.name).decode(bytes.subarray(0, FIRST_BYTES));
  return text.length > 0 && !/[\p{Cn}\p{Co}]|[^\P{Cc}\t-\r]/u.test(text);
}

/** Whether a format can give what is asked of a file, and can hold such bytes. */
function suits({ kinds, columns, binary }: Format, { options, asksColumns, ...source }: Source): boolean {
  return (
    (options.kind === undefined || kinds.includes(options.kind)) &&
    (columns || !asksColumns) &&
    (binary || source.binary < 0)
  );
}

function formatOf(source: Source, candidates: readonly Format[]): Format | undefined {
  let possible: Format | undefined;
  for (const format of candidates) {
    const certainty = format.detect(source);
    if (certainty === 'certain') return format;
    if (certainty === 'possible') possible ??= format;
  }
  return possible;
}
