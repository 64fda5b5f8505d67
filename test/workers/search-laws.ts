import { expect } from 'vitest';
import type { SearchResult } from '../../src/search/result.js';

/** A result without what may differ between runs: wall-clock time and the number of workers. */
export function withoutTime(result: SearchResult): Omit<SearchResult, 'seconds' | 'workers'> {
  const { seconds: _seconds, workers: _workers, ...rest } = result;
  return rest;
}

/** What every result keeps to, however the search ended. */
export function expectWellFormed(result: SearchResult, next = 10): void {
  const { best, frontier, alternatives, certified, stopReason } = result;
  expect(best.totalBits).toBeCloseTo(best.programBits + best.dataBits, 9);
  expect(best.totalBits).toBeLessThanOrEqual(result.nullBits + 1e-6);
  expect(best.next).toHaveLength(next);
  expect(best.confidence).toBeGreaterThanOrEqual(0);
  expect(best.confidence).toBeLessThanOrEqual(1);
  expect(frontier.length).toBeGreaterThan(0);
  expect(Math.min(...frontier.map(({ totalBits }) => totalBits))).toBeCloseTo(best.totalBits, 5);
  for (const { program, head, model, programBits, dataBits, totalBits } of frontier) {
    expect(program.startsWith(`${head}(`)).toBe(true);
    expect(model.head).toBe(head);
    expect(totalBits).toBeCloseTo(programBits + dataBits, 9);
  }
  expect(alternatives[0]?.next).toEqual(best.next);
  expect(alternatives.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
  if (certified) expect(['certified', 'exhausted']).toContain(stopReason);
  expect(result.seconds).toBeGreaterThanOrEqual(0);
  expect(result.evaluated).toBeGreaterThanOrEqual(0);
  expect(structuredClone(result)).toEqual(result);
}
