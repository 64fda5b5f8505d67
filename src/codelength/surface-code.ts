import type { KindName } from '../data/kind.js';
import { KINDS } from '../data/kinds.js';
import { notationOf } from '../data/notations.js';
import { MOST_SIGNIFICANT } from '../data/significant.js';
import type { Beside, Gaps, Notation, NotationName, Surface, Writing } from '../data/surface.js';
import { MOST_BESIDE } from '../data/table-description.js';
import { FileFormatError } from '../errors.js';
import type { Meter } from '../language/work.js';
import { type Alphabet, codeAlphabet } from './alphabet-code.js';
import type { FileDecisions } from './decision-coders.js';
import { GAP_ROOM, GAP_STEPS, MOST_DIGITS } from './file-limits.js';
import type { FileVersion } from './file-version.js';
import { codeCount, codeLiteral } from './natural-code.js';
import { StringCoder } from './string-code.js';
import { SymbolModel } from './symbol-model.js';
import { codeValueList } from './value-list-code.js';

/** Everything that a file says of its data but the values. */
export interface Layout {
  readonly kind: KindName;
  /** 0 unless the kind has decimals; the notation of a text has as many. */
  readonly decimals: number;
  /** Absent unless the kind has significant digits. */
  readonly significant?: number;
  /** Empty unless the kind has one. */
  readonly alphabet: Alphabet;
  readonly rows: number;
  readonly surface: Surface;
}

/**
 * What stands for what in files: slots of a decision and their frequencies. They are part of the format, so they are written
 * down here, whatever the order in which anything else lists the same things.
 */
interface Codes<Option extends string> {
  readonly slots: Readonly<Record<Option, number>>;
  readonly frequencies: readonly number[];
}

