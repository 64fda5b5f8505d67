import { expect } from 'vitest';
import { DecisionReader, DecisionWriter, type FileDecisions } from '../../src/codelength/decision-coders.js';
import type { Decisions } from '../../src/codelength/decisions.js';

/** What is written must be read back, at the length that its decisions are worth. */
export function assertRoundTrips<Value>(
  write: (decisions: FileDecisions) => void,
  read: (decisions: FileDecisions) => Value,
  expected: Value,
): { bits: number; bytes: Uint8Array } {
  const writer = new DecisionWriter();
  write(writer);
  const bytes = writer.finish();
  const reader = new DecisionReader(bytes);
  expect(read(reader)).toEqual(expected);
  reader.finish();
  assertLength(bytes, writer.bits);
  return { bits: writer.bits, bytes };
}

/** Files are as long as the bits that were charged: within 32 bits and 0.01 %. */
export function assertLength(bytes: Uint8Array, bits: number): void {
  expect(Math.abs(8 * bytes.length - bits)).toBeLessThanOrEqual(32 + bits * 1e-4);
}

/** Codes values one after the other with a model made for them. */
export function throughModel<Value>(
  values: readonly Value[],
  blank: Value,
  createModel: (decisions: Decisions) => { code(value: Value): Value },
): { bits: number; bytes: Uint8Array } {
  return assertRoundTrips(
    (decisions) => {
      const model = createModel(decisions);
      for (const value of values) model.code(value);
    },
    (decisions) => {
      const model = createModel(decisions);
      return values.map(() => model.code(blank));
    },
    [...values],
  );
}
