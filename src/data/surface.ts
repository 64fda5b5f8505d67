/**
 * How the bytes of a file are rebuilt from the values of its target: everything in the file that is not a value.
 * Plain data; `src/codelength` writes it into a `.kolmo` file.
 */
export type Surface =
  /** One row a byte; the alphabet of the dataset gives the byte of each symbol; all that so many times; `suffix` follows (a final newline). */
  | { readonly form: 'symbols'; readonly times: number; readonly suffix: Uint8Array }
  /** Eight rows a byte, most significant bit first. */
  | { readonly form: 'bits' }
  /** Integers of `width` bytes each, most or least significant byte first, negative ones in two's complement if signed. */
  | {
      readonly form: 'records';
      readonly prefix: Uint8Array;
      readonly layout: RecordLayout;
      readonly suffix: Uint8Array;
    }
  /** `prefix` value gap value gap … value `suffix`. A value of kind `symbol` is written as its one byte. */
  | {
      readonly form: 'text';
      readonly prefix: Uint8Array;
      readonly gaps: Gaps;
      readonly suffix: Uint8Array;
      readonly notation: Notation;
      /** The given columns whose values stand in the text as well: then a row is one of each, and the gaps are between them all. */
      readonly beside?: Beside;
    };

/** Given columns, in the order in which their values stand in each row of a text. */
export interface Beside {
  /** How values are written, for each column in the order of the dataset: one or more. */
  readonly notations: readonly Notation[];
  /** How many of them stand in front of the target. */
  readonly before: number;
}

/** How the given columns stand in a text, where they do. */
export function besideOf(surface: Surface): Beside | undefined {
  return surface.form === 'text' ? surface.beside : undefined;
}

/** How integers are held in binary records. */
export interface RecordLayout {
  /** Bytes of an integer, 1 to 8. */
  readonly width: number;
  readonly isBigEndian: boolean;
  readonly isSigned: boolean;
}

/** The notation of a text other than plain digits and single bytes, if it has one. */
export function writtenNotation(surface: Surface): Notation | undefined {
  return surface.form === 'text' && surface.notation.writing !== undefined ? surface.notation : undefined;
}

/** What stands between two neighbouring values of a text. */
export type Gaps =
  /** The same bytes everywhere. */
  | { readonly kind: 'constant'; readonly bytes: Uint8Array }
  /** `before`, then the decimal number `first + i` for the i-th gap (i = 0, 1 …), then `after`: b-files, dated rows. */
  | {
      readonly kind: 'indexed';
      readonly before: Uint8Array;
      readonly first: number;
      readonly after: Uint8Array;
    }
  /** `line` after every `width`-th value (2 or more), `inner` elsewhere: sequences broken into lines of equal length. */
  | {
      readonly kind: 'wrapped';
      readonly width: number;
      readonly inner: Uint8Array;
      readonly line: Uint8Array;
    }
  /** Each gap as it stands: one fewer than there are values. Equal gaps are common (and may be the same object). */
  | { readonly kind: 'verbatim'; readonly gaps: readonly Uint8Array[] };

/** How a value is written: in decimal digits, unless `writing` says otherwise. */
export interface Notation {
  /** Digits after the point; the value is an integer scaled by 10^decimals. */
  readonly decimals: number;
  /** Significant digits at most, where the value is the place of a number on a `DecimalGrid`. */
  readonly significant?: number;
  /**
   * Trailing zeros (and a bare point) are dropped: 2.50 is written 2.5, 3.00 is written 3. Otherwise numbers have all their decimals or,
   * where digits are significant, as many as these leave: of three, 2.50, 25.0 and 250.
   */
  readonly trimmed: boolean;
  /** Digits before the point are padded with zeros to this width (without the sign); 0 for none. */
  readonly width: number;
  /** Absent for plain digits. */
  readonly writing?: Writing;
}

/** A notation other than plain digits, as plain data: one of `NOTATIONS`, and what that record wants to know. */
export interface Writing {
  readonly name: NotationName;
  /** As many integers as the record has settings, each within its range. */
  readonly settings: readonly number[];
  /** Byte strings (a character a byte); empty for notations without words. */
  readonly words: readonly string[];
}

/** The notations besides plain digits. */
export type NotationName =
  | 'figures'
  | 'exponent'
  | 'parts'
  | 'pairs'
  | 'radix'
  | 'date'
  | 'time'
  | 'calendar'
  | 'roman'
  | 'letters'
  | 'words';
