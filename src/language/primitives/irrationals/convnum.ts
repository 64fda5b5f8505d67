import { CONVERGENT, QUOTIENTS } from '../../export/definitions/roots.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { convergentLook } from './convergent-look.js';
import { ofFraction } from './fraction-part.js';

export const CONVNUM = ofFraction({
  name: 'convnum',
  value: 'the numerator of a convergent',
  part: 'numerators',
  exports: {
    pari: call(
      define('root_convnum', 'root_convnum(i, c, k) = root_convergent(i, c, k)[1, 1];', CONVERGENT.pari),
    ),
    python: call(
      define(
        'convnum',
        `def convnum(i, c, k):
    return convergent(quotients(i, c, k))[0]`,
        CONVERGENT.python,
        QUOTIENTS.python,
      ),
    ),
    javascript: call(
      define(
        'convnum',
        'const convnum = (i, c, k) => convergent(quotients(i, c, k))[0];',
        CONVERGENT.javascript,
        QUOTIENTS.javascript,
      ),
    ),
    latex: rendering(
      ([index, c, k]) => `\\operatorname{num}_{${bare(index)}} \\sqrt[${bare(k)}]{${bare(c)}}`,
    ),
  },
  mathml: convergentLook('num'),
  semantics: `
    i,c,k,convnum
    0,2,2,1
    1,2,2,3
    2,2,2,7
    5,2,2,99
    10,2,2,8119
    30,2,2,367296043199
    0,177,2,13
    1,177,2,40
    2,177,2,133
    5,177,2,5468
    10,177,2,16607099
    30,177,2,36943199127893673635
    0,53,3,3
    1,53,3,4
    2,53,3,15
    5,53,3,447
    10,53,3,28236
    30,53,3,1867111630793005
    0,17,4,2
    1,17,4,65
    2,17,4,67
    5,17,4,1529
    10,17,4,57905
    30,17,4,7043188639767979
    255,2,2,48926646634423881954586808839856694558492182258668537145547700898547222910968507268117381704646657
    255,7,3,106646457989594261195806397421587363893887814301858389994248464070336647494097208477910213051175388810897827627783075654369980918855
    100,69,3,7592055748738057898572676325036640689928194248895943
    40,2^40-1,16,629712223905323347
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
    3,6,13,31
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
