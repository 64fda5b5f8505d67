import { describe, expect, test } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { isPartial } from '../../src/data/locate.js';
import { readDataset } from '../../src/data/read.js';
import { renderSurface } from '../../src/data/render.js';
import { RECORD_KINDS, type RecordKind, TOLD_KINDS } from '../../src/data/told-kinds.js';
import { InputError } from '../../src/errors.js';

describe('binary integers whose layout is told', () => {
  test.each<[RecordKind, number[], bigint[]]>([
    ['u8', [0, 1, 255], [0n, 1n, 255n]],
    ['i8', [0, 1, 255], [0n, 1n, -1n]],
    ['u16le', [1, 2, 255, 255], [513n, 65535n]],
    ['u16be', [1, 2, 255, 255], [258n, 65535n]],
    ['i16le', [0, 128, 255, 255], [-32768n, -1n]],
    ['u24be', [1, 0, 0, 0, 0, 1], [65536n, 1n]],
    ['i24le', [255, 255, 255, 1, 0, 0], [-1n, 1n]],
    ['u32le', [0, 0, 0, 128], [2147483648n]],
    ['i32be', [128, 0, 0, 0], [-2147483648n]],
    ['u64be', [255, 255, 255, 255, 255, 255, 255, 255], [2n ** 64n - 1n]],
    ['i64le', [0, 0, 0, 0, 0, 0, 0, 128], [-(2n ** 63n)]],
  ])('%s', (kind, bytes, values) => {
    const read = readDataset(Uint8Array.from(bytes), { name: 'data', kind });
    expect(exactRows(read.dataset.target)).toEqual(values);
    expect(read.dataset.kind).toBe('integer');
    expect([...renderSurface(read.dataset, read.surface!)]).toEqual(bytes);
  });

  test('also where the bytes are letters', () => {
    const { dataset } = readDataset(Buffer.from('1,2,3,4'), { name: 'data', kind: 'u8' });
    expect(exactRows(dataset.target)).toEqual([49n, 44n, 50n, 44n, 51n, 44n, 52n]);
  });

  test.each([...RECORD_KINDS])(
    '%s: the beginning of a long file is such a file, and a record cut off is refused',
    (kind, layout) => {
      const bytes = new Uint8Array(8 * layout.width);
      expect(isPartial(bytes, { name: 'data', kind: kind as RecordKind })).toBe(true);
      if (layout.width === 1) return;
      const cut = () => readDataset(bytes.subarray(1), { name: 'data', kind: kind as RecordKind });
      expect(cut).toThrow(InputError);
      expect(cut).toThrow(
        `data: ${8 * layout.width - 1} bytes are no integers of ${layout.width} bytes each: ${layout.width - 1} of them are left over`,
      );
    },
  );

  test('every kind that can be told is one of a list without repeats', () => {
    expect(new Set(TOLD_KINDS).size).toBe(TOLD_KINDS.length);
    expect(TOLD_KINDS).toHaveLength(6 + 18);
  });
});
