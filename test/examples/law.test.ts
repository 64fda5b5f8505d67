import { findLaw } from 'kolmo/testing';
import { expect, test } from 'vitest';

function handshakes(people: number): number {
  let count = 0;
  for (let one = 0; one < people; one++) for (let other = one + 1; other < people; other++) count++;
  return count;
}

/** Meant to be 12 a piece, and one piece in a hundred for nothing. */
const price = (pieces: number) => 12 * (pieces > 100 ? pieces - 1 : pieces);

test('handshakes follow a law', async () => {
  const law = await findLaw(handshakes, { upTo: 1000 });
  expect(law.status).toBe('holds');
  expect(law.predict(2000)).toBe(1_999_000n);
});

test('the price breaks its law at 101 pieces', async () => {
  const law = await findLaw(price, { maxRows: 64 });
  expect(law.status).toBe('refuted');
  expect(law.counterexample).toEqual({ n: 101, value: 1200n, predicted: 1212n, least: true });
});