const KIND_SLOTS: Codes<KindName>['slots'] = {
  ...{ integer: 0, decimal: 1, symbol: 2, categorical: 3, significant: 4 },
};
const SYMBOL_FORMS: Codes<'symbols' | 'text' | 'bits'> = {
  slots: { symbols: 0, text: 1, bits: 2 },
  frequencies: [2, 1, 1],
};
const NUMBER_FORMS: Codes<'text' | 'records'> = { slots: { text: 0, records: 1 }, frequencies: [11, 1] };
const NOTATIONS: Codes<NotationName | 'digits'> = {
  slots: {
    ...{ digits: 0, figures: 1, exponent: 2, parts: 3, pairs: 4, radix: 5 },
    ...{ date: 6, time: 7, calendar: 8, roman: 9, letters: 10, words: 11 },
  },
  frequencies: [165, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
};
const GAPS: Codes<Gaps['kind']> = {
  slots: { constant: 0, verbatim: 1, indexed: 2, wrapped: 3 },
  frequencies: [5, 1, 1, 1],
};
const WIDTH_FREQUENCIES = [15, 1];
const REPEATED_FREQUENCIES = [31, 1];

/** Of records of 1 to 8 bytes; of little-endian unsigned and signed, big-endian unsigned and signed ones; of none or something around them. */
const RECORD_WIDTHS = [1, 5, 4, 5, 1, 1, 1, 4];
const RECORD_ORDERS = [12, 2, 1, 1];
const FRAMED_FREQUENCIES = [15, 1];

/** Of texts with the values of one column, and of several. */
const BESIDE_FREQUENCIES = [15, 1];

/** Verbatim gaps refer to earlier ones by numbers below this; 0 announces a new one. */
const GAP_NUMBERS = 256;

const EMPTY = new Uint8Array();
const NO_GAPS: Gaps = { kind: 'constant', bytes: EMPTY };
const PLAIN: Notation = { decimals: 0, trimmed: false, width: 0 };
const BLANK_TEXT = { form: 'text', prefix: EMPTY, gaps: NO_GAPS, suffix: EMPTY, notation: PLAIN } as const;
const BLANK_SYMBOLS = { form: 'symbols', times: 1, suffix: EMPTY } as const;
const BLANK_RECORDS = {
  form: 'records',
  prefix: EMPTY,
  layout: { width: 1, isBigEndian: false, isSigned: false },
  suffix: EMPTY,
} as const;
const BLANK: Layout = { kind: 'integer', decimals: 0, alphabet: [], rows: 0, surface: BLANK_TEXT };

/** Codes a layout; a reader needs none. The meter is charged for strings and verbatim gaps. */
export function codeLayout(
  decisions: FileDecisions,
  meter: Meter,
  version: FileVersion,
  layout: Layout = BLANK,
): Layout {
  const slots = { slots: KIND_SLOTS, frequencies: version.kindFrequencies };
  const kind = codeOption(decisions, slots, layout.kind);
  const { hasDecimals, hasSignificance } = KINDS[kind];
  const decimals = hasDecimals ? codeDigits(decisions, layout.decimals) : 0;
  const significant = hasSignificance ? codeSignificant(decisions, layout.significant) : undefined;
  const alphabet = codeAlphabetOf(decisions, kind, layout.alphabet);
  const rows = codeCount(decisions, layout.rows);
  const about = { kind, decimals, ...(significant && { significant }), alphabet, rows };
  return { ...about, surface: codeSurface(decisions, meter, version, { ...about, surface: layout.surface }) };
}

function codeAlphabetOf(decisions: FileDecisions, kind: KindName, alphabet: Alphabet): Alphabet {
  const { hasAlphabet, spelling } = KINDS[kind];
  if (!hasAlphabet) return [];
  return spelling === 'bytes' ? codeAlphabet(decisions, alphabet) : codeValueList(decisions, alphabet);
}

/** Codes how many significant digits numbers have. */
function codeSignificant(decisions: FileDecisions, significant = 1): number {
  const coded = decisions.raw(significant - 1, 4) + 1;
  if (coded > MOST_SIGNIFICANT)
    throw new FileFormatError(`numbers of ${coded} significant digits; the file is damaged`);
  return coded;
}

/** `layout` has its true kind, decimals, significant digits and rows even with a reader. */
function codeSurface(
  decisions: FileDecisions,
  meter: Meter,
  { hasNotations, hasTables }: FileVersion,
  layout: Layout,
): Surface {
  const { decimals, significant, rows, surface } = layout;
  const isBytes = KINDS[layout.kind].spelling === 'bytes';
  const strings = new StringCoder(decisions, meter);
  const form = isBytes
    ? codeOption(decisions, SYMBOL_FORMS, surface.form)
    : hasNotations && decimals === 0 && significant === undefined
      ? codeOption(decisions, NUMBER_FORMS, surface.form)
      : 'text';
  switch (form) {
    case 'bits':
      return { form };
    case 'symbols': {
      const known = surface.form === form ? surface : BLANK_SYMBOLS;
      const times = hasNotations ? codeTimes(decisions, known.times) : 1;
      return { form, times, suffix: strings.code(known.suffix) };
    }
    case 'records':
      return codeRecords(decisions, strings, surface.form === form ? surface : BLANK_RECORDS);
    case 'text': {
      const known: Extract<Surface, { form: 'text' }> = surface.form === form ? surface : BLANK_TEXT;
      const writing = hasNotations ? codeWriting(decisions, strings, known.notation.writing) : undefined;
      const digits = isBytes ? PLAIN : codeNotation(decisions, known.notation, decimals);
      const notation = { ...digits, ...(significant && { significant }), ...(writing && { writing }) };
      const beside = isBytes || !hasTables ? undefined : codeBeside(decisions, strings, known.beside);
      const prefix = strings.code(known.prefix);
      const values = rows * (1 + (beside?.notations.length ?? 0));
      const gaps = codeGaps(decisions, meter, strings, known.gaps, values);
      const suffix = strings.code(known.suffix);
      return { form, prefix, gaps, suffix, notation, ...(beside && { beside }) };
    }
  }
}

/** Codes whether given columns stand in the text as well, how many, how many of them in front of the target, and how each is written. */
function codeBeside(
  decisions: FileDecisions,
  strings: StringCoder,
  beside: Beside | undefined,
): Beside | undefined {
  if (decisions.choose(beside === undefined ? 0 : 1, BESIDE_FREQUENCIES) === 0) return undefined;
  const count = codeCount(decisions, (beside?.notations.length ?? 1) - 1) + 1;
  const before = codeCount(decisions, beside?.before ?? 0);
  if (count > MOST_BESIDE || before > count)
    throw new FileFormatError(`a table of ${count} given columns; the file is damaged`);
  const notations = Array.from({ length: count }, (_, column): Notation => {
    const known = beside?.notations[column] ?? PLAIN;
    const decimals = codeDigits(decisions, known.decimals);
    const isCounted = decisions.raw(known.significant === undefined ? 0 : 1, 1) === 1;
    const significant = isCounted ? codeSignificant(decisions, known.significant) : undefined;
    const writing = codeWriting(decisions, strings, known.writing);
    const digits = codeNotation(decisions, known, decimals);
    return { ...digits, ...(significant && { significant }), ...(writing && { writing }) };
  });
  return { notations, before };
}

/** Codes how many times symbols are repeated: mostly once. */
function codeTimes(decisions: FileDecisions, times: number): number {
  const isRepeated = decisions.choose(times === 1 ? 0 : 1, REPEATED_FREQUENCIES) === 1;
  return isRepeated ? codeCount(decisions, times - 2) + 2 : 1;
}

/** Codes the layout of records and what stands around them: mostly nothing. */
function codeRecords(
  decisions: FileDecisions,
  strings: StringCoder,
  { layout, prefix, suffix }: Extract<Surface, { form: 'records' }>,
): Extract<Surface, { form: 'records' }> {
  const width = decisions.choose(layout.width - 1, RECORD_WIDTHS) + 1;
  const order = decisions.choose((layout.isBigEndian ? 2 : 0) + (layout.isSigned ? 1 : 0), RECORD_ORDERS);
  const isFramed = prefix.length + suffix.length > 0 ? 1 : 0;
  const framed = decisions.choose(isFramed, FRAMED_FREQUENCIES) === 1;
  return {
    form: 'records',
    layout: { width, isBigEndian: order > 1, isSigned: order % 2 === 1 },
    prefix: framed ? strings.code(prefix) : EMPTY,
    suffix: framed ? strings.code(suffix) : EMPTY,
  };
}

/** Settings of so many values have a code of equal lengths. */
const MOST_EQUAL = 256;

/** Codes a notation, its settings and its words. */
function codeWriting(
  decisions: FileDecisions,
  strings: StringCoder,
  writing: Writing | undefined,
): Writing | undefined {
  const name = codeOption(decisions, NOTATIONS, writing?.name ?? 'digits');
  if (name === 'digits') return undefined;
  const known = writing?.name === name ? writing : undefined;
  const { settings: ranges, hasWords } = notationOf({ name });
  const settings = ranges.map(({ least, most }, at) => {
    const offset = (known?.settings[at] ?? least) - least;
    const isShort = most - least < MOST_EQUAL;
    const bits = 32 - Math.clz32(most - least);
    const coded = isShort ? decisions.raw(offset, bits) : codeCount(decisions, offset);
    if (coded > most - least)
      throw new FileFormatError('a notation has no such setting; the file is damaged');
    return least + coded;
  });
  return { name, settings, words: hasWords ? codeWords(decisions, strings, known?.words ?? []) : [] };
}

function codeWords(
  decisions: FileDecisions,
  strings: StringCoder,
  words: readonly string[],
): readonly string[] {
  const count = codeCount(decisions, words.length);
  if (count > MOST_WORDS) throw new FileFormatError(`a notation of ${count} words; the file is damaged`);
  return Array.from({ length: count }, (_, at) => {
    const word = strings.code(new Uint8Array(Buffer.from(words[at] ?? '', 'latin1')));
    return Buffer.from(word).toString('latin1');
  });
}

/** A word for each value of a byte. */
const MOST_WORDS = 256;

function codeNotation(decisions: FileDecisions, notation: Notation, decimals: number): Notation {
  const trimmed = decimals > 0 && decisions.raw(notation.trimmed ? 1 : 0, 1) === 1;
  const padded = decisions.choose(notation.width > 0 ? 1 : 0, WIDTH_FREQUENCIES) === 1;
  return { decimals, trimmed, width: padded ? codeDigits(decisions, notation.width) : 0 };
}

function codeDigits(decisions: FileDecisions, digits: number): number {
  const coded = codeCount(decisions, digits);
  if (coded > MOST_DIGITS) throw new FileFormatError(`a file cannot ask for ${coded} digits of every number`);
  return coded;
}

function codeGaps(
  decisions: FileDecisions,
  meter: Meter,
  strings: StringCoder,
  gaps: Gaps,
  rows: number,
): Gaps {
  const kind = codeOption(decisions, GAPS, gaps.kind);
  switch (kind) {
    case 'constant':
      return { kind, bytes: strings.code(gaps.kind === kind ? gaps.bytes : EMPTY) };
    case 'wrapped': {
      const known = gaps.kind === kind ? gaps : { width: 0, inner: EMPTY, line: EMPTY };
      const width = codeCount(decisions, known.width);
      if (width < 2) throw new FileFormatError(`lines of ${width} values; the file is damaged`);
      return { kind, width, inner: strings.code(known.inner), line: strings.code(known.line) };
    }
    case 'indexed': {
      const known = gaps.kind === kind ? gaps : { first: 0, before: EMPTY, after: EMPTY };
      const before = strings.code(known.before);
      const first = Number(codeLiteral(decisions, BigInt(known.first)));
      if (!Number.isSafeInteger(first + rows)) {
        throw new FileFormatError(`lines numbered from ${first}; the file is damaged`);
      }
      return { kind, before, first, after: strings.code(known.after) };
    }
    case 'verbatim': {
      const known = gaps.kind === kind ? gaps.gaps : [];
      return { kind, gaps: codeVerbatim(decisions, meter, strings, known, Math.max(0, rows - 1)) };
    }
  }
}

/** Codes each gap as the number of an equal one before it, or as a string. */
function codeVerbatim(
  decisions: FileDecisions,
  meter: Meter,
  strings: StringCoder,
  gaps: readonly Uint8Array[],
  count: number,
): readonly Uint8Array[] {
  const numbers = new SymbolModel(decisions, GAP_NUMBERS);
  const numberOf = new Map<string, number>();
  const earlier: Uint8Array[] = [EMPTY];
  const coded: Uint8Array[] = [];
  for (let at = 0; at < count; at++) {
    meter.spend(GAP_STEPS);
    meter.hold(1);
    const known = gaps[at] ?? EMPTY;
    const key = Buffer.from(known).toString('latin1');
    const number = Number(numbers.code(BigInt(numberOf.get(key) ?? 0)));
    if (number >= earlier.length) throw new FileFormatError(`gap ${at} repeats none; the file is damaged`);
    if (number > 0) {
      coded.push(earlier[number]);
      continue;
    }
    meter.hold(GAP_ROOM);
    const gap = strings.code(known);
    coded.push(gap);
    if (earlier.length < GAP_NUMBERS) {
      numberOf.set(key, earlier.length);
      earlier.push(gap);
    }
  }
  return coded;
}

/** Codes one of several options. With a reader, or for an option that is not among them, the first stands for what is not known. */
function codeOption<Option extends string>(
  decisions: FileDecisions,
  { slots, frequencies }: Codes<Option>,
  option: string,
): Option {
  const options = Object.keys(slots) as Option[];
  const known = options.find((candidate) => candidate === option) ?? options[0];
  const slot = decisions.choose(slots[known], frequencies);
  return options.find((candidate) => slots[candidate] === slot)!;
}
