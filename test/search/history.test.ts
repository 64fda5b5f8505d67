import { expect, test } from 'vitest';
import { History } from '../../src/search/history.js';

test('a long history loses its smallest steps, never its ends', () => {
  const history = new History();
  let totalBits = 10_000;
  for (let step = 0; step < 1000; step++) {
    // Every tenth step is a large one.
    totalBits -= step % 10 === 0 ? 50 : 0.5;
    history.add({ seconds: step, evaluated: step, totalBits });
  }
  const { improvements } = history;
  expect(improvements).toHaveLength(256);
  expect(improvements[0].evaluated).toBe(0);
  expect(improvements.at(-1)).toEqual({ seconds: 999, evaluated: 999, totalBits });
  const kept = new Set(improvements.map(({ evaluated }) => evaluated));
  for (let step = 0; step < 1000; step += 10) expect(kept.has(step), String(step)).toBe(true);
});
