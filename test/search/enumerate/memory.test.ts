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

/** Bytes that classes fill before there is no room to expand them. */
const NARROW = 235_000;

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

describe('a bank that fills', () => {
  const narrow = enumerate(NARROW);
  const ample = enumerate(2 ** 27);

  test('loses nothing before the memory limit is announced', async () => {
    let sinceFull = 0;
    for (;;) {
      const outcome = await narrow.next(BOUNDS);
      if (typeof outcome === 'string') {
        expect(outcome).toBe('memory-limit');
        break;
      }
      const other = await ample.next(BOUNDS);
      expect(typeof other).not.toBe('string');
      if (typeof other === 'string') return;
      expect(found(outcome)).toEqual(found(other));
      expect(narrow.evaluated).toBe(ample.evaluated);
      expect(narrow.completeBits).toBe(ample.completeBits);
      if (narrow.distinct < ample.distinct) sinceFull++;
    }
    expect(narrow.distinct).toBeGreaterThan(1000);
    // What is built of kept programs only is still complete after the first class that was not kept.
    expect(sinceFull).toBeGreaterThan(0);
    expect(narrow.bytes).toBeGreaterThan(NARROW / 2);
    expect(narrow.bytes).toBeLessThan(1.05 * NARROW);
  });

  test('goes on with what it holds and claims no more', async () => {
    const { distinct, completeBits, evaluated } = narrow;
    const outcome = await narrow.next(BOUNDS);
    expect(typeof outcome).not.toBe('string');
    expect(narrow.evaluated).toBeGreaterThan(evaluated);
    expect(narrow.distinct).toBe(distinct);
    expect(narrow.completeBits).toBe(completeBits);
  });
});
