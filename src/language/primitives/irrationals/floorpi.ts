import { PI } from '../../constants.js';
import { FLOOR_MULTIPLE, SERIES } from '../../export/definitions/multiples.js';
import { call, define, rendering } from '../../export/rendering.js';
import { ofConstant } from './multiple.js';

export const FLOORPI = ofConstant({
  name: 'floorpi',
  constant: PI,
  double: Math.PI,
  called: 'pi',
  sign: 'π',
  exports: {
    pari: call(define('floorpi', 'floorpi(x) = floormultiple(x, () -> Pi);', FLOOR_MULTIPLE.pari)),
    python: call(
      define(
        'floorpi',
        `def floorpi(x):
    return floor_multiple(x, lambda bits: 16 * series(5, bits, -1) - 4 * series(239, bits, -1))`,
        FLOOR_MULTIPLE.python,
        SERIES.python,
      ),
    ),
    javascript: call(
      define(
        'floorpi',
        'const floorpi = (x) => floorMultiple(x, (bits) => 16n * series(5n, bits, -1n) - 4n * series(239n, bits, -1n));',
        FLOOR_MULTIPLE.javascript,
        SERIES.javascript,
      ),
    ),
    latex: rendering(([x]) => `\\left\\lfloor ${x} \\cdot \\pi \\right\\rfloor`),
  },
  semantics: `
    x,floorpi
    0,0
    1,3
    2,6
    3,9
    7,21
    10,31
    100,314
    113,354
    33102,103993
    265381,833719
    364913,1146407
    1000000,3141592
    2^26,210828714
    2^30,3373259426
    2^40,3454217652357
    1000000000000000,3141592653589793
    2^52,14148475504056880
    2^53-1,28296951008113757
    2^53,28296951008113761
    2^53+1,28296951008113764
    1000000000000000000000000000000,3141592653589793238462643383279
    10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000,31415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679
    2^512-1,42121870893450636219446821484559388105255997313489254605594685088103805782276098919793885372247726346443771296916333485327292916625599161542353774203832596
    2^512,undefined
    -1,undefined
    -2^64,undefined
    2^64,57952155664616982739
    undefined,undefined
  `,
});
