import type { RecordLayout } from './surface.js';

/** Widths of binary integers in bytes: u8 to u64. */
const WIDTHS = [1, 2, 3, 4, 8] as const;

/** A layout of binary records by the name that people give it: sign, bits and, of more than a byte, the order: `u8`, `i16le`, `u32be`. */
export type RecordKind = `${'u' | 'i'}8` | `${'u' | 'i'}${16 | 24 | 32 | 64}${'le' | 'be'}`;

/** All layouts of binary records that can be asked for, by name. */
export const RECORD_KINDS: ReadonlyMap<string, RecordLayout> = new Map(
  WIDTHS.flatMap((width) =>
    [false, true].flatMap((isSigned) =>
      (width === 1 ? [''] : ['le', 'be']).map((order): [string, RecordLayout] => [
        `${isSigned ? 'i' : 'u'}${8 * width}${order}`,
        { width, isSigned, isBigEndian: order === 'be' },
      ]),
    ),
  ),
);

/** What the values of data can be told to be: numbers, symbols, the bits or the bytes of a file, or binary records of a layout. */
export type ToldKind = 'integer' | 'decimal' | 'significant' | 'symbol' | 'bits' | 'bytes' | RecordKind;

/** All of these, the usual ones first. */
export const TOLD_KINDS: readonly ToldKind[] = [
  'integer',
  'decimal',
  'significant',
  'symbol',
  'bits',
  'bytes',
  ...([...RECORD_KINDS.keys()] as RecordKind[]),
];
