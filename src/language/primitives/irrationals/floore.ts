import { E } from '../../constants.js';
import { FLOOR_MULTIPLE } from '../../export/definitions/multiples.js';
import { call, define, rendering } from '../../export/rendering.js';
import { ofConstant } from './multiple.js';

export const FLOORE = ofConstant({
  name: 'floore',
  constant: E,
  double: Math.E,
  called: 'e',
  sign: 'e',
  exports: {
    pari: call(define('floore', 'floore(x) = floormultiple(x, () -> exp(1));', FLOOR_MULTIPLE.pari)),
    python: call(
      define(
        'floore',
        `def floore(x):
    def scaled(bits):
        total, term, k = 0, 1 << bits, 1
        while term:
            total, term, k = total + term, term // k, k + 1
        return total
    return floor_multiple(x, scaled)`,
        FLOOR_MULTIPLE.python,
      ),
    ),
    javascript: call(
      define(
        'floore',
        'const floore = (x) => floorMultiple(x, (bits) => eulerScaled(bits));',
        FLOOR_MULTIPLE.javascript,
        define(
          'eulerScaled',
          `function eulerScaled(bits) {
  let total = 0n;
  for (let term = 1n << bits, k = 1n; term > 0n; term /= k, k++) total += term;
  return total;
}`,
        ),
      ),
    ),
    latex: rendering(([x]) => `\\left\\lfloor ${x} \\cdot e \\right\\rfloor`),
  },
  semantics: `
    x,floore
    0,0
    1,2
    2,5
    3,8
    7,19
    10,27
    100,271
    113,307
    33102,89980
    265381,721380
    364913,991936
    1000000,2718281
    2^26,182420805
    2^30,2918732888
    2^40,2988782477962
    1000000000000000,2718281828459045
    2^52,12242053029736146
    2^53-1,24484106059472290
    2^53,24484106059472293
    2^53+1,24484106059472296
    1000000000000000000000000000000,2718281828459045235360287471352
    10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000,27182818284590452353602874713526624977572470936999595749669676277240766303535475945713821785251664274
    2^512-1,36446200655432049125763606930986155355089050360574616535754698974168431541968061563404994472168226719933540830822502796404196167723772685803410067123705217
    2^512,undefined
    -1,undefined
    -2^64,undefined
    2^64,50143449209799256682
    undefined,undefined
    32,86
    71,192
    1001,2721
    1457,3960
    23225,63132
    49171,133660
  `,
});
