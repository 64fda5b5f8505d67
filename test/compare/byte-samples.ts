import fc from 'fast-check';

/** Bytes with repeats in them, which arbitrary arrays rarely have. */
export const someBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 60 }))
    .map(([piece, times]) => repeated(piece, times * piece.length)),
  fc.array(fc.constantFrom(97, 98), { maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
  fc
    .tuple(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 40 }),
    )
    .map(([before, piece, between]) => Uint8Array.from([...before, ...piece, ...between, ...piece])),
);

/** A piece over and over, cut off at a length. */
export function repeated(piece: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => piece[at % piece.length]);
}

/** Numbers from 0 to `below` - 1, the same for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Something like a text: words of a small vocabulary, the frequent ones at its head. */
export function someText(length: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  const words = Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + random(9) }, () => 97 + Math.min(random(26), random(26))),
  );
  const text = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    for (const letter of [...words[Math.min(random(400), random(400))], 32]) {
      if (at < length) text[at++] = letter;
    }
  }
  return text;
}
