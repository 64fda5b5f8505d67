import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { primitive } from '../../../src/language/primitives.js';
import { allocateBank, type BankMemory } from '../../../src/search/enumerate/bank.js';
import { Fingerprinter, STATE, UNDECIDED, WIDE } from '../../../src/search/enumerate/fingerprint.js';
import {
  columnOfOperand,
  operandWords,
  readOperand,
  stateOfOperand,
  writeOperand,
} from '../../../src/search/enumerate/operand.js';
import { PAIR_OPERATIONS, PairLoops } from '../../../src/search/enumerate/pair-loops.js';
import { OPERANDS, PRINT_WORDS, PRINTS } from '../../../src/search/enumerate/pair-memory.js';

/** Values around every limit that the loops know of, and undefined rows. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -40, max: 40 }) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(12, 15, 24, 25, 30, 31, 52), fc.integer({ min: -2, max: 2 }), fc.boolean())
      .map(([exponent, offset, minus]) => (minus ? -1 : 1) * (2 ** exponent + offset)),
  },
  { weight: 1, arbitrary: fc.integer({ min: -(2 ** 24), max: 2 ** 24 }) },
);
const small = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -40, max: 40 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

/** Columns of one length; most hold small values only, or the loops would decide next to nothing. */
function columnsOf(cells: number): fc.Arbitrary<Float64Array[]> {
  const column = (cell: fc.Arbitrary<number>) =>
    fc
      .array(cell, { minLength: cells, maxLength: cells })
      .map((values) => Float64Array.from(values, (x) => x + 0));
  return fc.array(fc.oneof({ weight: 2, arbitrary: column(small) }, column(value)), {
    minLength: 2,
    maxLength: 9,
  });
}

function place(bank: BankMemory, fingerprinter: Fingerprinter, columns: readonly Float64Array[]): number {
  const { cells } = fingerprinter;
  bank.columnCells[0] = 0;
  for (const [index, values] of columns.entries()) {
    fingerprinter.ofValues(values, 0);
    writeOperand(bank, OPERANDS + index * operandWords(cells), fingerprinter.out, values, cells);
  }
  return operandWords(cells);
}

describe.each([1, 3, 4, 7, 24])('over %i rows', (cells) => {
  const bank = allocateBank(0);
  const { words } = bank.pairs;
  const fingerprinter = new Fingerprinter(cells, 7);
  const loops = new PairLoops(bank.pairs, [new Fingerprinter(5, 1), fingerprinter]);

  test.prop([columnsOf(cells)], { numRuns: 50 })('operands keep their columns', (columns) => {
    const size = place(bank, fingerprinter, columns);
    for (const [index, values] of columns.entries()) {
      const at = OPERANDS + index * size;
      const column = columnOfOperand(words, at);
      const read = new Float64Array(cells);
      if (column >= 0) read.set(bank.columns.subarray(column, column + cells));
      else readOperand(words, at, cells, read);
      fingerprinter.ofValues(values, 0);
      if (fingerprinter.out[STATE] !== WIDE) expect(read).toEqual(values);
      expect(stateOfOperand(words, at)).toBe(fingerprinter.out[STATE]);
    }
  });

  describe.each(PAIR_OPERATIONS)('%s', (operation) => {
    const { column: kernel } = primitive(operation);
    const outcome = new Float64Array(cells);
    const printOf = (left: Float64Array, right: Float64Array): number[] => {
      kernel(outcome, cells, left, 0, right, 0, right, 0);
      fingerprinter.ofValues(outcome, 0);
      return [...fingerprinter.out];
    };

    test.prop([columnsOf(cells), fc.boolean(), fc.nat(8)], { numRuns: 100 })(
      'has the fingerprints of the kernel in canonical order',
      (columns, triangular, cut) => {
        const size = place(bank, fingerprinter, columns);
        const count = columns.length;
        const lefts = triangular ? count : Math.max(1, cut % count);
        const undecided = loops.fingerprint(
          operation,
          1,
          OPERANDS,
          lefts,
          OPERANDS,
          count,
          triangular,
          PRINTS,
        );
        let at = PRINTS;
        let left = 0;
        for (let a = 0; a < lefts; a++) {
          for (let b = triangular ? a : 0; b < count; b++, at += PRINT_WORDS) {
            const print = [...words.subarray(at, at + PRINT_WORDS)];
            const expected = printOf(columns[a], columns[b]);
            if (print[STATE] === UNDECIDED) left++;
            // The state of a sum may be guessed from those of its terms.
            else
              expect(print.slice(0, STATE), `${columns[a]} ${operation} ${columns[b]}`).toEqual(
                expected.slice(0, STATE),
              );
            const calm = [a, b].every((index) => columns[index].every((x) => !(Math.abs(x) > 40)));
            if (calm) expect(print[STATE]).not.toBe(UNDECIDED);
          }
        }
        expect(undecided).toBe(left);
        expect(size).toBe(operandWords(cells));
      },
    );

    test.prop([columnsOf(cells)], { numRuns: 50 })('makes the operand of its outcome', (columns) => {
      const size = place(bank, fingerprinter, columns);
      const at = OPERANDS + columns.length * size;
      const made = loops.combine(operation, 1, OPERANDS, OPERANDS + size, at);
      const print = printOf(columns[0], columns[1]);
      if (!made) return;
      const direct = at + size;
      writeOperand(bank, direct, Int32Array.from(print), outcome, cells);
      const used = size - ((4 - (cells & 3)) & 3);
      expect([...words.subarray(at, at + used)]).toEqual([...words.subarray(direct, direct + used)]);
    });
  });
});
