import { QUOTIENTS } from '../../export/definitions/roots.js';
import { fenced, subscript } from '../../export/mathml-elements.js';
import { closed, root } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { ofFraction } from './fraction-part.js';

export const CONTFRAC = ofFraction({
  name: 'contfrac',
  value: 'a quotient of the continued fraction',
  part: 'quotients',
  exports: {
    pari: call(QUOTIENTS.pari),
    python: call(
      define(
        'contfrac',
        `def contfrac(i, c, k):
    return quotients(i, c, k)[i]`,
        QUOTIENTS.python,
      ),
    ),
    javascript: call(
      define(
        'contfrac',
        'const contfrac = (i, c, k) => quotients(i, c, k)[Number(i)];',
        QUOTIENTS.javascript,
      ),
    ),
    latex: rendering(([index, c, k]) => `\\left[\\sqrt[${bare(k)}]{${bare(c)}}\\right]_{${bare(index)}}`),
  },
  mathml: closed((index, radicand, degree) => subscript(fenced('[', ']', root(radicand, degree)), index)),
  semantics: `
    i,c,k,contfrac
    0,2,2,1
    1,2,2,2
    2,2,2,2
    5,2,2,2
    10,2,2,2
    30,2,2,2
    0,177,2,13
    1,177,2,3
    2,177,2,3
    5,177,2,2
    10,177,2,3
    30,177,2,3
    0,53,3,3
    1,53,3,1
    2,53,3,3
    5,53,3,2
    10,53,3,1
    30,53,3,1
    0,17,4,2
    1,17,4,32
    2,17,4,1
    5,17,4,5
    10,17,4,2
    30,17,4,1
    255,2,2,2
    255,7,3,2
    100,69,3,2
    40,2^40-1,16,5
    256,2,2,undefined
    0,4,2,2
    1,4,2,undefined
    0,0,3,0
    0,5,1,5
    1,5,1,undefined
    -1,2,2,undefined
    0,-1,2,undefined
    0,2,0,undefined
    0,2,17,undefined
    3,6,13,3
    0,2^40-1,2,1048575
    0,2^40,2,undefined
    1,2^64,2,undefined
    2^64,2,2,undefined
    0,2,2^64,undefined
    undefined,2,2,undefined
    1,undefined,2,undefined
    1,2,undefined,undefined
  `,
});
