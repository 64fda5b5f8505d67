import { expect } from 'vitest';
import type { SearchResult } from '../../src/search/result.js';

/** A result without what may differ between runs: wall-clock time and the number of workers. */
export function withoutTime(result: SearchResult) {
  const { seconds: _seconds, workers: _workers, history, ...rest } = result;
  return { ...rest, history: history.map(({ seconds: _, ...improvement }) => improvement) };
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
  expect(alternatives.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
  expectDescending(result);
  if (certified) expect(['certified', 'exhausted']).toContain(stopReason);
  expect(result.seconds).toBeGreaterThanOrEqual(0);
  expect(result.evaluated).toBeGreaterThanOrEqual(0);
  expect(structuredClone(result)).toEqual(result);
}

/** The history leads from the null model to the best, and every step gains something. */
function expectDescending({ history, nullBits, best, evaluated, seconds }: SearchResult): void {
  expect(history[0].evaluated).toBe(0);
  // A search may come upon a better level for draws, which is no finding.
  expect(history[0].totalBits).toBeGreaterThanOrEqual(nullBits);
  expect(history.at(-1)?.totalBits).toBe(best.totalBits);
  expect(history.length).toBeLessThanOrEqual(256);
  for (let step = 1; step < history.length; step++) {
    expect(history[step].totalBits).toBeLessThan(history[step - 1].totalBits);
    expect(history[step].evaluated).toBeGreaterThanOrEqual(history[step - 1].evaluated);
    expect(history[step].seconds).toBeGreaterThanOrEqual(history[step - 1].seconds);
  }
  expect(history.at(-1)?.evaluated).toBeLessThanOrEqual(evaluated);
  expect(history.at(-1)?.seconds).toBeLessThanOrEqual(seconds);
}
