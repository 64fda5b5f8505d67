import { reduceAngle } from './quarter-turns.js';

/** Up to it an angle is its own rest: less than pi/4. */
const NEAR = 0.785;

const REST = new Float64Array(2);

/** The sine of an angle in radians, at most 0.8 units in the last place off, for angles of every size; undefined (NaN) at infinity. */
export function sin(x: number): number {
  if (x > -NEAR && x < NEAR) return sineOfRest(x, 0);
  const turns = reduceAngle(x, REST);
  const value = turns & 1 ? cosineOfRest(REST[0], REST[1]) : sineOfRest(REST[0], REST[1]);
  return turns & 2 ? -value : value;
}

/** The cosine of an angle in radians, at most 0.8 units in the last place off, for angles of every size; undefined (NaN) at infinity. */
export function cos(x: number): number {
  if (x > -NEAR && x < NEAR) return cosineOfRest(x, 0);
  const turns = reduceAngle(x, REST);
  const value = turns & 1 ? sineOfRest(REST[0], REST[1]) : cosineOfRest(REST[0], REST[1]);
  return turns === 1 || turns === 2 ? -value : value;
}

/** sin(x + low) for x up to pi/4: the Taylor sum. */
function sineOfRest(x: number, low: number): number {
  const z = x * x;
  const sum =
    -1 / 6 +
    z *
      (1 / 120 +
        z *
          (-1 / 5040 +
            z *
              (1 / 362880 +
                z *
                  (-1 / 39916800 +
                    z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000)))))));
  return x + (x * z * sum + low * (1 - 0.5 * z));
}

/** cos(x + low) for x up to pi/4: the Taylor sum, and what 1 - x^2/2 loses. */
function cosineOfRest(x: number, low: number): number {
  const z = x * x;
  const half = 0.5 * z;
  const first = 1 - half;
  const sum =
    1 / 24 +
    z *
      (-1 / 720 +
        z *
          (1 / 40320 +
            z *
              (-1 / 3628800 +
                z *
                  (1 / 479001600 +
                    z * (-1 / 87178291200 + z * (1 / 20922789888000 - z * (1 / 6402373705728000)))))));
  return first + (1 - first - half + (z * z * sum - x * low));
}
