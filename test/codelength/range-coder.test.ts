import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { DecisionReader, DecisionWriter, type FileDecisions } from '../../src/codelength/decision-coders.js';
import { MOST_TOTAL, RangeDecoder, RangeEncoder, ZEROS_BEHIND } from '../../src/codelength/range-coder.js';
import { FileFormatError } from '../../src/errors.js';
import { assertRoundTrips } from './decision-laws.js';

type Decision =
  | { readonly kind: 'adaptive'; readonly node: number; readonly value: number }
  | { readonly kind: 'raw'; readonly bits: number; readonly value: number }
  | { readonly kind: 'choose'; readonly frequencies: readonly number[]; readonly value: number };

const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ kind: fc.constant('adaptive'), node: fc.nat(3), value: fc.nat(1) }),
  fc.integer({ min: 1, max: 16 }).chain((bits) =>
    fc.record({
      kind: fc.constant('raw'),
      bits: fc.constant(bits),
      value: fc.oneof(fc.nat(2 ** bits - 1), fc.constantFrom(0, 2 ** bits - 1)),
    }),
  ),
  fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 10 }).chain((frequencies) =>
    fc.record({
      kind: fc.constant('choose'),
      frequencies: fc.constant(frequencies),
      value: fc.nat(frequencies.length - 1),
    }),
  ),
);

function pass(decisions: FileDecisions, run: readonly Decision[], known: boolean): number[] {
  decisions.reserve(4);
  return run.map((each) => {
    const value = known ? each.value : 0;
    if (each.kind === 'adaptive') return decisions.adaptive(each.node, value);
    if (each.kind === 'raw') return decisions.raw(value, each.bits);
    return decisions.choose(value, each.frequencies);
  });
}

test.prop([fc.array(decision, { maxLength: 400, size: 'max' })])('any run of decisions comes back', (run) => {
  assertRoundTrips(
    (decisions) => void pass(decisions, run, true),
    (decisions) => pass(decisions, run, false),
    run.map(({ value }) => value),
  );
});

it.for([
  ['the first slot', () => 0],
  ['the last slot', () => MOST_TOTAL - 1],
  ['both ends in turn', (i: number) => (i % 2 === 0 ? 0 : MOST_TOTAL - 1)],
  ['a slow walk', (i: number) => (i * 257) % MOST_TOTAL],
] as const)('the narrowest slots come back: %s', ([, slotAt]) => {
  const slots = Array.from({ length: 5000 }, (_, i) => slotAt(i));
  assertRoundTrips(
    (decisions) => {
      for (const slot of slots) decisions.raw(slot, 16);
    },
    (decisions) => slots.map(() => decisions.raw(0, 16)),
    slots,
  );
});

test.prop([fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60_000 })])(
  'carries run through whole stretches of full bytes',
  (full, slot) => {
    // Leaves the low end just below a boundary for `full` bytes, then steps over it.
    const run = [...Array.from({ length: full }, () => 65_535), slot, 65_535, slot];
    assertRoundTrips(
      (decisions) => {
        decisions.choose(0, [65_535, 1]);
        for (const value of run) decisions.raw(value, 16);
      },
      (decisions) => {
        decisions.choose(0, [65_535, 1]);
        return run.map(() => decisions.raw(0, 16));
      },
      run,
    );
  },
);

it('an empty run takes no bytes', () => {
  expect(new RangeEncoder().finish()).toEqual(new Uint8Array());
  new DecisionReader(new Uint8Array()).finish();
});

it('a certain decision takes no bytes', () => {
  const { bytes } = assertRoundTrips(
    (decisions) => void decisions.choose(0, [7]),
    (decisions) => decisions.choose(0, [7]),
    0,
  );
  expect(bytes.length).toBe(0);
});

test.prop([fc.uint8Array({ maxLength: 40 })])('a reader stops soon after the end of any bytes', (bytes) => {
  const decoder = new RangeDecoder(bytes);
  const mostReads = bytes.length + ZEROS_BEHIND;
  expect(() => {
    for (let read = 0; read <= mostReads; read++) {
      const slot = decoder.slot(256);
      expect(slot).toBeGreaterThanOrEqual(0);
      expect(slot).toBeLessThan(256);
      decoder.take(slot, slot + 1, 256);
    }
  }).toThrow(FileFormatError);
});

it('bytes behind the last decision and the look-ahead are refused', () => {
  const writer = new DecisionWriter();
  for (let i = 0; i < 10; i++) writer.raw(i, 16);
  const reader = new DecisionReader(Uint8Array.of(...writer.finish(), 1, 2, 3, 4, 5));
  for (let i = 0; i < 10; i++) reader.raw(0, 16);
  expect(() => reader.finish()).toThrow(FileFormatError);
});
