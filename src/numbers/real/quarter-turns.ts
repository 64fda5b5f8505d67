import { doublePair, doublesOf, fixedQuarterTurn } from './fixed-point.js';
import { sumError } from './rounding.js';

/** Bits of pi/2 that arguments of all sizes ask for: 1024 before the point, and 53 and more that may cancel. */
const BITS = 1300;
/** Bits that arguments below 2^53 ask for, and that rests are computed in. */
const FEW_BITS = 320;

const QUARTER_TURN = fixedQuarterTurn(FEW_BITS);

/** pi/2 as a double and the rest that it leaves. */
export const [QUARTER_TURN_HIGH, QUARTER_TURN_LOW] = doublePair(QUARTER_TURN, FEW_BITS);

/** pi/2 in four parts: products of the first three and an integer below 2^20 are exact. */
const [PART1, PART2, PART3, PART4] = doublesOf(QUARTER_TURN, FEW_BITS, -32, -65, -98);
const TURNS_OF_ONE = 1 / QUARTER_TURN_HIGH;

/** 2/pi in fixed point. */
const TURNS = (1n << BigInt(2 * FEW_BITS)) / QUARTER_TURN;
let longTurns: bigint | undefined;

/** Arguments below it take less than 2^20 quarter turns. */
const NEAR = 2 ** 20;
/** Numbers from 2^20 on are multiples of 2^-32. */
const FRACTION_BITS = 32;
const FRACTION = 2 ** FRACTION_BITS;

/** Adding it to a number of magnitude 2^51 at most, and taking it away, rounds to the nearest integer. */
const ROUNDER = 1.5 * 2 ** 52;

/**
 * An angle less the nearest whole number of quarter turns: a double and what is added to it go into `rest`, both together at most 2^-80
 * of it off for angles of every size. The result is the number of quarter turns modulo 4.
 *
 * Up to 2^20 pi/2 has four parts (Cody & Waite, Software Manual for the Elementary Functions, 1980); beyond, as many bits of 2/pi are
 * taken as the angle has (Payne & Hanek, Radian reduction for trigonometric functions, SIGNUM Newsletter 18, 1983), in exact integers.
 */
export function reduceAngle(x: number, rest: Float64Array): number {
  if (x >= -NEAR && x <= NEAR) {
    const turns = x * TURNS_OF_ONE + ROUNDER - ROUNDER;
    const first = x - turns * PART1;
    const second = first - turns * PART2;
    const third = second - turns * PART3;
    const low =
      sumError(first, -turns * PART2, second) + sumError(second, -turns * PART3, third) - turns * PART4;
    const high = third + low;
    rest[0] = high;
    rest[1] = third - high + low;
    return turns & 3;
  }
  if (!Number.isFinite(x)) {
    rest[0] = Number.NaN;
    return 0;
  }
  return reduceFarAngle(x, rest);
}

function reduceFarAngle(x: number, rest: Float64Array): number {
  const isFraction = Math.abs(x) < 2 ** 53;
  if (!isFraction) longTurns ??= (1n << BigInt(2 * BITS)) / fixedQuarterTurn(BITS);
  const bits = BigInt(isFraction ? FEW_BITS + FRACTION_BITS : BITS);
  const product = isFraction ? BigInt(x * FRACTION) * TURNS : BigInt(x) * longTurns!;
  const turns = (product + (1n << (bits - 1n))) >> bits;
  const fraction = (product - (turns << bits)) >> (bits - BigInt(FEW_BITS) + 20n);
  const [high, low] = doublePair((fraction * QUARTER_TURN) >> BigInt(FEW_BITS), FEW_BITS - 20);
  rest[0] = high;
  rest[1] = low;
  return Number(BigInt.asUintN(2, turns));
}
