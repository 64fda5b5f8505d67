import { describe, expect, test } from 'vitest';
import { type ChunkOutcome, Enumeration, inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { integers } from '../sequences.js';
import { ARITHMETIC } from './small-grammars.js';

const NOISE = integers([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]);
const BOUNDS = {
  dataBits: (programBits: number) => 60 - programBits,
  meetingBits: 0,
  candidates: Number.POSITIVE_INFINITY,
};

/** In bytes: some run out of room for classes first, others of room to expand them. */
const SIZES = [160_000, 190_000, 220_000, 240_000, 260_000, 280_000, 300_000, 330_000];
const AMPLE = 2 ** 27;

function enumerate(memory: number): Enumeration {
  return new Enumeration(
    { dataset: NOISE, window: NOISE, grammar: ARITHMETIC, seed: 2 },
    memory,
    inlineExecutor,
  );
}

function found({ bits, scores, solutions }: ChunkOutcome) {
  return { bits, scores, solutions };
}

/** Goes on until the memory limit is announced, beside one with ample memory; the chunks in which it kept less than that. */
async function untilAnnounced(narrow: Enumeration): Promise<number> {
  const ample = enumerate(AMPLE);
  let sinceFull = 0;
  for (;;) {
    const outcome = await narrow.next(BOUNDS);
    if (typeof outcome === 'string') {
      expect(outcome).toBe('memory-limit');
      return sinceFull;
    }
    const other = await ample.next(BOUNDS);
    expect(typeof other).not.toBe('string');
    if (typeof other === 'string') return sinceFull;
    expect(found(outcome)).toEqual(found(other));
    expect(narrow.evaluated).toBe(ample.evaluated);
    expect(narrow.completeBits).toBe(ample.completeBits);
    if (narrow.distinct < ample.distinct) sinceFull++;
  }
}

describe('a bank that fills', () => {
  test('loses nothing before the memory limit is announced', async () => {
    let sinceFull = 0;
    for (const size of SIZES) {
      const narrow = enumerate(size);
      sinceFull += await untilAnnounced(narrow);
      expect(narrow.distinct).toBeGreaterThan(1000);
      expect(narrow.bytes).toBeGreaterThan(size / 2);
      expect(narrow.bytes).toBeLessThan(1.05 * size);
    }
    // What is built of kept programs only is still complete after the first class that was not kept.
    expect(sinceFull).toBeGreaterThan(0);
  });

  test('goes on with what it holds and claims no more', async () => {
    const [size] = SIZES;
    const narrow = enumerate(size);
    await untilAnnounced(narrow);
    const { distinct, completeBits, evaluated } = narrow;
    const outcome = await narrow.next(BOUNDS);
    expect(typeof outcome).not.toBe('string');
    expect(narrow.evaluated).toBeGreaterThan(evaluated);
    expect(narrow.distinct).toBe(distinct);
    expect(narrow.completeBits).toBe(completeBits);
  });
});
