import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { suffixArray } from '../../../src/compare/classical/suffix-array.js';

const texts = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 }),
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 }), fc.integer({ min: 0, max: 12 }))
    .map(([piece, times]) => Array.from({ length: times }, () => piece).flat()),
);

test.prop([texts])('suffixes are in order, one that another begins with before it', (text) => {
  const places = text.map((_, place) => place);
  const later = (one: number, other: number): number => {
    for (let step = 0; ; step++) {
      const [x, y] = [text[one + step], text[other + step]];
      if (x === undefined || y === undefined) return other - one;
      if (x !== y) return x - y;
    }
  };
  expect([...suffixArray(text, 256)]).toEqual(places.sort(later));
});
